package org.minikisa.competition.api;

/**
 * Fact: an invited supplier asked something.
 *
 * @param competition {@link CompetitionId}
 * @param number of the question in the competition, from 1
 * @param at ISO 8601 in UTC
 */
public record QuestionAsked(String competition, int number, String at) {}
