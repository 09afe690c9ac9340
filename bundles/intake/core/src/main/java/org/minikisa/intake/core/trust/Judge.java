package org.minikisa.intake.core.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.Trust;
import org.minikisa.intake.api.Trust.Level;
import org.minikisa.intake.core.mime.Mailbox;
import org.minikisa.intake.core.mime.Message;
import org.minikisa.intake.core.trust.AuthenticationResults.Finding;
import org.minikisa.intake.core.trust.AuthenticationResults.Word;
import org.minikisa.intake.core.trust.OwnReplies.OwnReply;

/**
 * Judges who wrote a message and what may be done with it. Pure.
 *
 * <p>Three things are proof, everything else is a claim: what one of the house's own mail servers found out, the token of a reply of ours,
 * and a note that was written down in the house. Fields that pretend to steer this program ({@code X-Minikisa-…} and those of others) are
 * read nowhere.
 */
public final class Judge {

    private final House house;

    public Judge(House house) {
        this.house = house;
    }

    public Judgement of(Channel channel, Message message, OwnReplies replies) {
        return switch (channel) {
            case MAIL -> new OfMail(message, replies).judgement();
            case FORM ->
                note(
                        message.from(),
                        Trust.Level.UNVERIFIED,
                        "filled in on the web, where anybody can give any address");
            case PHONE, EVENT -> note(message.from(), Trust.Level.OWN, "written down by one of the house's own people");
        };
    }

    private static Judgement note(Mailbox from, Trust.Level level, String reason) {
        return new Judgement(
                new Trust(level, List.of(reason)),
                false,
                Optional.empty(),
                Optional.of(new NoAnswer("not-mail", "it did not come by mail")),
                from.address(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    /** The judgement on one mail. */
    private final class OfMail {

        private final Message message;
        private final OwnReplies replies;
        private final List<Mailbox> senders;
        private final Optional<Reports.Kind> report;
        private final Optional<OwnReply> ours;
        private final Finding finding;

        OfMail(Message message, OwnReplies replies) {
            this.message = message;
            this.replies = replies;
            this.senders = Mailbox.all(message.header().all("from"));
            this.report = Reports.kindOf(message);
            this.ours = comingBack();
            this.finding =
                    new AuthenticationResults(message.header().all("authentication-results"), house).on(message.from());
        }

        Judgement judgement() {
            Optional<OwnReply> reply =
                    ours.or(this::answered).or(() -> report.flatMap(kind -> Reports.subjectOf(message, replies)));
            Optional<String> automatic = ours.map(own -> "our own " + own.reply() + ", coming back")
                    .or(() -> report.map(kind -> "a report: " + kind.mark()))
                    .or(() -> AutomaticSigns.in(message));
            return new Judgement(
                    trust(reply),
                    isAuthenticated() && claimsToBeUs() && automatic.isEmpty(),
                    automatic,
                    AnswerSigns.in(message, automatic, house),
                    answersGoTo(),
                    reply,
                    message.answers().stream()
                            .filter(id -> !ReplyTokens.isClaimed(id))
                            .toList(),
                    reply.filter(own -> report.filter(kind -> kind == Reports.Kind.BOUNCE)
                                    .isPresent())
                            .map(own -> Reports.bounce(message, own)),
                    marks());
        }

        /** A message of ours that a list, a rule or a copy brought back: it carries our id and one of our addresses. */
        private Optional<OwnReply> comingBack() {
            return house.isOwn(message.from().address()) ? replies.of(message.messageId()) : Optional.empty();
        }

        private Optional<OwnReply> answered() {
            return message.answers().stream()
                    .filter(ReplyTokens::isClaimed)
                    .flatMap(id -> replies.of(id).stream())
                    .findFirst();
        }

        /**
         * Portals and programs write for people and name these in Reply-To (RFC 5322 section 3.6.2). It is followed where the sender's
         * domain is proven, or where it names the same domain: a forger would have our answers sent to himself. A list puts itself there.
         */
        private String answersGoTo() {
            Mailbox from = message.from();
            List<Mailbox> named = Mailbox.all(message.header().all("reply-to"));
            Mailbox to = named.size() == 1 && isBelieved(named.get(0)) ? named.get(0) : from;
            return AnswerSigns.isUnread(to.localPart()) ? "" : to.address();
        }

        private boolean isBelieved(Mailbox replyTo) {
            return !replyTo.domain().isEmpty()
                    && !house.isOwn(replyTo.address())
                    && !AnswerSigns.isList(message)
                    && finding.word() != Word.OBJECTS
                    && (isAuthenticated()
                            || replyTo.domain().equalsIgnoreCase(message.from().domain()));
        }

        private Trust trust(Optional<OwnReply> reply) {
            var reasons = new ArrayList<String>();
            Level level = level(reply, reasons);
            if (!reasons.contains(finding.reason())) {
                reasons.add(finding.reason());
            }
            return new Trust(level, reasons);
        }

        private Level level(Optional<OwnReply> reply, List<String> reasons) {
            if (ours.isPresent() || report.isPresent() && reply.isPresent()) {
                // the house's own mail server reports in the house's name, and nobody authenticates a report
                reasons.add("carries the secret of " + reply.orElseThrow().reply()
                        + ", which it brings back or reports on");
                return Level.UNVERIFIED;
            }
            if (finding.word() == Word.OBJECTS) {
                reasons.add(finding.reason());
                return Level.FORGED;
            }
            if (!isAuthenticated() && claimsToBeUs()) {
                reasons.add("names one of the house's own addresses as its sender, and nobody vouches for that");
                return Level.FORGED;
            }
            if (senders.size() > 1) {
                reasons.add("names several senders");
                return Level.UNVERIFIED;
            }
            if (reply.isPresent()
                    && Addresses.same(reply.get().recipient(), message.from().address())) {
                reasons.add("carries the secret of " + reply.get().reply() + ", which went to this sender");
                return Level.ANSWERS_US;
            }
            reply.ifPresent(
                    own -> reasons.add("carries the secret of " + own.reply() + ", which went to somebody else"));
            return isAuthenticated() ? Level.AUTHENTICATED : Level.UNVERIFIED;
        }

        /** Of several senders nobody can say which one was checked (RFC 7489 section 6.6.1). */
        private boolean isAuthenticated() {
            return senders.size() == 1 && finding.word() == Word.VOUCHES;
        }

        private boolean claimsToBeUs() {
            return Stream.concat(senders.stream(), Stream.of(message.from()))
                    .map(Mailbox::address)
                    .anyMatch(address -> house.isOwn(address) || house.isStaff(address));
        }

        private List<String> marks() {
            var marks = new ArrayList<String>();
            report.ifPresent(kind -> marks.add(kind.mark()));
            if (message.header().has("list-id")) {
                marks.add("list");
            }
            if (senders.size() > 1) {
                marks.add("several-senders");
            }
            return marks;
        }
    }
}
