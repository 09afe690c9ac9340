package org.minikisa.competition.api;

/**
 * Fact: a lot was decided; one for each lot, beside {@link CompetitionDecided}.
 *
 * @param lot its place in the invitation, from 1; 0 for a competition in one piece
 * @param winner the winning tender, {@code CO-3/2}; {@code ""} where nothing was awarded
 * @param winnerSupplier id of the winner where it is a known supplier, otherwise {@code ""}
 */
public record LotDecided(String competition, int lot, String winner, String winnerSupplier, String decidedAt) {}
