package org.minikisa.competition.api;

/**
 * Fact: tenders were scored and ranked.
 *
 * @param tenders how many
 * @param best how many share the first rank; of lots, the most in one of them
 */
public record CompetitionEvaluated(String competition, int tenders, int best) {}
