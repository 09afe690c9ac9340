package org.minikisa.competition.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.minikisa.competition.core.House.price;
import static org.minikisa.competition.core.House.quality;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionDraft.RankOn;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Judgement;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.Rounding;
import org.minikisa.competition.api.Score;
import org.minikisa.competition.api.ScoreTable;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.TieRule;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.competition.core.Decimals;
import org.minikisa.competition.core.House;
import org.minikisa.competition.core.OfferedScoring;
import org.minikisa.competition.scoring.GivenPoints;
import org.minikisa.competition.scoring.HighestFirst;
import org.minikisa.competition.scoring.LowestFirst;
import org.minikisa.competition.scoring.QualityTotal;
import org.minikisa.competition.scoring.RatioToSmallest;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;

class EvaluationTest {

    private final Map<String, ScoringMethod> methods = new HashMap<>(Map.of(
            "ratio-to-smallest",
            new RatioToSmallest(),
            "given-points",
            new GivenPoints(),
            "quality-total",
            new QualityTotal(),
            "lowest-first",
            new LowestFirst(),
            "highest-first",
            new HighestFirst()));
    private final List<Tender> tenders = new ArrayList<>();
    private final List<Judgement> judgements = new ArrayList<>();

    /** 100 / 105 of 60 is 57.142857…: the same tender gets four different results by what was announced. */
    @Test
    void roundsAtTheAnnouncedStageAndNowhereElse() {
        tender("a", "100", "10");
        tender("b", "105", "10");
        assertThat(totals(draft(price("60").rounded(Rounding.halfUp(1)))).get(1))
                .isEqualTo(tuple("b", "67.1", 2));
        assertThat(totals(draft(price("60").rounded(Rounding.down(3)))).get(1)).isEqualTo(tuple("b", "67.142", 2));
        assertThat(totals(draft(price("10").withCoefficient(new BigDecimal("6")).weightedRounded(Rounding.halfUp(2))))
                        .get(1))
                .isEqualTo(tuple("b", "67.14", 2));
        assertThat(totals(draft(price("10").rounded(Rounding.halfUp(2)).withCoefficient(new BigDecimal("6"))))
                        .get(1))
                .as("9.52 × 6")
                .isEqualTo(tuple("b", "67.12", 2));
        assertThat(table(CompetitionDraft.of("x", LocalizedText.same("x"))
                                .criterion(price("60"))
                                .criterion(quality("quality", "40"))
                                .totalsRounded(Rounding.halfUp(0), RankOn.ROUNDED_TOTAL)
                                .build())
                        .row("b")
                        .orElseThrow()
                        .total())
                .isEqualTo(new BigDecimal("67"));
    }

    /** KHO 2017:156: 4.2614 was announced to be cut to one decimal. */
    @Test
    void cuttingIsNotRounding() {
        assertThat(Rounding.down(1).apply(new BigDecimal("4.2614"))).isEqualTo(new BigDecimal("4.2"));
        assertThat(Rounding.halfUp(2).apply(new BigDecimal("17.295"))).isEqualTo(new BigDecimal("17.30"));
        assertThat(Rounding.halfUp(2).apply(new BigDecimal("-1.445"))).isEqualTo(new BigDecimal("-1.45"));
        assertThat(Rounding.halfUp(-3).apply(new BigDecimal("2443700"))).isEqualTo(new BigDecimal("2444000"));
    }

    /** A third times three is one, also where digits are cut off: 0.999… was one less. */
    @Test
    void whatAQuotientLacksInItsLastDigitIsNotCutOffAsAWhole() {
        BigDecimal third = BigDecimal.ONE.divide(new BigDecimal("3"), ScoringMethod.PRECISION);
        BigDecimal three = new BigDecimal("3");
        assertThat(Rounding.down(0).apply(third.multiply(three))).isEqualTo(new BigDecimal("1"));
        assertThat(Rounding.halfUp(0).apply(third.multiply(new BigDecimal("1.5"))))
                .isEqualTo(new BigDecimal("1"));
        assertThat(Rounding.down(2)
                        .apply(new BigDecimal("1e30")
                                .divide(three, ScoringMethod.PRECISION)
                                .multiply(three)))
                .isEqualTo(new BigDecimal("1e30").setScale(2));
        assertThat(Rounding.down(2).apply(third)).isEqualTo(new BigDecimal("0.33"));
        tender("a", "100", "10");
        tender("b", "300", "10");
        assertThat(totals(draft(price("1").withCoefficient(new BigDecimal("60")).weightedRounded(Rounding.down(2))))
                        .get(1))
                .isEqualTo(tuple("b", "30.00", 2));
    }

