package org.minikisa.competition.core.life;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.Judgement;
import org.minikisa.competition.api.TenderedValue;

/**
 * An award-table document that could be read.
 *
 * @param name of the file, for messages
 * @param decided the day of the decision or comparison, where it is known
 * @param figures what the source prints, and what was worked out from its rule
 */
record AwardTable(
        String name, CompetitionDraft draft, Optional<LocalDate> decided, List<Offer> offers, List<Figures> figures) {

    /** A tender and what the evaluators gave to it. */
    record Offer(String id, String tenderer, Map<String, TenderedValue> values, List<Judgement> judgements) {}

    /**
     * Figures to compare with.
     *
     * @param derived false for what the source prints; true for what somebody worked out from the source's rule
     * @param points tender, criterion: points before the coefficient
     * @param weighted tender, criterion: points after the coefficient
     * @param totals by tender
     * @param ranks by tender
     * @param winner id of the tender; empty where the source names none
     * @param tied tenders with equal totals
     * @param tieDecidedBy the criterion that decided it; empty where nothing did
     */
    record Figures(
            boolean derived,
            Map<String, Map<String, BigDecimal>> points,
            Map<String, Map<String, BigDecimal>> weighted,
            Map<String, BigDecimal> totals,
            Map<String, BigDecimal> ranks,
            Optional<String> winner,
            List<String> tied,
            Optional<String> tieDecidedBy,
            List<Sum> sums) {}

    /** Arithmetic that stands in the source itself. */
    record Sum(String what, List<BigDecimal> parts, BigDecimal stated, String remark) {}
}
