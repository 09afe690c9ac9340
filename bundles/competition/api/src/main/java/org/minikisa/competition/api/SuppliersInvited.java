package org.minikisa.competition.api;

/**
 * Fact: suppliers were invited to tender.
 *
 * @param competition {@link CompetitionId}
 * @param suppliers how many, 0 or more
 * @param late whether they were admitted after the publication
 * @param at ISO 8601 in UTC
 */
public record SuppliersInvited(String competition, int suppliers, boolean late, String at) {}
