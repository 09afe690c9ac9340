package org.minikisa.support.api;

/**
 * Fact: a mini-competition came of a case.
 *
 * @param supportCase {@link CaseId}
 * @param competition {@code CompetitionId}
 */
public record CaseLinkedToCompetition(String supportCase, String competition) {}