    @Test
    void whatIsComparedIsWhatWasAnnouncedToBeCompared() {
        tender("a", "100", "10");
        tender("b", "100.001", "10");
        CompetitionDraft.Builder draft = CompetitionDraft.of("x", LocalizedText.same("x"))
                .criterion(price("60"))
                .criterion(quality("quality", "40"));
        assertThat(totals(draft.totalsRounded(Rounding.halfUp(2), RankOn.ROUNDED_TOTAL)
                        .build()))
                .containsExactlyInAnyOrder(tuple("a", "70.00", 1), tuple("b", "70.00", 1));
        assertThat(totals(draft.totalsRounded(Rounding.halfUp(2), RankOn.EXACT_TOTAL)
                        .build()))
                .containsExactly(tuple("a", "70.00", 1), tuple("b", "70.00", 2));
    }

    /** Three thirds are one: unrounded sums are equal although no third can be written down. */
    @Test
    void unroundedTotalsAreEqualWhereArithmeticIs() {
        var thirds = CompetitionDraft.of("x", LocalizedText.same("x"));
        for (String id : List.of("p1", "p2", "p3")) {
            thirds.criterion(Criterion.price(id, LocalizedText.same(id), "ratio-to-smallest", BigDecimal.ONE));
        }
        tenders.add(House.tender("a", Map.of("p1", "3", "p2", "3", "p3", "3")));
        tenders.add(House.tender("b", Map.of("p1", "1", "p2", "1", "p3", "1")));
        tenders.add(House.tender("c", new LinkedHashMap<>(Map.of("p1", "1", "p2", "1000000", "p3", "1000000"))));
        ScoreTable table = table(thirds.build());
        assertThat(Decimals.same(table.row("a").orElseThrow().total(), BigDecimal.ONE))
                .isTrue();
        assertThat(table.row("a").orElseThrow().rank()).isEqualTo(3);
    }

    /** KHO 2014:55: equal totals, then the higher sum of the two quality criteria, then customer satisfaction. */
    @Test
    void tiesAreDecidedBySumOfQualityAndThenByOneCriterion() {
        CompetitionDraft draft = CompetitionDraft.of("x", LocalizedText.same("x"))
                .criterion(quality("price", "70"))
                .criterion(quality("satisfaction", "15"))
                .criterion(quality("function", "15"))
                .ties(TieRule.sumOf("satisfaction", "function").then("satisfaction"))
                .build();
        given("a", Map.of("price", "60", "satisfaction", "10", "function", "12"));
        given("b", Map.of("price", "60", "satisfaction", "12", "function", "10"));
        given("c", Map.of("price", "58", "satisfaction", "12", "function", "12"));
        given("d", Map.of("price", "61", "satisfaction", "12", "function", "8"));
        ScoreTable table = table(draft);
        assertThat(table.rows())
                .extracting(row -> row.tender(), row -> row.rank())
                .containsExactly(tuple("c", 1), tuple("b", 2), tuple("a", 3), tuple("d", 4));
        assertThat(table.row("c").orElseThrow().tieBreak().orElseThrow().en())
                .isEqualTo("equal totals of 82, decided by satisfaction + function: 24.00");
        assertThat(table.row("d").orElseThrow().tieBreak()).isEmpty();
    }

    @Test
    void tendersThatNothingTellsApartShareTheirRank() {
        tender("a", "100", "10");
        tender("b", "100", "10");
        tender("c", "200", "10");
        assertThat(table(draft(price("60"))).rows())
                .extracting(row -> row.rank())
                .containsExactly(1, 1, 3);
    }

