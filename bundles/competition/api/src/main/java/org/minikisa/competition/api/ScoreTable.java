package org.minikisa.competition.api;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;

/**
 * The comparison table: every tender's points with their explanations, total and rank.
 *
 * @param rows in the order of their ranks
 * @param methods criterion id to {@code id@version} of the scoring method that was used
 */
public record ScoreTable(List<ScoreRow> rows, Map<String, String> methods) {

    public ScoreTable {
        rows = List.copyOf(rows);
        methods = Collections.unmodifiableMap(new LinkedHashMap<>(methods));
    }

    public Optional<ScoreRow> row(String tender) {
        return rows.stream().filter(row -> row.tender().equals(tender)).findFirst();
    }

    /** All rows of rank 1; more than one for a tie that no rule decided. */
    public List<ScoreRow> best() {
        return rows.stream().filter(row -> row.rank() == 1).toList();
    }

    /**
     * One tender.
     *
     * @param scores in the order of the criteria
     * @param exactTotal the sum of the weighted points
     * @param total rounded as announced
     * @param rank from 1; equal tenders share it and the next one is left out
     * @param tieBreak how a tie of totals was decided, empty when there was none
     */
    public record ScoreRow(
            String tender,
            String tenderer,
            List<CriterionScore> scores,
            BigDecimal exactTotal,
            BigDecimal total,
            int rank,
            Optional<LocalizedText> tieBreak) {

        public ScoreRow {
            Objects.requireNonNull(tender, "tender");
            Objects.requireNonNull(tenderer, "tenderer");
            Objects.requireNonNull(exactTotal, "exactTotal");
            Objects.requireNonNull(total, "total");
            Objects.requireNonNull(tieBreak, "tieBreak");
            scores = List.copyOf(scores);
        }

        public Optional<CriterionScore> score(String criterion) {
            return scores.stream()
                    .filter(score -> score.criterion().equals(criterion))
                    .findFirst();
        }
    }

    /**
     * One tender in one criterion.
     *
     * @param value what was scored
     * @param points of the method, rounded as announced; euros for methods whose result is money, the
     *     rank for those whose result is an order
     * @param weighted points × coefficient, rounded as announced
     * @param explanation the formula with the numbers put in
     */
    public record CriterionScore(
            String criterion, BigDecimal value, BigDecimal points, BigDecimal weighted, LocalizedText explanation) {

        public CriterionScore {
            Objects.requireNonNull(criterion, "criterion");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(points, "points");
            Objects.requireNonNull(weighted, "weighted");
            Objects.requireNonNull(explanation, "explanation");
        }
    }
}
