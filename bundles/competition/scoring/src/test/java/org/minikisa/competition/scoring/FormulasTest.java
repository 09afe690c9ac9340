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
import org.minikisa.competition.api.MethodTraits;
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

    /** One tender at ten times the price: without the rule it makes the others all but equal. */
    @Test
    void anAnnouncedRuleKeepsAnOutlierFromDeciding() {
        assertThat(points(new RatioToSmallestLinear(), "60", "100", "120", "140", "1400"))
                .containsExactly("60.00", "59.08", "58.15", "0.00");
        assertThat(points(new RatioToSmallestLinear(), Map.of("outlier", "1.5"), "60", "100", "120", "140", "1400"))
                .as("the largest counts as 1.5 × 130 = 195")
                .containsExactly("60.00", "47.37", "34.74", "0.00");
        assertThat(points(new RatioToSmallest(), Map.of("low-outlier", "0.5"), "60", "10", "100", "120"))
                .as("the smallest counts as half of 100")
                .containsExactly("60.00", "30.00", "25.00");
        assertThat(points(new RatioToLargest(), Map.of("outlier", "2"), "60", "10", "12", "100"))
                .as("the largest counts as 2 × 12")
                .containsExactly("25.00", "30.00", "60.00");
    }

    @Test
    void equalOffersGetWhatTheCallAnnounces() {
        for (var rule : Map.of("full", "60.00", "half", "30.00", "none", "0.00").entrySet()) {
            var parameters = Map.of("equal-offers", rule.getKey());
            for (ScoringMethod method : List.of(new RatioToSmallestLinear(), new RatioToLargestLinear())) {
                assertThat(points(method, parameters, "60", "100", "100.00"))
                        .containsExactly(rule.getValue(), rule.getValue());
                assertThat(points(method, parameters, "60", "100", "200")).containsExactlyInAnyOrder("60.00", "0.00");
            }
        }
        Criterion price = Criterion.price("price", LocalizedText.same("price"), "x", BigDecimal.TEN);
        assertThat(new RatioToSmallestLinear().traits(price).equalOffers()).isEqualTo(MethodTraits.EqualOffers.MAXIMUM);
        assertThat(new RatioToSmallestLinear()
                        .traits(price.withParameter("equal-offers", "half"))
                        .equalOffers())
                .isEqualTo(MethodTraits.EqualOffers.DECLARED);
        assertThat(new RatioToSmallestLinear().problems(price.withParameter("equal-offers", "some")))
                .hasSize(1);
        assertThat(new RatioToSmallestLinear()
                        .problems(price.withParameter("maximum", "9").withParameter("outlier", "2")))
                .extracting(problem -> problem.code())
                .containsExactly("competition.parameter.both");
    }

    @Test
    void bothBoundsMayBeSet() {
        assertThat(points(
                        new RatioToLargestLinear(),
                        Map.of("minimum", "50", "maximum", "150"),
                        "60",
                        "40",
                        "100",
                        "150",
                        "200"))
                .containsExactly("0.00", "30.00", "60.00", "60.00");
    }

    /** Prozorro's coefficient: 1 + 0.15 / (1 − 0.3), as its library computes it. */
    @Test
    void featuresMakeThePriceSmaller() {
        assertThat(beside(
                        new EffectivePrice(),
                        Map.of("features", "other", "most", "0.3"),
                        "0",
                        List.of("1000", "0.15"),
                        List.of("1000", "0"),
                        List.of("1000", "0.3")))
                .containsExactly("823.53", "1000.00", "700.00");
    }

    /** Negometrix: quality 80 % for 50 000 with X = 60 000; quality and price in the index with N = 20 / 80. */
    @Test
    void qualityIsWeighedAgainstPrice() {
        assertThat(beside(
                        new QualityPerPrice(),
                        Map.of("quality", "other", "scale", "100", "reference", "60000"),
                        "100",
                        List.of("50000", "80"),
                        List.of("40000", "80"),
                        List.of("50000", "0")))
                .containsExactly("96.00", "100.00", "0.00");
        assertThat(beside(
                        new QualityPerPrice(),
                        Map.of("quality", "other", "scale", "100"),
                        "100",
                        List.of("50000", "80"),
                        List.of("40000", "80"),
                        List.of("50000", "100")))
                .containsExactly("80.00", "100.00", "100.00");
        assertThat(beside(
                        new UtilityIndex(),
                        Map.of("quality", "other", "scale", "1", "ratio", "0.25"),
                        "100",
                        List.of("110", "0.8"),
                        List.of("100", "0.9"),
                        List.of("125", "0.1")))
                .containsExactly("88.64", "100.00", "64.00");
        assertThat(beside(
                        new PricePerQuality(),
                        Map.of("quality", "other", "scale", "100", "least", "10"),
                        "0",
                        List.of("1000", "80"),
                        List.of("900", "0")))
                .containsExactly("1250.00", "9000.00");
    }

    @Test
    void qualityIsTakenOffThePriceOrItsLackPutOnIt() {
        var worth = Map.of("worth", "250000", "scale", "10");
        assertThat(points(new QualityValue(), worth, "0", "7.2", "10", "0"))
                .containsExactly("-180000.00", "-250000.00", "0.00");
        assertThat(points(new QualityPenalty(), worth, "0", "7.2", "10", "0"))
                .containsExactly("70000.00", "0.00", "250000.00");
    }

    /** 1000 / 1.05 + 1000 / 1.1025, and 500 / 1.1025 at the end; KHO 2017:139 added service years undiscounted. */
    @Test
    void costsOfLaterYearsAreDiscountedAsAnnounced() {
        var task = new ScoringTask(
                BigDecimal.ZERO,
                Map.of("years", "2", "rate", "5", "use", "energy", "maintenance", "service", "end-of-life", "waste"),
                List.of(new Candidate(
                        "T",
                        new BigDecimal("10000"),
                        Map.of(
                                "energy",
                                new BigDecimal("600"),
                                "service",
                                new BigDecimal("400"),
                                "waste",
                                new BigDecimal("500")))));
        Score score = new LifeCycleCost().score(task).get(0);
        assertThat(Rounding.halfUp(2).apply(score.points())).isEqualTo(new BigDecimal("12312.93"));
        assertThat(score.explanation().en())
                .isEqualTo("10,000 + 1,000 × 1.85941 (yearly for 2 years at 5 %) + 500 × 0.907029… (at the end)"
                        .replace("1.85941 ", "1.85941… "));
        var undiscounted = new ScoringTask(BigDecimal.ZERO, Map.of("years", "3", "use", "energy"), task.candidates());
        assertThat(new LifeCycleCost().score(undiscounted).get(0).points()).isEqualByComparingTo("11800");
    }

    @Test
    void theCheapestOfThoseWithEnoughQualityIsFirst() {
        var parameters = Map.of("quality", "other", "minimum", "60");
        assertThat(beside(
                        new TwoStage(),
                        parameters,
                        "0",
                        List.of("100", "50"),
                        List.of("120", "70"),
                        List.of("110", "80"),
                        List.of("90", "59.99")))
                .containsExactly("3.00", "2.00", "1.00", "3.00");
        assertThat(beside(
                        new TwoStage(),
                        Map.of("quality", "other", "minimum", "60", "below", "by-quality"),
                        "0",
                        List.of("100", "50"),
                        List.of("120", "70"),
                        List.of("110", "80"),
                        List.of("90", "59.99")))
                .containsExactly("4.00", "2.00", "1.00", "3.00");
    }

    @Test
    void aFixedPriceDecidesNothingAndIsNotExceeded() {
        assertThat(points(new FixedPrice(), Map.of("price", "1000"), "10", "1000", "990"))
                .containsExactly("10.00", "10.00");
        Criterion price = Criterion.price("price", LocalizedText.same("price"), "fixed-price", BigDecimal.TEN)
                .withParameter("price", "1000");
        assertThat(new FixedPrice().problem(price, new BigDecimal("1000.01"))).isPresent();
    }

    @Test
    void theNumbersOfAFormulaAreATableToo() {
        Score dearer = scores(new RatioToSmallest(), Map.of(), "70", "8000.50", "10000")
                .get(1);
        assertThat(dearer.numbers())
                .containsOnly(
                        Map.entry("P", new BigDecimal("10000")),
                        Map.entry("m", new BigDecimal("8000.50")),
                        Map.entry("W", new BigDecimal("70")));
    }

    /** Values in the criterion and in the other one that the parameters name. */
    @SafeVarargs
    private static List<String> beside(
            ScoringMethod method, Map<String, String> parameters, String max, List<String>... tenders) {
        List<Candidate> candidates = IntStream.range(0, tenders.length)
                .mapToObj(i -> new Candidate(
                        "T" + i, new BigDecimal(tenders[i].get(0)), Map.of("other", new BigDecimal(tenders[i].get(1)))))
                .toList();
        return method.score(new ScoringTask(new BigDecimal(max), parameters, candidates)).stream()
                .map(score -> Rounding.halfUp(2).apply(score.points()).toPlainString())
                .toList();
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
