package org.minikisa.support.api;

/**
 * Fact: the first contact of a conversation opened a case.
 *
 * @param supportCase {@link CaseId}
 * @param conversation {@code ConversationId}
 * @param kind name of a {@code Kind}
 * @param topic name of a {@code Topic}
 * @param jointProcurement {@code JointProcurementId}; empty for unknown
 * @param language ISO 639-1, lower case
 * @param channel name of a {@code Channel}
 * @param openedAt ISO 8601 in UTC: when the contact was received
 */
public record CaseOpened(
        String supportCase,
        String conversation,
        String kind,
        String topic,
        String jointProcurement,
        String language,
        String channel,
        String openedAt,
        boolean constructed) {}
