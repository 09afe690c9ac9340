package org.minikisa.intake.api.sending;

import java.util.List;
import java.util.Optional;

import org.minikisa.intake.api.ConversationId;
import org.minikisa.store.api.Transaction;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Sends what the unit has to say. A reply is kept in the caller's unit of work and sent afterwards, at least once and always under the
 * same Message-ID; while there is no {@link MailTransport}, replies wait.
 */
@ProviderType
public interface Replies {

    /** Whether a reply was taken, or why a machine or person may not answer. */
    sealed interface Outcome {

        record Queued(ReplyId reply) implements Outcome {}

        /**
         * @param code stable: {@code list}, {@code automatic}, {@code own-address}, {@code no-address}, {@code suppressed},
         *     {@code daily-cap}, {@code forged}, {@code switched-off}, {@code not-mail}
         * @param reason for people, without personal data
         */
        record Withheld(String code, String reason) implements Outcome {}
    }

    /**
     * Queues a reply, or says why it is withheld. What holds for an acknowledgement (RFC 3834: no list, no machine, no bounce, no own
     * address, a cap per address and day) is checked here; a person's answer is withheld only where nobody can be reached.
     *
     * @throws org.minikisa.problem.api.InvalidInputException for an unknown contact and an empty text
     */
    Outcome queue(Transaction tx, NewReply reply);

    /** What {@link #queue} would say, without any effect. */
    Outcome preview(NewReply reply);

    Optional<Reply> find(ReplyId id);

    /** Oldest first. */
    List<Reply> ofConversation(ConversationId conversation);

    /** All in this state, oldest first; all of them where it is empty. */
    List<Reply> list(Optional<Reply.State> state);

    /** The whole message as it is or was sent (RFC 5322), for a look or for sending it by other means. */
    byte[] message(ReplyId id);

    /** Takes back what is not sent yet; refused otherwise. */
    Reply cancel(ReplyId id, String by);

    /** Tries a queued or failed one again at once. */
    Reply retry(ReplyId id, String by);
}
