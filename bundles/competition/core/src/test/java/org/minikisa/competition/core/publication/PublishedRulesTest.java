package org.minikisa.competition.core.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static org.minikisa.competition.core.House.tender;
import static org.minikisa.competition.core.evaluation.Opened.NOON;
import static org.minikisa.competition.core.evaluation.Opened.by;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionDraft.RankOn;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.EvaluationRules;
import org.minikisa.competition.api.EvaluationRules.Minimum;
import org.minikisa.competition.api.EvaluationRules.Voting;
import org.minikisa.competition.api.Nature;
import org.minikisa.competition.api.PriceLine;
import org.minikisa.competition.api.Procedure;
import org.minikisa.competition.api.Rounding;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.TenderedValue;
import org.minikisa.competition.api.TieRule;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.competition.api.evaluation.Evaluators.Vote;
import org.minikisa.competition.api.evaluation.Exclusion;
import org.minikisa.competition.api.evaluation.PriceStatistics;
import org.minikisa.competition.core.House;
import org.minikisa.competition.core.evaluation.Opened;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;

/** Rule sets of published decisions whose tenders are not published; the tenders here are made up. */
class PublishedRulesTest {

    /** KHO 2013:160: weights of eight items on a scale of 0 to 10; the most is 1000, the least 450. */
    private static final List<String> WEIGHTS = List.of("10", "25", "5", "20", "15", "5", "5", "15");

    private static final List<String> EXPERTS = List.of("E1", "E2", "E3");

    @TempDir
    Path folder;

    private House house;

