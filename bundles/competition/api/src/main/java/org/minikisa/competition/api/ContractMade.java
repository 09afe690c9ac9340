package org.minikisa.competition.api;

/**
 * Fact: the contract of a competition, or of one lot, was made.
 *
 * @param lot {@code ""} for a competition in one piece
 * @param tender the house's number of the awarded tender: {@code CO-3/2}
 * @param value without value added tax, a plain decimal
 * @param begins {@code 2026-05-01}
 * @param ends {@code ""} for a contract that runs on
 */
public record ContractMade(
        String competition,
        String lot,
        String tender,
        String value,
        String currency,
        String signed,
        String begins,
        String ends) {}
