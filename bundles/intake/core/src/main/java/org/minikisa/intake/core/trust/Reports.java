package org.minikisa.intake.core.trust;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.minikisa.intake.core.mime.Header;
import org.minikisa.intake.core.mime.Message;
import org.minikisa.intake.core.mime.MessagePart;
import org.minikisa.intake.core.trust.Judgement.Bounce;
import org.minikisa.intake.core.trust.OwnReplies.OwnReply;

/**
 * Reports of mail systems: about delivery (RFC 3464, and the usual ones without it), reading (RFC 8098) and complaints (RFC 5965). What
 * they report on is told by the token of our own message that they quote, never by their word alone: anybody can write a report.
 */
final class Reports {

    /** What a report is about; the name in lower case is its mark. */
    enum Kind {
        BOUNCE,
        DELAY,
        RECEIPT,
        COMPLAINT,
        OTHER;

        String mark() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How much of a report's text is looked through for the message it returns. */
    private static final int LONGEST_TEXT = 200_000;

    private static final Pattern STATUS = Pattern.compile("(?<![0-9.])([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(?![0-9.])");

    /** Subjects of mailer daemons that write no RFC 3464: qmail, exim, Exchange, Domino. */
    private static final List<String> RETURNED = List.of(
            "undeliver",
            "delivery fail",
            "delivery status notification",
            "mail delivery",
            "failure notice",
            "failure delivery",
            "mail failure",
            "mail system error",
            "message delivery has failed",
            "there was an error sending your mail",
            "[bounce]",
            "returned mail",
            "delivery notification",
            "returned to sender",
            "could not be delivered",
            "non remis",
            "unzustellbar",
            "toimitus epäonnistui",
            "ei voitu toimittaa",
            "toimittamaton",
            "det gick inte att leverera",
            "kunde inte levereras",
            "olevererat");

    /** Names and local parts under which mail systems write, where nothing else says what they are. */
    private static final List<String> MAIL_SYSTEMS = List.of(
            "postmaster",
            "post_master",
            "sysadmin",
            "mail delivery system",
            "mail delivery subsystem",
            "mail deliver system",
            "system administrator",
            "courier mail server",
            "interscan");

    /** What a mail server answered, in a report's own words: "550 5.1.1", "554-". */
    private static final Pattern REFUSAL = Pattern.compile("(?<![0-9.])[45][0-9]{2}[ -]");

    /** What stands between a report in plain text and the message that it returns. */
    private static final List<String> RETURNING = List.of(
            "returned message ---",
            "below this line is a copy of the message",
            "original message follows",
            "message headers follow");

    private static final String COMPLAINT_OF_OUTLOOK = "complaint about message from ";

    private static final List<String> DELAYED =
            List.of("delay", "warning", "viiväst", "fördröj", "still being retried");

    private Reports() {}

    /** Empty for what is no report. */
    static Optional<Kind> kindOf(Message message) {
        Header header = message.header();
        String type = header.parameters("content-type").value();
        String reportType = header.parameters("content-type").get("report-type").toLowerCase(Locale.ROOT);
        if (reportType.contains("disposition-notification") || has(message, "message/disposition-notification")) {
            return Optional.of(Kind.RECEIPT);
        }
        if (reportType.contains("feedback-report")
                || has(message, "message/feedback-report")
                || returnsAMessage(message) && lower(message.subject()).startsWith(COMPLAINT_OF_OUTLOOK)) {
            return Optional.of(Kind.COMPLAINT);
        }
        if (reportType.contains("delivery-status")
                || has(message, "message/delivery-status")
                || has(message, "message/global-delivery-status")
                || header.has("x-failed-recipients")
                || reportType.isEmpty()
                        && mentions(message.subject(), RETURNED)
                        && (isFromDaemon(message) || isRefusal(message))) {
            return Optional.of(delivery(message));
        }
        return type.equals("multipart/report") ? Optional.of(Kind.OTHER) : Optional.empty();
    }

    private static boolean has(Message message, String mediaType) {
        return message.parts().stream().anyMatch(part -> part.mediaType().equals(mediaType))
                || message.header().parameters("content-type").value().equals(mediaType);
    }

    private static boolean isFromDaemon(Message message) {
        String name = lower(message.from().name());
        return AutomaticSigns.in(message.header(), message.from()).isPresent()
                || MAIL_SYSTEMS.contains(lower(message.from().localPart()))
                || MAIL_SYSTEMS.stream().anyMatch(name::startsWith);
    }

    /** Nobody known, but such a subject right at the beginning, and the message that was refused below a server's words. */
    private static boolean isRefusal(Message message) {
        String subject = lower(message.subject());
        String text = beginning(message.fullText());
        return RETURNED.stream().anyMatch(subject::startsWith)
                && (returnsAMessage(message) && REFUSAL.matcher(text).find() || mentions(text, RETURNING));
    }

    private static boolean returnsAMessage(Message message) {
        return has(message, "message/rfc822") || has(message, "text/rfc822-headers");
    }

    private static boolean mentions(String text, List<String> words) {
        String lower = lower(text);
        return words.stream().anyMatch(lower::contains);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }

    /** One recipient is enough for a failure; where nothing says what happened, the subject tells a delay. */
    private static Kind delivery(Message message) {
        List<String> actions = fields(message)
                .flatMap(fields -> fields.all("action").stream())
                .map(Comments::firstWord)
                .toList();
        if (actions.contains("failed")) {
            return Kind.BOUNCE;
        }
        if (!actions.isEmpty()) {
            return actions.contains("delayed") ? Kind.DELAY : Kind.OTHER;
        }
        return mentions(message.subject(), DELAYED) ? Kind.DELAY : Kind.BOUNCE;
    }

    private static Stream<Header> fields(Message message) {
        return message.parts().stream().map(MessagePart::fields).flatMap(List::stream);
    }

    /** The reply of ours that a report is about. */
    static Optional<OwnReply> subjectOf(Message message, OwnReplies replies) {
        Stream<String> returned = fields(message).flatMap(fields -> fields.ids("message-id").stream());
        Stream<String> written = ReplyTokens.mentionedIn(beginning(message.fullText())).stream();
        return Stream.concat(returned, written)
                .filter(ReplyTokens::isClaimed)
                .limit(ReplyTokens.MOST)
                .flatMap(id -> replies.of(id).stream())
                .findFirst();
    }

    static Bounce bounce(Message message, OwnReply reply) {
        String status = fields(message)
                .filter(fields -> fields.first("action")
                        .map(Comments::firstWord)
                        .filter("failed"::equals)
                        .isPresent())
                .flatMap(fields -> fields.first("status").stream())
                .flatMap(body -> status(body).stream())
                .findFirst()
                .or(() -> status(beginning(message.fullText())))
                .orElse("");
        return new Bounce(reply.reply(), status);
    }

    private static Optional<String> status(String text) {
        Matcher matcher = STATUS.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
