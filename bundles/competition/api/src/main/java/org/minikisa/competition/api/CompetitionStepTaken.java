package org.minikisa.competition.api;

/**
 * Fact: a step was taken. Those that have facts of their own (publication, tenders, opening, evaluation, decision) are
 * told by this one too, so that the life of a competition is one sequence.
 *
 * @param step a {@link CompetitionStep}'s name
 * @param from the {@link CompetitionState}'s name before it
 * @param to and after it
 * @param person a number of the house, {@code PE-3}; {@code ""} for the house itself. Who that is stands in state
 */
public record CompetitionStepTaken(String competition, String step, String from, String to, String person, String at) {}
