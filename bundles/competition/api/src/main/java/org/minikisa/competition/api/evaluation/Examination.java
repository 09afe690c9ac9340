package org.minikisa.competition.api.evaluation;

import java.util.List;
import java.util.Objects;

import org.minikisa.competition.api.CompetitionId;
import org.minikisa.problem.api.Problem;

/**
 * What was examined of the tenders of a competition.
 *
 * @param findings by tender and requirement
 * @param clarifications in the order of their numbers
 * @param prices statistics of the compared prices of each tender that takes part
 * @param exclusions also those that were taken back, in their order
 * @param shortfalls tenders below an announced minimum; empty before the evaluation
 * @param open what is still undecided: a decision is refused while there is any
 */
public record Examination(
        CompetitionId competition,
        List<Finding> findings,
        List<Clarification> clarifications,
        List<PriceStatistics> prices,
        List<Exclusion> exclusions,
        List<Shortfall> shortfalls,
        List<Problem> open) {

    public Examination {
        Objects.requireNonNull(competition, "competition");
        findings = List.copyOf(findings);
        clarifications = List.copyOf(clarifications);
        prices = List.copyOf(prices);
        exclusions = List.copyOf(exclusions);
        shortfalls = List.copyOf(shortfalls);
        open = List.copyOf(open);
    }
}
