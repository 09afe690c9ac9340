package org.minikisa.intake.core.trust;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.minikisa.intake.core.mime.Header;
import org.minikisa.intake.core.mime.Mailbox;
import org.minikisa.intake.core.mime.Message;

/**
 * Tells whether a machine may answer a message (RFC 3834 section 2, and what mailing lists and mail programs do in practice). In doubt it
 * may not: a missing acknowledgement annoys one person, a loop annoys everybody.
 */
final class AnswerSigns {

    private static final List<String> LIST_FIELDS = List.of(
            "list-id",
            "list-post",
            "list-unsubscribe",
            "list-help",
            "list-subscribe",
            "list-owner",
            "list-archive",
            "mailing-list",
            "x-mailing-list",
            "x-mailinglist",
            "x-beenthere",
            "x-mailman-version",
            "feedback-id");

    private static final Set<String> PRECEDENCES =
            Set.of("bulk", "list", "junk", "auto_reply", "auto-reply", "autoreply");

    /** Values of X-Auto-Response-Suppress that speak of answers; DR, RN and NRN speak of receipts. */
    private static final Set<String> SUPPRESSED = Set.of("all", "oof", "autoreply");

    /** Rules of a mailbox or a program that sends on what it got: an answer would go round. */
    private static final List<String> LOOP_FIELDS = List.of(
            "x-loop",
            "x-ms-exchange-inbox-rules-loop",
            "x-rt-loop-prevention",
            "x-cron-env",
            "x-ms-exchange-generated-message-source");

    private static final Set<String> LISTS = Set.of("listserv", "majordomo", "listmaster", "mailman");
    private static final Set<String> DAEMONS =
            Set.of("postmaster", "mailer-daemon", "abuse", "hostmaster", "root", "daemon");

    /** Beginnings of local parts that nobody reads, without dots, dashes and underscores; in Finnish, Swedish and English. */
    private static final List<String> UNREAD = List.of(
            "noreply",
            "donotreply",
            "dontreply",
            "noresponse",
            "alavastaa",
            "eivastata",
            "eivastausta",
            "svarainte",
            "svarej",
            "ejsvar",
            "ingetsvar",
            "bounce");

    /** Beginnings of subjects that sound like an absence note; such a message is a person's all the same. */
    private static final Pattern ABSENT = Pattern.compile(
            "^(re: ?|vs: ?|sv: ?)?(automaattinen|poissa\\b|poissaolo|(olen )?(vuosi)?lomalla\\b"
                    + "|automatisk|frånvar|semester\\b|jag är på semester|borta från kontoret"
                    + "|out of (the )?office|ooo\\b|on (vacation|holiday|leave)\\b|i am (away|on )|automatic reply|auto[- ]?reply).*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final int LONGEST_SUBJECT_LOOKED_AT = 100;

    private AnswerSigns() {}

    /** @param automatic the sign that a machine wrote it */
    static Optional<NoAnswer> in(Message message, Optional<String> automatic, House house) {
        Header header = message.header();
        Mailbox from = message.from();
        String local = from.localPart().toLowerCase(Locale.ROOT);
        return automatic
                .map(sign -> new NoAnswer("automatic", sign))
                .or(() -> from.address().isEmpty() ? no("no-address", "it names no sender") : Optional.empty())
                .or(() -> house.isOwn(from.address())
                        ? no("own-address", "from one of our own addresses")
                        : Optional.empty())
                .or(() -> list(header, local))
                .or(() -> suppressed(header))
                .or(() -> first(header, LOOP_FIELDS).flatMap(name -> no("automatic", name)))
                .or(() -> DAEMONS.contains(local) ? no("automatic", "from a machine's address") : Optional.empty())
                .or(() -> isUnread(local) ? no("no-address", "from an address that nobody reads") : Optional.empty())
                .or(() -> soundsAbsent(message.subject())
                        ? no("automatic", "the subject sounds like an absence note")
                        : Optional.empty());
    }

    /** Whether it came over a mailing list. */
    static boolean isList(Message message) {
        return list(message.header(), message.from().localPart().toLowerCase(Locale.ROOT))
                .isPresent();
    }

    private static Optional<NoAnswer> no(String code, String reason) {
        return Optional.of(new NoAnswer(code, reason));
    }

    private static Optional<NoAnswer> list(Header header, String local) {
        return header.all("precedence").stream()
                .map(Comments::firstWord)
                .filter(PRECEDENCES::contains)
                .findFirst()
                .map(word -> new NoAnswer("list", "Precedence: " + word))
                .or(() -> first(header, LIST_FIELDS).flatMap(name -> no("list", name)))
                .or(() -> LISTS.contains(local) || local.startsWith("owner-") || local.endsWith("-request")
                        ? no("list", "from a mailing list's address")
                        : Optional.empty());
    }

    private static Optional<NoAnswer> suppressed(Header header) {
        for (String body : header.all("x-auto-response-suppress")) {
            for (String word : Comments.split(Comments.stripped(body), ",; \t")) {
                if (SUPPRESSED.contains(word.toLowerCase(Locale.ROOT))) {
                    return no("suppressed", "X-Auto-Response-Suppress");
                }
            }
        }
        return header.all("x-spam-flag").stream().map(Comments::firstWord).anyMatch("yes"::equals)
                ? no("suppressed", "X-Spam-Flag: yes")
                : Optional.empty();
    }

    private static Optional<String> first(Header header, List<String> names) {
        return names.stream().filter(header::has).findFirst();
    }

    private static boolean soundsAbsent(String subject) {
        return ABSENT.matcher(subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT_LOOKED_AT)))
                .matches();
    }

    /** Whether nobody reads what is sent there: {@code no-reply}, {@code ala_vastaa}. */
    static boolean isUnread(String localPart) {
        String letters = localPart
                .toLowerCase(Locale.ROOT)
                .replace(".", "")
                .replace("-", "")
                .replace("_", "");
        return UNREAD.stream().anyMatch(letters::startsWith);
    }
}
