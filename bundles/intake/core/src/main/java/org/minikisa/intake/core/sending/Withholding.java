package org.minikisa.intake.core.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.api.Trust;
import org.minikisa.intake.api.sending.NewReply;
import org.minikisa.intake.api.sending.Replies.Outcome.Withheld;
import org.minikisa.intake.core.sending.ReplyTables.Answered;
import org.minikisa.intake.core.trust.Addresses;
import org.minikisa.intake.core.trust.House;
import org.minikisa.intake.core.trust.Judgement;
import org.minikisa.intake.core.trust.NoAnswer;

/**
 * Why a reply is not sent. A person's answer is withheld only where it would reach nobody; a machine's acknowledgement by the rules of
 * RFC 3834 as well.
 *
 * @param acknowledge whether machines may answer at all
 * @param acknowledgementsPerDay to one address within 24 hours
 */
record Withholding(House house, boolean acknowledge, int acknowledgementsPerDay) {

    /** Nobody waits any longer to hear that a message has come in; also keeps an old mailbox that is taken over quiet. */
    private static final Duration TOO_LATE = Duration.ofDays(2);

    private static final Duration DAY = Duration.ofHours(24);

    Optional<Withheld> reason(
            NewReply.Kind kind, Answered contact, Judgement judgement, ReplyTables tables, Instant now) {
        return kind == NewReply.Kind.ANSWER
                ? unreachable(contact, judgement.answersGoTo())
                : forbidden(contact, judgement)
                        .or(() -> unreachable(contact, contact.fromAddress()))
                        .or(() -> tooLate(contact, now))
                        .or(() -> overCap(contact.fromAddress(), tables, now));
    }

    private Optional<Withheld> unreachable(Answered contact, String address) {
        if (house.addresses().isEmpty()) {
            return withheld(
                    "switched-off", "no address of our own is configured (ownAddresses of org.minikisa.intake.core)");
        }
        if (contact.disposition() == Disposition.QUARANTINED
                || contact.conversation().isEmpty()) {
            return withheld("no-address", "it belongs to no conversation");
        }
        if (address.isEmpty() && !contact.fromAddress().isEmpty()) {
            return withheld(
                    "no-address",
                    "it is from an address that nobody reads, and names no other one for answers that can be believed");
        }
        if (MailAddress.sendable(address).isEmpty()) {
            return withheld("no-address", "it has no sender's address that mail can be sent to");
        }
        return house.isOwn(address)
                ? withheld("own-address", "it came from one of our own addresses")
                : Optional.empty();
    }

    private Optional<Withheld> forbidden(Answered contact, Judgement judgement) {
        if (!acknowledge) {
            return withheld("switched-off", "acknowledgements are switched off");
        }
        if (contact.channel() != Channel.MAIL) {
            return withheld("not-mail", "it did not come by mail");
        }
        if (judgement.trust().level() == Trust.Level.FORGED) {
            return withheld("forged", "its sender is forged");
        }
        if (judgement.isStaff()) {
            return withheld("own-address", "one of our own people wrote it");
        }
        return judgement.noAnswer().map(Withholding::withheld).or(() -> ended(contact));
    }

    private static Optional<Withheld> ended(Answered contact) {
        return switch (contact.disposition()) {
            case NEW_CONVERSATION, FOLLOW_UP ->
                contact.constructed()
                        ? withheld("suppressed", "it is made up for a demonstration or test")
                        : Optional.empty();
            case DUPLICATE -> withheld("suppressed", "it came before");
            case AUTOMATIC -> withheld("automatic", "a machine wrote it");
            case QUARANTINED -> withheld("suppressed", "it could not be understood");
        };
    }

    private static Optional<Withheld> tooLate(Answered contact, Instant now) {
        return contact.received().isBefore(now.minus(TOO_LATE))
                ? withheld("suppressed", "it came in more than " + TOO_LATE.toDays() + " days ago")
                : Optional.empty();
    }

    private Optional<Withheld> overCap(String address, ReplyTables tables, Instant now) {
        return tables.acknowledgements(Addresses.withoutTag(address), now.minus(DAY)) >= acknowledgementsPerDay
                ? withheld("daily-cap", acknowledgementsPerDay + " went to this address within 24 hours")
                : Optional.empty();
    }

    private static Withheld withheld(NoAnswer no) {
        return new Withheld(no.code(), no.reason());
    }

    private static Optional<Withheld> withheld(String code, String reason) {
        return Optional.of(new Withheld(code, reason));
    }
}
