package org.minikisa.competition.api;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.competition.api.MethodDescription.Origin;
import org.minikisa.competition.api.MethodDescription.Symbol;
import org.minikisa.problem.api.LocalizedText;

/**
 * The comparison table: every tender's points with their explanations, total and rank.
 *
 * @param rows in the order of their ranks
 * @param methods criterion id to {@code id@version} of the scoring method that was used
 * @param legends criterion id to what its numbers mean, in the order in which people read them
 */
public record ScoreTable(List<ScoreRow> rows, Map<String, String> methods, Map<String, List<Symbol>> legends) {

    public ScoreTable {
        rows = List.copyOf(rows);
        methods = Collections.unmodifiableMap(new LinkedHashMap<>(methods));
        // tables that were kept before there were legends have none
        legends = legends == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(legends));
    }

    /** A table without legends: its explanations are words only. */
    public ScoreTable(List<ScoreRow> rows, Map<String, String> methods) {
        this(rows, methods, Map.of());
    }

    /**
     * How a tender came to its points in a criterion, as a table: from the numbers of the formula over its result to the
     * weighted points. Empty for an unknown tender or criterion and for tables that were made in words only.
     */
    public List<Step> steps(String tender, String criterion) {
        return row(tender)
                .flatMap(row -> row.score(criterion))
                .map(score -> legends.getOrDefault(criterion, List.of()).stream()
                        .filter(symbol -> score.numbers().containsKey(symbol.symbol()))
                        .map(symbol -> new Step(
                                symbol.symbol(),
                                symbol.meaning(),
                                score.numbers().get(symbol.symbol()),
                                symbol.from()))
                        .toList())
                .orElse(List.of());
    }

    /** A line of the table that explains points: a number, what it means, where it comes from. */
    public record Step(String symbol, LocalizedText meaning, BigDecimal value, Origin from) {}

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
     * @param numbers the same by their symbols, for {@link ScoreTable#steps}; empty where there are words only
     */
    public record CriterionScore(
            String criterion,
            BigDecimal value,
            BigDecimal points,
            BigDecimal weighted,
            LocalizedText explanation,
            Map<String, BigDecimal> numbers) {

        public CriterionScore {
            Objects.requireNonNull(criterion, "criterion");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(points, "points");
            Objects.requireNonNull(weighted, "weighted");
            Objects.requireNonNull(explanation, "explanation");
            // scores that were kept before there were numbers have none
            numbers = numbers == null ? Map.of() : Map.copyOf(numbers);
        }

        /** A score that is explained in words only. */
        public CriterionScore(
                String criterion, BigDecimal value, BigDecimal points, BigDecimal weighted, LocalizedText explanation) {
            this(criterion, value, points, weighted, explanation, Map.of());
        }
    }
}
