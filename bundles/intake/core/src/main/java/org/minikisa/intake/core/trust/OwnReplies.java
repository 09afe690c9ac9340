package org.minikisa.intake.core.trust;

import java.util.Optional;

/** Knows what the house has sent. */
@FunctionalInterface
public interface OwnReplies {

    /** Nothing was sent yet. */
    OwnReplies NONE = messageId -> Optional.empty();

    /**
     * The reply that a message id belongs to; empty for any other id, and for one that was not made with this house's key.
     *
     * @param messageId without brackets
     */
    Optional<OwnReply> of(String messageId);

    /**
     * A message that the house sent.
     *
     * @param reply {@code RP-3}
     * @param recipient the address it went to
     */
    record OwnReply(String reply, String conversation, String recipient) {}
}
