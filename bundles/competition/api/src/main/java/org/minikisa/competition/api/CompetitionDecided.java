package org.minikisa.competition.api;

/**
 * Fact: the award decision was made.
 *
 * @param jointProcurement id; {@code ""} for none
 * @param customer id; {@code ""} for none
 * @param winner the winning tender, {@code CO-3/2}
 * @param winnerSupplier id of the winner where it is a known supplier, otherwise {@code ""}
 * @param impactModel id of the model the customer chose by; {@code ""} for none
 */
public record CompetitionDecided(
        String competition,
        String jointProcurement,
        String customer,
        String nature,
        int tenders,
        String winner,
        String winnerSupplier,
        String impactModel,
        String decidedAt) {}