    @BeforeEach
    void open() {
        house = new House(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    /**
     * Experts give whole numbers, the mean of an item has one decimal and is then weighted: 5, 5, 4 make 4.7 and not 4.67.
     * Below 450 of 1000, below 0.5 in an item or below 3.6 in two named ones a tender may be rejected; of the others the
     * lowest comparison price wins: total price + hourly price × years × 220.
     */
    @Test
    void kho2013no160MinimumQualityOfRoundedMeansThenTheLowestComparisonPrice() {
        Opened opened = Opened.of(
                house,
                twoStages(),
                prices("weak", "100000", "10"),
                prices("good", "150000", "50"),
                prices("better", "140000", "70"));
        EXPERTS.forEach(expert -> house.evaluators.declare(opened.id, false, "", by(expert)));
        vote(opened, "weak", "4", "4", "5");
        vote(opened, "good", "5", "5", "4");
        vote(opened, "better", "9", "8", "8");
        house.evaluators.average(opened.id, by("E1"));
        opened.evaluated();

        var rows = opened.now().scores().orElseThrow();
        // 4.3 × 100 = 430 of 1000; 4.7 × 100; 8.3 × 100
        assertThat(rows.row("weak").orElseThrow().score("quality").orElseThrow().value())
                .isEqualByComparingTo("430");
        assertThat(rows.row("good").orElseThrow().score("quality").orElseThrow().value())
                .isEqualByComparingTo("470");
        // 150000 + 50 × 880 = 194000; 140000 + 70 × 880 = 201600; 108800 is not compared
        assertThat(rows.rows())
                .extracting(row -> row.tender(), row -> row.rank(), row -> row.score("price")
                        .orElseThrow()
                        .value())
                .containsExactly(
                        tuple("good", 1, new BigDecimal("194000")),
                        tuple("better", 2, new BigDecimal("201600")),
                        tuple("weak", 3, new BigDecimal("108800")));
        assertThat(codes(opened)).containsExactly("competition.minimum.below");

        house.examinations.exclude(opened.id, "weak", Exclusion.Ground.BELOW_MINIMUM, "430 of at least 450", by("E1"));
        opened.evaluated();
        assertThat(house.competitions
                        .decide(opened.id, NOON)
                        .award()
                        .orElseThrow()
                        .tender())
                .isEqualTo("good");
    }

    private static Tender prices(String id, String total, String hourly) {
        var form = TenderedValue.ofLines(Map.of("total", new BigDecimal(total), "hour", new BigDecimal(hourly)));
        return new Tender(id, id, Map.of("price", form), House.MORNING);
    }

    private void vote(Opened opened, String tender, String... ofExperts) {
        for (int expert = 0; expert < ofExperts.length; expert++) {
            var votes = new ArrayList<Vote>();
            for (int item = 0; item < WEIGHTS.size(); item++) {
                votes.add(new Vote(tender, "item" + item, new BigDecimal(ofExperts[expert]), "reason", 0));
            }
            house.evaluators.vote(opened.id, votes, by(EXPERTS.get(expert)));
        }
    }

    /** The items are parts of the quality, which counts only through the price criterion that looks at it. */
    private static CompetitionDraft twoStages() {
        var minimums = new ArrayList<Minimum>();
        minimums.add(minimum("450", "quality"));
        minimums.add(minimum("3.6", "item0", "item1"));
        var draft = CompetitionDraft.of("kho-2013-160", LocalizedText.same("Two stages"))
                .nature(Nature.CONSTRUCTED, "KHO 2013:160")
                .criterion(Criterion.price("price", LocalizedText.same("Price"), "two-stage", BigDecimal.ONE)
                        .withoutMaxPoints()
                        .withLines(List.of(
                                new PriceLine("total", LocalizedText.same("Total"), BigDecimal.ONE, ""),
                                new PriceLine("hour", LocalizedText.same("Hour"), new BigDecimal("880"), "h")))
                        .withParameter("quality", "quality")
                        .withParameter("minimum", "450"))
                .criterion(House.quality("quality", "1000")
                        .withSource(ValueSource.PARTS)
                        .asPartOf("price"))
                .lowestRanksWin()
                .priceOnlyBecause("quality is a threshold");
        for (int item = 0; item < WEIGHTS.size(); item++) {
            draft.criterion(House.quality("item" + item, "10")
                    .withCoefficient(new BigDecimal(WEIGHTS.get(item)))
                    .asPartOf("quality"));
            minimums.add(minimum("0.5", "item" + item));
        }
        return draft.procedure(Procedure.PLAIN
                        .withEvaluators(EXPERTS.toArray(String[]::new))
                        .evaluatedBy(EvaluationRules.USUAL
                                .withVoting(new Voting(true, Voting.Outcome.MEAN, Rounding.halfUp(1)))
                                .withMinimums(minimums.toArray(Minimum[]::new))))
                .build();
    }

    private static Minimum minimum(String least, String... criteria) {
        return new Minimum(List.of(criteria), Minimum.Figure.VALUE, new BigDecimal(least), true);
    }

    /** Equal at two decimals: the higher sum of the two quality criteria, then the customers' satisfaction. */
    @Test
    void kho2014no55TiesAtTwoDecimalsAndRejectionBelowPromisedSatisfaction() {
        CompetitionDraft draft = CompetitionDraft.of("kho-2014-55", LocalizedText.same("Ties"))
                .nature(Nature.CONSTRUCTED, "KHO 2014:55")
                .criterion(House.price("70").rounded(Rounding.halfUp(2)))
                .criterion(promised("satisfaction"))
                .criterion(promised("functioning"))
                .totalsRounded(Rounding.halfUp(2), RankOn.ROUNDED_TOTAL)
                .ties(TieRule.sumOf("satisfaction", "functioning").then("satisfaction"))
                .procedure(Procedure.PLAIN.evaluatedBy(EvaluationRules.USUAL.withMinimums(
                        new Minimum(List.of("satisfaction"), Minimum.Figure.VALUE, new BigDecimal("2.5"), true))))
                .build();
        Opened opened = Opened.of(
                        house,
                        draft,
                        tender("a", Map.of("price", "100", "satisfaction", "10", "functioning", "5")),
                        tender("b", Map.of("price", "100", "satisfaction", "5", "functioning", "10")),
                        // 70 × 100 / 103.7 = 67.50: equal in total, better in quality
                        tender("c", Map.of("price", "103.7037", "satisfaction", "10", "functioning", "7.5")),
                        tender("d", Map.of("price", "105", "satisfaction", "2", "functioning", "10")))
                .evaluated();
        assertThat(opened.now().scores().orElseThrow().rows())
                .extracting(row -> row.tender(), row -> row.total().toPlainString(), row -> row.rank())
                .startsWith(tuple("c", "85.00", 1), tuple("a", "85.00", 2), tuple("b", "85.00", 3));
        assertThat(codes(opened)).containsExactly("competition.minimum.below");
    }

    private static Criterion promised(String id) {
        return Criterion.tenderedQuality(id, LocalizedText.same(id), "given-points", new BigDecimal("15"));
    }

    /** MAO 445/2023: the winner's price was 35 % of the appellant's and 20 % of the third one's. */
    @Test
    void mao445of2023APriceOfAThirdOfTheNextMustBeAskedAbout() {
        Opened opened = Opened.of(
                house, House.cleaning("mao").build(), tender("a", "35"), tender("b", "100"), tender("c", "175"));
        assertThat(house.examinations.examination(opened.id).prices().get(0))
                .extracting(PriceStatistics::mustAsk, one -> one.belowNext().orElseThrow(), one -> one.belowMean()
                        .orElseThrow())
                .containsExactly(true, new BigDecimal("0.6500"), new BigDecimal("0.7455"));
    }

    private List<String> codes(Opened opened) {
        return catchThrowableOfType(InvalidInputException.class, () -> house.competitions.decide(opened.id, NOON))
                .problems()
                .stream()
                .map(Problem::code)
                .toList();
    }
}
