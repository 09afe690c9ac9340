package org.minikisa.intake.api.sending;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.ConversationId;

/**
 * A reply and what became of it.
 *
 * @param recipient address; personal data
 * @param attempts how often it was tried
 * @param sent when a mail server took it over
 * @param remark why it was not sent or came back, the server's words included; empty where all is well
 * @param bounce the contact that told that it came back
 */
public record Reply(
        ReplyId id,
        ConversationId conversation,
        ContactId answers,
        NewReply.Kind kind,
        State state,
        String recipient,
        String subject,
        String text,
        String by,
        Instant queued,
        int attempts,
        Optional<Instant> sent,
        String remark,
        Optional<ContactId> bounce) {

    /** What became of a reply. */
    public enum State {
        /** Waits for a mail server. */
        QUEUED,
        /** A mail server has taken it over. */
        SENT,
        /** It came back. */
        BOUNCED,
        /** A mail server refused it, or it was tried too long. */
        FAILED,
        /** Taken back by a person before it was sent. */
        CANCELLED
    }

    public Reply {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(answers, "answers");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(queued, "queued");
        Objects.requireNonNull(sent, "sent");
        Objects.requireNonNull(remark, "remark");
        Objects.requireNonNull(bounce, "bounce");
    }

    /** Names nobody: records end up in logs. */
    @Override
    public String toString() {
        return "Reply[" + id + ", " + kind + ", " + state + "]";
    }
}
