package org.minikisa.intake.core;

import java.util.Optional;

import org.minikisa.intake.api.Disposition;

/** What became of a contact, and why. */
record Verdict(Disposition disposition, String reason, Optional<String> conversation, Optional<String> duplicateOf) {

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

    static Verdict newConversation(String conversation) {
        return new Verdict(
                Disposition.NEW_CONVERSATION,
                "answers nothing that is known",
                Optional.of(conversation),
                Optional.empty());
    }
}
