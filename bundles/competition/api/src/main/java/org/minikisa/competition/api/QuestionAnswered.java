package org.minikisa.competition.api;

/**
 * Fact: a question was answered to all invited suppliers.
 *
 * @param competition {@link CompetitionId}
 * @param number of the question in the competition, from 1
 * @param correction whether the invitation has to be corrected because of it
 * @param at ISO 8601 in UTC
 */
public record QuestionAnswered(String competition, int number, boolean correction, String at) {}
