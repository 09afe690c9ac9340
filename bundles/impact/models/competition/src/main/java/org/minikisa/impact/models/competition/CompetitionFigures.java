package org.minikisa.impact.models.competition;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.ScoreTable.CriterionScore;
import org.minikisa.competition.api.Tender;

/** The figures of a competition whose tenders are opened. Pure. */
final class CompetitionFigures {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 4;

    private CompetitionFigures() {}

    /** How many tenderers handed in a tender that counts: several tenders of one are one (OCDS numberOfTenderers). */
    static long tenderers(Competition competition) {
        return competition.tenders().stream().map(Tender::tenderer).distinct().count();
    }

    /**
     * The second lowest price less the winning one, as a percentage of the winning one (Cardinal R024). Empty where it
     * says nothing: fewer than two prices, several price criteria, or a winner that was not the cheapest.
     */
    static Optional<BigDecimal> priceGap(Competition competition) {
        var prices = prices(competition);
        if (prices.size() < 2
                || winner(competition).map(prices.get(0)::compareTo).orElse(1) != 0) {
            return Optional.empty();
        }
        var lowest = prices.get(0);
        return Optional.of(prices.get(1)
                .subtract(lowest)
                .multiply(HUNDRED)
                .divide(lowest, DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros());
    }

    /** The standard deviation of the prices (n - 1) as a percentage of their mean; empty below three prices. */
    static Optional<BigDecimal> priceVariation(Competition competition) {
        var prices = prices(competition);
        if (prices.size() < 3) {
            return Optional.empty();
        }
        var count = BigDecimal.valueOf(prices.size());
        var mean = prices.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(count, MathContext.DECIMAL64);
        var squares = prices.stream()
                .map(price -> price.subtract(mean).pow(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(count.subtract(BigDecimal.ONE), MathContext.DECIMAL64);
        return Optional.of(squares.sqrt(MathContext.DECIMAL64)
                .multiply(HUNDRED)
                .divide(mean, DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros());
    }

    /** Of all scored tenders, lowest first; empty unless the competition has one price that counts in the total. */
    private static List<BigDecimal> prices(Competition competition) {
        var prices = new ArrayList<BigDecimal>();
        for (var row : competition.scores().map(table -> table.rows()).orElse(List.of())) {
            priceCriterion(competition)
                    .flatMap(criterion -> row.score(criterion.id()))
                    .map(CriterionScore::value)
                    .filter(price -> price.signum() > 0)
                    .ifPresent(prices::add);
        }
        prices.sort(BigDecimal::compareTo);
        return prices;
    }

    private static Optional<BigDecimal> winner(Competition competition) {
        return competition
                .award()
                .flatMap(award -> competition.scores().flatMap(table -> table.row(award.tender())))
                .flatMap(row -> priceCriterion(competition).flatMap(criterion -> row.score(criterion.id())))
                .map(CriterionScore::value);
    }

    private static Optional<Criterion> priceCriterion(Competition competition) {
        var prices = competition.draft().criteria().stream()
                .filter(criterion -> criterion.role() == Criterion.Role.PRICE)
                .filter(criterion -> criterion.partOf().isEmpty())
                .toList();
        return prices.size() == 1 ? Optional.of(prices.get(0)) : Optional.empty();
    }
}
