package org.minikisa.intake.api;

/**
 * Fact: a contact was understood, or found not to be understandable. A contact that leaves the quarantine has a second one;
 * the last one counts.
 *
 * @param contact {@link ContactId}
 * @param conversation {@link ConversationId}; empty for none
 * @param disposition {@link Disposition}
 * @param channel {@link Channel}
 * @param receivedAt ISO 8601 in UTC
 * @param customer {@code CustomerId}; empty for unknown
 */
public record ContactReceived(
        String contact,
        String conversation,
        String disposition,
        String channel,
        String receivedAt,
        String customer,
        boolean constructed) {}
