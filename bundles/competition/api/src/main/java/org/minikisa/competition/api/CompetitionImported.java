package org.minikisa.competition.api;

/**
 * Fact: a competition from elsewhere was taken in, or a newer state of it.
 *
 * @param source {@code OCDS} or {@code EFORMS}
 * @param nature {@link Nature}'s name
 * @param state the {@link CompetitionState}'s name it stands in
 * @param awards how many lots were awarded
 */
public record CompetitionImported(
        String competition, String source, String nature, String state, int lots, int tenders, int awards, String at) {}
