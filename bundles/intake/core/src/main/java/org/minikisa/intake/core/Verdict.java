package org.minikisa.intake.core;

import java.util.List;
import java.util.Optional;

import org.minikisa.intake.api.Disposition;

/**
 * What became of a contact, and why.
 *
 * @param marks what a person should know of it, see {@link org.minikisa.intake.api.ContactDetails#marks}
 */
record Verdict(
        Disposition disposition,
        String reason,
        Optional<String> conversation,
        Optional<String> duplicateOf,
        List<String> marks) {

    /** Another message had its Message-ID before, with other content. */
    static final String MESSAGE_ID_REUSED = "message-id-reused";
    /** It belongs to a conversation by its header and is about something else by its subject. */
    static final String SUBJECT_CHANGED = "subject-changed";

    Verdict(Disposition disposition, String reason, Optional<String> conversation, Optional<String> duplicateOf) {
        this(disposition, reason, conversation, duplicateOf, List.of());
    }

    Verdict with(List<String> more) {
        return new Verdict(disposition, reason, conversation, duplicateOf, more);
    }

    static Verdict duplicate(String reason, IntakeTables.Earlier earlier) {
        return new Verdict(
                Disposition.DUPLICATE,
                reason + " " + earlier.contact(),
                earlier.conversation(),
                Optional.of(earlier.contact()));
    }

    static Verdict automatic(String sign, Optional<String> conversation) {
        return new Verdict(Disposition.AUTOMATIC, sign, conversation, Optional.empty());
    }

    static Verdict followUp(String reason, String conversation) {
        return new Verdict(Disposition.FOLLOW_UP, reason, Optional.of(conversation), Optional.empty());
    }

    static Verdict newConversation(String reason, String conversation) {
        return new Verdict(Disposition.NEW_CONVERSATION, reason, Optional.of(conversation), Optional.empty());
    }
}