    @Test
    void theOrderInWhichTendersCameDoesNotMatter() {
        tender("a", "100", "10");
        tender("b", "100", "10");
        tender("c", "90", "4");
        ScoreTable one = table(draft(price("60")));
        Collections.reverse(tenders);
        ScoreTable other = table(draft(price("60")));
        assertThat(other.rows()).containsExactlyInAnyOrderElementsOf(one.rows());
    }

    @Test
    void qualityTotalsAreScaledSoThatTheBestQualityGetsItsFullWeight() {
        CompetitionDraft draft = CompetitionDraft.of("x", LocalizedText.same("x"))
                .criterion(price("60"))
                .criterion(quality("quality", "40")
                        .withMethod("quality-total")
                        .withSource(ValueSource.PARTS)
                        .rounded(Rounding.halfUp(2)))
                .criterion(quality("plan", "10")
                        .withCoefficient(new BigDecimal("2"))
                        .asPartOf("quality"))
                .criterion(quality("staff", "10").asPartOf("quality"))
                .build();
        given("a", Map.of("plan", "8", "staff", "9"));
        given("b", Map.of("plan", "6", "staff", "8"));
        tenders.replaceAll(tender -> House.tender(tender.id(), Map.of("price", "100")));
        ScoreTable table = table(draft);
        assertThat(table.row("a").orElseThrow().score("quality").orElseThrow().value())
                .isEqualByComparingTo("25");
        assertThat(table.rows()).extracting(row -> row.total().toPlainString()).containsExactly("100.00", "92.00");
        assertThat(table.row("b")
                        .orElseThrow()
                        .score("quality")
                        .orElseThrow()
                        .explanation()
                        .en())
                .isEqualTo("40 × 20 / 25 = 32");
    }

