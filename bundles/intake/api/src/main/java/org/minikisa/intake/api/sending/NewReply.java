package org.minikisa.intake.api.sending;

import java.util.Objects;

import org.minikisa.intake.api.ContactId;
import org.minikisa.problem.api.Language;

/**
 * What is to be sent to the sender of a contact.
 *
 * @param answers the contact it answers; its sender is the recipient
 * @param text plain text, lines ending in LF, without history: that is added
 * @param language of the text
 * @param by who wrote it, as its recipient may see it; for an acknowledgement the unit's name
 */
public record NewReply(ContactId answers, Kind kind, String text, Language language, String by) {

    /** What a reply is. */
    public enum Kind {
        /** A machine says that the contact has come in ({@code Auto-Submitted: auto-replied}, RFC 3834). */
        ACKNOWLEDGEMENT,
        /** A person's answer. */
        ANSWER
    }

    public NewReply {
        Objects.requireNonNull(answers, "answers");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(by, "by");
    }
}
