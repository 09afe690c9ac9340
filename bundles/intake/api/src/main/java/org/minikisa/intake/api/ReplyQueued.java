package org.minikisa.intake.api;

/**
 * Fact: a reply waits to be sent.
 *
 * @param reply its id, {@code RP-3}
 * @param conversation {@link ConversationId}
 * @param kind name of a {@code NewReply.Kind}
 */
public record ReplyQueued(String reply, String conversation, String kind) {}