    @Test
    void aMethodThatThrowsOrForgetsATenderIsNamed() {
        tender("a", "100", "10");
        methods.put("ratio-to-smallest", broken(task -> {
            throw new IllegalStateException("boom");
        }));
        assertThatThrownBy(() -> table(draft(price("60"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("ratio-to-smallest@1.0")
                .hasMessageContaining("boom");
        methods.put("ratio-to-smallest", broken(task -> List.of()));
        assertThatThrownBy(() -> table(draft(price("60"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("0 scores");
    }

    private static ScoringMethod broken(Function<ScoringTask, List<Score>> formula) {
        return new ScoringMethod() {
            @Override
            public MethodDescription description() {
                return new RatioToSmallest().description();
            }

            @Override
            public List<Score> score(ScoringTask task) {
                return formula.apply(task);
            }
        };
    }

    private static CompetitionDraft draft(Criterion price) {
        return CompetitionDraft.of("x", LocalizedText.same("x"))
                .criterion(price)
                .criterion(quality("quality", "40"))
                .build();
    }

    /** Ranks 1, 2, 3 by price and 3, 1, 1 by quality, which counts twice. */
    @Test
    void theLowestTotalOfRanksWins() {
        tender("a", "100", "10");
        tender("b", "200", "30");
        tender("c", "300", "30");
        ScoreTable table = table(CompetitionDraft.of("x", LocalizedText.same("x"))
                .criterion(House.ranked(price("1"), "lowest-first"))
                .criterion(
                        House.ranked(quality("quality", "1"), "highest-first").withCoefficient(new BigDecimal("2")))
                .lowestRanksWin()
                .build());
        assertThat(table.rows())
                .extracting(row -> row.tender(), row -> row.total().toPlainString(), row -> row.rank())
                .containsExactly(tuple("b", "4", 1), tuple("c", "5", 2), tuple("a", "7", 3));
        assertThat(table.row("a").orElseThrow().score("quality").orElseThrow().explanation())
                .isEqualTo(new LocalizedText(
                        "10, paras 30, tarjouksia 3: sija 3; × 2 = 6",
                        "10, bäst 30, 3 anbud: plats 3; × 2 = 6",
                        "10, best 30, 3 tenders: rank 3; × 2 = 6"));
    }

    @Test
    void anOrderDecidesAloneAndIsMadeAgainWithoutTheExcluded() {
        CompetitionDraft alone = CompetitionDraft.of("x", LocalizedText.same("x"))
                .criterion(House.ranked(price("1"), "lowest-first"))
                .priceOnlyBecause("goods")
                .lowestRanksWin()
                .build();
        tenders.add(House.tender("cheapest", "1"));
        tenders.add(House.tender("a", "2"));
        tenders.add(House.tender("b", "3"));
        assertThat(totals(alone)).containsExactly(tuple("cheapest", "1", 1), tuple("a", "2", 2), tuple("b", "3", 3));
        tenders.remove(0);
        assertThat(totals(alone)).containsExactly(tuple("a", "1", 1), tuple("b", "2", 2));
    }

    /** A tie of ranks is decided by points of a part: there more is better, although the lowest total wins. */
    @Test
    void aTieOfRanksIsDecidedByPointsTheRightWayRound() {
        CompetitionDraft draft = CompetitionDraft.of("x", LocalizedText.same("x"))
                .criterion(House.ranked(price("1"), "lowest-first"))
                .criterion(
                        House.ranked(quality("quality", "1"), "highest-first").withSource(ValueSource.PARTS))
                .criterion(quality("team", "10").asPartOf("quality"))
                .ties(TieRule.inOrder("team"))
                .lowestRanksWin()
                .build();
        tenders.add(House.tender("cheap", "100"));
        tenders.add(House.tender("good", "200"));
        judgements.add(new Judgement("cheap", "team", new BigDecimal("5"), "evaluator", "reason"));
        judgements.add(new Judgement("good", "team", new BigDecimal("9"), "evaluator", "reason"));
        ScoreTable table = table(draft);
        assertThat(table.rows())
                .extracting(row -> row.tender(), row -> row.total().toPlainString(), row -> row.rank())
                .containsExactly(tuple("good", "3", 1), tuple("cheap", "3", 2));
        assertThat(table.rows().get(0).tieBreak().orElseThrow().en()).contains("decided by team: 9");
        assertThat(Grounds.of(draft, table).en()).startsWith("lowest total of ranks: 3, next 3; equal totals of 3");
    }

    @Test
    void ranksThatAreNoneAreRefused() {
        methods.put("lowest-first", new ScoringMethod() {
            @Override
            public MethodDescription description() {
                return new LowestFirst().description();
            }

            @Override
            public List<Score> score(ScoringTask task) {
                return task.candidates().stream()
                        .map(one -> new Score(one.tender(), new BigDecimal("2"), LocalizedText.same("2")))
                        .toList();
            }
        });
        tenders.add(House.tender("a", "1"));
        tenders.add(House.tender("b", "1"));
        assertThatThrownBy(() -> table(CompetitionDraft.of("x", LocalizedText.same("x"))
                        .criterion(House.ranked(price("1"), "lowest-first"))
                        .lowestRanksWin()
                        .build()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("2 tenders of rank 2 where FIRST gives 1");
    }

    private void tender(String id, String price, String quality) {
        tenders.add(House.tender(id, price));
        judgements.add(new Judgement(id, "quality", new BigDecimal(quality), "evaluator", "reason"));
    }

    private void given(String id, Map<String, String> points) {
        tenders.add(House.tender(id, Map.of()));
        points.forEach((criterion, value) ->
                judgements.add(new Judgement(id, criterion, new BigDecimal(value), "evaluator", "reason")));
    }

    private ScoreTable table(CompetitionDraft draft) {
        var offered = new HashMap<String, OfferedScoring>();
        draft.criteria()
                .forEach(criterion -> offered.put(
                        criterion.id(),
                        new OfferedScoring(criterion.method(), "1.0", 0, 0, methods.get(criterion.method()))));
        return Evaluation.evaluate("CO-1", draft, tenders, judgements, offered);
    }

    private List<Tuple> totals(CompetitionDraft draft) {
        return table(draft).rows().stream()
                .map(row -> tuple(row.tender(), row.total().toPlainString(), row.rank()))
                .toList();
    }
}
