package org.minikisa.competition.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Rounding;
import org.minikisa.competition.api.Score;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.ScoringTask.Candidate;
import org.minikisa.problem.api.LocalizedText;

/** The figures of published sources, and what the formulas leave open. */
class FormulasTest {

    /**
     * KHO 2015:17: the cheapest 70, others cheapest / own × 70, two decimals; figures of the Varkaus prices, KHO
     * 2003:89.
     */
    @Test
    void theCheapestGetsAllAndOthersTheirRatio() {
        assertThat(points(new RatioToSmallest(), "70", "1373865.43", "1398836.21"))
                .containsExactly("70.00", "68.75");
    }

    /** KHO 2017:152: raw 18.5 and 16, best gets 20. */
    @Test
    void qualityIsRelatedToTheBest() {
        assertThat(points(new RelativeQuality(), "20", "18.5", "16")).containsExactly("20.00", "17.30");
    }

    @Test
    void linearGivesTheDearestNothing() {
        assertThat(points(new RatioToSmallestLinear(), "60", "100", "150", "200"))
                .containsExactly("60.00", "30.00", "0.00");
        assertThat(points(new RatioToLargestLinear(), "60", "100", "150", "200"))
                .containsExactly("0.00", "30.00", "60.00");
    }

    @Test
    void aSetEndTakesThePlaceOfTheFurthestTender() {
        assertThat(points(new RatioToSmallestLinear(), Map.of("maximum", "300"), "60", "100", "200", "350"))
                .containsExactly("60.00", "30.00", "0.00");
        assertThat(points(new RatioToLargestLinear(), Map.of("minimum", "50"), "60", "40", "100", "150"))
                .containsExactly("0.00", "30.00", "60.00");
    }

    @Test
    void aFixedRangeIsClampedAtBothEnds() {
        assertThat(points(
                        new FixedRangeLinear(),
                        Map.of("lowest", "100", "highest", "300"),
                        "40",
                        "80",
                        "150",
                        "300",
                        "999"))
                .containsExactly("40.00", "30.00", "0.00", "0.00");
    }

    @Test
    void twiceTheLowestPriceGetsNothingByPenalty() {
        assertThat(points(new PenaltyLinear(), "60", "100", "130", "200", "500"))
                .containsExactly("60.00", "42.00", "0.00", "0.00");
    }

    /** log2(2) = 1, log2(√2) = 1/2. */
    @Test
    void aDoublingCostsTheSameEverywhereByLogarithm() {
        assertThat(points(new Logarithmic(), Map.of("factor", "4"), "40", "100", "200", "400", "900"))
                .containsExactly("40.00", "20.00", "0.00", "0.00");
        assertThat(points(new Logarithmic(), Map.of("factor", "2"), "40", "100", "141.4213562373"))
                .containsExactly("40.00", "20.00");
    }

    /** KHO 2013:202: technical prices 2 444 000 and 1 615 000 from quality means 7.20 and 8.15. */
    @Test
    void lackingQualityIsPricedByTheMeanPrice() {
        var task = new ScoringTask(
                BigDecimal.ZERO,
                Map.of("scale", "10", "price", "price"),
                List.of(
                        new Candidate("appellant", new BigDecimal("7.20"), Map.of("price", new BigDecimal("8327000"))),
                        new Candidate("winner", new BigDecimal("8.15"), Map.of("price", new BigDecimal("9128000")))));
        assertThat(new MonetisedQuality().score(task))
                .extracting(score -> Rounding.halfUp(-3).apply(score.points()))
                .containsExactly(new BigDecimal("2444000"), new BigDecimal("1615000"));
    }

    @Test
    void aPriceOfZeroGetsAllAndOthersNothing() {
        for (ScoringMethod method : List.of(new RatioToSmallest(), new PenaltyLinear())) {
            assertThat(points(method, "60", "0", "1", "0")).containsExactly("60.00", "0.00", "60.00");
        }
        assertThat(points(new Logarithmic(), Map.of("factor", "2"), "60", "0", "1"))
                .containsExactly("60.00", "0.00");
        assertThat(points(new RatioToSmallestLinear(), "60", "0", "5", "10")).containsExactly("60.00", "30.00", "0.00");
    }

    @Test
    void nobodyAboveZeroMeansAllAreEquallyGood() {
        assertThat(points(new RatioToLargest(), "60", "0", "0")).containsExactly("60.00", "60.00");
    }

    @Test
    void anOutlierMovesTheLinearFormulaButNotTheRatio() {
        assertThat(points(new RatioToSmallest(), "60", "100", "120"))
                .isEqualTo(points(new RatioToSmallest(), "60", "100", "120", "9000")
                        .subList(0, 2));
        assertThat(points(new RatioToSmallestLinear(), "60", "100", "120")).containsExactly("60.00", "0.00");
        assertThat(points(new RatioToSmallestLinear(), "60", "100", "120", "9000")
                        .get(1))
                .isEqualTo("59.87");
    }

    @Test
    void negativePointsAreGivenWhereTheCallAllowsThem() {
        Criterion fleet =
                Criterion.evaluatedQuality("fleet", LocalizedText.same("fleet"), "given-points", BigDecimal.TEN);
        assertThat(new GivenPoints().problem(fleet, new BigDecimal("-1.44"))).isPresent();
        assertThat(new GivenPoints().problem(fleet.withParameter("least", "none"), new BigDecimal("-1.44")))
                .isEmpty();
        assertThat(new GivenPoints().problem(fleet, new BigDecimal("10.01"))).isPresent();
        assertThat(points(new GivenPoints(), "10", "-1.44")).containsExactly("-1.44");
    }

    @Test
    void theExplanationIsTheFormulaWithItsNumbers() {
        Score dearer = scores(new RatioToSmallest(), Map.of(), "70", "8000.50", "10000")
                .get(1);
        assertThat(dearer.explanation().fi()).isEqualTo("70 × 8\u00a0000,5 / 10\u00a0000");
        assertThat(dearer.explanation().en()).isEqualTo("70 × 8,000.5 / 10,000");
    }

    @Test
    void wrongParametersAreExplained() {
        Criterion range = Criterion.price("price", LocalizedText.same("price"), "fixed-range-linear", BigDecimal.TEN)
                .withParameter("lowest", "300")
                .withParameter("highest", "300");
        assertThat(new FixedRangeLinear().problems(range))
                .singleElement()
                .satisfies(problem -> assertThat(problem.place()).isEqualTo("parameters.highest"));
        assertThat(new Logarithmic().problems(range.withParameter("factor", "1")))
                .hasSize(1);
        assertThat(new MonetisedQuality()
                        .problems(range.withParameter("scale", "0").withParameter("reference", "best")))
                .hasSize(2);
    }

    private static List<String> points(ScoringMethod method, String max, String... values) {
        return points(method, Map.of(), max, values);
    }

    private static List<String> points(
            ScoringMethod method, Map<String, String> parameters, String max, String... values) {
        return scores(method, parameters, max, values).stream()
                .map(score -> Rounding.halfUp(2).apply(score.points()).toPlainString())
                .toList();
    }

    private static List<Score> scores(
            ScoringMethod method, Map<String, String> parameters, String max, String... values) {
        List<BigDecimal> amounts = Arrays.stream(values).map(BigDecimal::new).toList();
        return method.score(new ScoringTask(
                new BigDecimal(max),
                new HashMap<>(parameters),
                IntStream.range(0, amounts.size())
                        .mapToObj(i -> new Candidate("T" + i, amounts.get(i), Map.of()))
                        .toList()));
    }
}
