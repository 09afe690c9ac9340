package org.minikisa.competition.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static org.minikisa.competition.core.House.DUE;
import static org.minikisa.competition.core.House.MORNING;
import static org.minikisa.competition.core.House.cleaning;
import static org.minikisa.competition.core.House.tender;
import static org.minikisa.competition.core.evaluation.Opened.NOON;
import static org.minikisa.competition.core.evaluation.Opened.by;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.EvaluationRules;
import org.minikisa.competition.api.EvaluationRules.Minimum;
import org.minikisa.competition.api.Judgement;
import org.minikisa.competition.api.Nature;
import org.minikisa.competition.api.Procedure;
import org.minikisa.competition.api.TenderedValue;
import org.minikisa.competition.api.evaluation.Clarification;
import org.minikisa.competition.api.evaluation.Clarification.Assessment;
import org.minikisa.competition.api.evaluation.Clarification.Kind;
import org.minikisa.competition.api.evaluation.Exclusion;
import org.minikisa.competition.api.evaluation.Finding;
import org.minikisa.competition.api.evaluation.Finding.Verdict;
import org.minikisa.competition.api.evaluation.PriceStatistics;
import org.minikisa.competition.api.evaluation.Recalculation;
import org.minikisa.competition.core.House;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;

class ExaminationsTest {

    private static final Instant NEXT_WEEK = NOON.plus(Duration.ofDays(7));

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

    @Test
    void aDecisionWaitsUntilEveryRequirementWasExamined() {
        Opened opened = Opened.of(
                        house,
                        cleaning("a")
                                .invitation(Opened.requirements("R1", "R2"))
                                .build(),
                        tender("ahti", "100"),
                        tender("berta", "110"))
                .judgedAlike("30")
                .evaluated();
        assertThat(codes(() -> house.competitions.decide(opened.id, NOON)))
                .containsExactly("competition.examination.missing", "competition.examination.missing");
        assertThat(opened.now().state()).isEqualTo(CompetitionState.EVALUATED);

        house.examinations.check(
                opened.id,
                List.of(
                        Finding.of("ahti", "R1", Verdict.FULFILLED, ""),
                        Finding.of("ahti", "R2", Verdict.CLARIFY, "the certificate cannot be read"),
                        Finding.of("berta", "R1", Verdict.FULFILLED, ""),
                        Finding.of("berta", "R2", Verdict.NOT_FULFILLED, "no certificate")),
                by("Eeva"));
        assertThat(codes(() -> house.competitions.decide(opened.id, NOON)))
                .containsExactlyInAnyOrder(
                        "competition.examination.undecided", "competition.examination.nonconforming");

        house.examinations.check(
                opened.id, List.of(Finding.of("ahti", "R2", Verdict.FULFILLED, "a new copy came")), by("Eeva"));
        house.examinations.exclude(
                opened.id, "berta", Exclusion.Ground.NOT_CONFORMING, "no certificate (R2)", by("Eeva"));
        opened.evaluated();
        house.competitions.decide(opened.id, NOON);
        var lot = house.decisions.decision(opened.id).orElseThrow().lots().get(0);
        assertThat(lot.grounds().get(1).text().en())
                .isEqualTo("does not conform to the invitation (s. 74): no certificate (R2)");
    }

    @Test
    void whatWasNotAnnouncedCannotBeRequiredAndANoNeedsAReason() {
        Opened opened = Opened.of(
                house, cleaning("a").invitation(Opened.requirements("R1")).build(), tender("ahti", "100"));
        assertThat(codes(() -> house.examinations.check(
                        opened.id,
                        List.of(
                                Finding.of("ahti", "R7", Verdict.FULFILLED, ""),
                                Finding.of("nobody", "R1", Verdict.FULFILLED, ""),
                                Finding.of("ahti", "R1", Verdict.NOT_FULFILLED, " ")),
                        by("Eeva"))))
                .containsExactly(
                        "competition.requirement.unknown", "competition.tender.unknown", "competition.reason.missing");
        assertThat(house.examinations.examination(opened.id).findings()).isEmpty();
    }

    @Test
    void allAreAskedTheSameAndAnAnswerChangesNoPrice() {
        Opened opened = Opened.of(house, cleaning("a").build(), tender("ahti", "100"), tender("berta", "110"));
        List<Clarification> asked = house.examinations.ask(
                opened.id,
                List.of("ahti", "berta"),
                Kind.CONFORMITY,
                "price",
                "Does the price cover windows?",
                NEXT_WEEK,
                by("Eeva"));
        assertThat(asked)
                .extracting(Clarification::number, Clarification::tender, Clarification::due)
                .containsExactly(tuple(1, "ahti", NEXT_WEEK), tuple(2, "berta", NEXT_WEEK));
        assertThat(codes(() -> house.examinations.answer(
                        opened.id, 1, "No: then it is 120", Map.of("price", TenderedValue.of("120")), by("Ahti"))))
                .containsExactly("competition.clarification.price");
        Clarification answered = house.examinations.answer(
                opened.id, 1, "Yes, the 100 covers them", Map.of("price", TenderedValue.of("100.00")), by("Ahti"));
        assertThat(answered.answer()).contains("Yes, the 100 covers them");
        assertThat(codes(() -> house.examinations.assess(opened.id, 2, Assessment.NOT_ACCEPTED, "silent", by("Eeva"))))
                .containsExactly("competition.clarification.early");
        house.examinations.assess(opened.id, 1, Assessment.ACCEPTED, "all is covered", by("Eeva"));
        assertThat(house.examinations.examination(opened.id).open())
                .extracting(Problem::code)
                .containsExactly("competition.clarification.open");
    }

    /** 40 and 100 and 110: 61.90 % below the mean of the others (105), 60 % below the next. */
    @Test
    void aVeryLowPriceMustBeAskedAboutAndIsNeverRejectedByItself() {
        Opened opened = Opened.of(
                        house,
                        cleaning("a").build(),
                        tender("ahti", "40"),
                        tender("berta", "100"),
                        tender("cecilia", "110"))
                .judgedAlike("30")
                .evaluated();
        assertThat(house.examinations.examination(opened.id).prices())
                .extracting(
                        PriceStatistics::tender,
                        one -> one.belowMean().map(BigDecimal::toPlainString).orElse("-"),
                        one -> one.belowNext().map(BigDecimal::toPlainString).orElse("-"),
                        one -> one.median().toPlainString(),
                        one -> one.z().map(BigDecimal::toPlainString).orElse("-"),
                        PriceStatistics::mustAsk)
                .containsExactly(
                        tuple("ahti", "0.6190", "0.6000", "100", "-1.40", true),
                        tuple("berta", "-0.3333", "-", "100", "0.54", false),
                        tuple("cecilia", "-0.5714", "-", "100", "0.86", false));
        assertThat(codes(() -> house.competitions.decide(opened.id, NOON)))
                .containsExactly("competition.low-price.unasked");
        assertThat(opened.now().tenders()).hasSize(3);

        house.examinations.ask(
                opened.id, List.of("ahti"), Kind.LOW_PRICE, "price", "How is it made up?", NEXT_WEEK, by("Eeva"));
        assertThat(codes(() -> house.competitions.decide(opened.id, NOON)))
                .containsExactly("competition.clarification.open");
        house.examinations.answer(opened.id, 1, "We own the machines", Map.of(), by("Ahti"));
        house.examinations.assess(opened.id, 1, Assessment.ACCEPTED, "The cost is plausible", by("Eeva"));
        assertThat(house.competitions
                        .decide(opened.id, NOON)
                        .award()
                        .orElseThrow()
                        .tender())
                .isEqualTo("ahti");
    }

    /** KHO 2020:147: silence justifies the rejection; which is a decision of people and not of the clock. */
    @Test
    void aLowPriceThatNobodyExplainsMayBeExcludedWhenTheTimeIsOver() {
        Opened opened = lowPriceAsked();
        house.examinations.assess(
                opened.id, 1, Assessment.NOT_ACCEPTED, "no answer came", Act.by("Eeva", NEXT_WEEK.plusSeconds(1)));
        house.examinations.exclude(
                opened.id,
                "ahti",
                Exclusion.Ground.LOW_PRICE_UNEXPLAINED,
                "asked about the price, no answer by the end of the time",
                by("Eeva"));
        opened.evaluated();
        assertThat(house.competitions
                        .decide(opened.id, NOON)
                        .award()
                        .orElseThrow()
                        .tender())
                .isEqualTo("berta");
    }

    @Test
    void aPriceThatIsLowByABreachOfObligationsMustGo() {
        Opened opened = lowPriceAsked();
        house.examinations.answer(opened.id, 1, "We pay below the collective agreement", Map.of(), by("Ahti"));
        house.examinations.assess(
                opened.id, 1, Assessment.BREACH_OF_OBLIGATIONS, "wages below the minimum", by("Eeva"));
        assertThat(codes(() -> house.competitions.decide(opened.id, NOON)))
                .containsExactly("competition.low-price.breach");
    }

    private Opened lowPriceAsked() {
        Opened opened = Opened.of(house, cleaning("a").build(), tender("ahti", "40"), tender("berta", "100"))
                .judgedAlike("30")
                .evaluated();
        house.examinations.ask(
                opened.id, List.of("ahti"), Kind.LOW_PRICE, "price", "How is it made up?", NEXT_WEEK, by("Eeva"));
        return opened;
    }

    @Test
    void anAwardFromElsewhereIsNotExaminedHere() {
        Opened opened = Opened.of(
                        house,
                        cleaning("a").nature(Nature.REAL_AWARD, "somewhere").build(),
                        tender("ahti", "40"),
                        tender("berta", "100"))
                .judgedAlike("30")
                .evaluated();
        assertThat(house.decisions.obstacles(opened.id)).isEmpty();
    }

    /**
     * With Zora's 50: price points 30 (A, 100) and 24 (B, 125), quality 30 and 35, so A leads B by 60 to 59. Without her:
     * 60 and 48; A leads by 90 to 83. The other way round: with quality 30 and 37, B leads by 61 to 60 with her, and A by
     * 90 to 85 without.
     */
    @Test
    void anExclusionShowsWhoOvertakesWhomBecauseTheMeasureHasChanged() {
        Opened opened = Opened.of(
                        house,
                        cleaning("a").build(),
                        tender("ahti", "100"),
                        tender("berta", "125"),
                        tender("zora", "50"))
                .judged("ahti", "30")
                .judged("berta", "37")
                .judged("zora", "0")
                .evaluated();
        assertThat(opened.now().scores().orElseThrow().rows())
                .extracting(row -> row.tender(), row -> row.total().toPlainString())
                .containsExactly(tuple("berta", "61.00"), tuple("ahti", "60.00"), tuple("zora", "60.00"));

        Recalculation what = house.examinations.recalculation(opened.id, "zora");
        assertThat(what.changesLeader()).isTrue();
        assertThat(what.reversals()).singleElement().satisfies(reversal -> {
            assertThat(reversal.winner()).isEqualTo("ahti");
            assertThat(reversal.loser()).isEqualTo("berta");
            assertThat(reversal.criterion()).isEqualTo("price");
            assertThat(reversal.text().en())
                    .isEqualTo("supplier-ahti overtakes supplier-berta: the distance in Price was 6.00 and is 12.00,"
                            + " because the measure has changed");
        });
        assertThat(opened.now().state()).isEqualTo(CompetitionState.EVALUATED);

        house.examinations.exclude(opened.id, "zora", Exclusion.Ground.UNSUITABLE, "no insurance", by("Eeva"));
        opened.evaluated();
        assertThat(opened.now().scores().orElseThrow().rows())
                .extracting(row -> row.tender(), row -> row.total().toPlainString())
                .containsExactly(tuple("ahti", "90.00"), tuple("berta", "85.00"));
        assertThat(house.examinations.recalculation(opened.id, "zora").reversals())
                .isEqualTo(what.reversals());
    }

    @Test
    void aMistakenExclusionIsTakenBackAndBothStandInTheRecord() {
        Opened opened = Opened.of(house, cleaning("a").build(), tender("ahti", "100"), tender("berta", "110"))
                .judgedAlike("30");
        house.examinations.exclude(opened.id, "ahti", Exclusion.Ground.UNSUITABLE, "no insurance", by("Eeva"));
        assertThat(opened.now().tenders()).hasSize(1);
        assertThat(codes(() -> house.examinations.reinstate(opened.id, "berta", "mistake", by("Eeva"))))
                .containsExactly("competition.tender.unknown");
        house.examinations.reinstate(opened.id, "ahti", "the insurance was in annex 3", by("Eeva"));
        assertThat(opened.now().tenders()).hasSize(2);
        assertThat(house.examinations.examination(opened.id).exclusions())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.stands()).isFalse();
                    assertThat(one.liftedReason()).isEqualTo("the insurance was in annex 3");
                });
        assertThat(house.factTypes()).contains("TenderReinstated");
        opened.evaluated();
        assertThat(house.competitions
                        .decide(opened.id, NOON)
                        .award()
                        .orElseThrow()
                        .tender())
                .isEqualTo("ahti");
    }

    @Test
    void allExcludedIsToldInPlainWords() {
        Opened opened = Opened.of(house, cleaning("a").build(), tender("ahti", "100"));
        house.examinations.exclude(opened.id, "ahti", Exclusion.Ground.UNSUITABLE, "no insurance", by("Eeva"));
        assertThat(problems(opened::evaluated)).singleElement().satisfies(problem -> {
            assertThat(problem.found()).isEqualTo("none, because all were excluded");
            assertThat(problem.remedy()).contains("s. 125");
        });
        assertThat(opened.now().state()).isEqualTo(CompetitionState.OPENED);
    }

    /** As in KHO 2013:160: a tender below the announced least quality is excluded before prices are compared. */
    @Test
    void aTenderBelowAnAnnouncedMinimumIsExcludedBeforeTheDecision() {
        var rule = new Minimum(List.of("quality"), Minimum.Figure.WEIGHTED, new BigDecimal("18"), true);
        Opened opened = Opened.of(
                        house,
                        cleaning("a")
                                .procedure(Procedure.PLAIN.evaluatedBy(EvaluationRules.USUAL.withMinimums(rule)))
                                .build(),
                        tender("ahti", "80"),
                        tender("berta", "100"))
                .judged("ahti", "17.5")
                .judged("berta", "18")
                .evaluated();
        assertThat(house.examinations.examination(opened.id).shortfalls())
                .extracting(one -> one.tender(), one -> one.figure().toPlainString())
                .containsExactly(tuple("ahti", "17.5"));
        assertThat(codes(() -> house.competitions.decide(opened.id, NOON)))
                .containsExactly("competition.minimum.below");
        house.examinations.exclude(opened.id, "ahti", Exclusion.Ground.BELOW_MINIMUM, "17.5 of at least 18", by("E"));
        opened.evaluated();
        assertThat(house.competitions
                        .decide(opened.id, NOON)
                        .award()
                        .orElseThrow()
                        .tender())
                .isEqualTo("berta");
    }

    @Test
    void nothingIsExaminedBeforeTheOpeningOrAfterTheDecision() {
        var id = house.published(cleaning("a").build());
        house.competitions.submit(id, tender("ahti", "100"), MORNING);
        assertThat(house.examinations.examination(id).prices()).isEmpty();
        assertThat(house.examinations.flags(id)).isEmpty();
        assertThat(codes(() -> house.examinations.recalculation(id, "ahti"))).containsExactly("competition.transition");
        assertThat(codes(() -> house.examinations.exclude(id, "ahti", Exclusion.Ground.OTHER, "reason", by("E"))))
                .containsExactly("competition.transition");
        house.competitions.close(id, DUE);
        house.competitions.open(id, DUE);
        house.competitions.judge(
                id, List.of(new Judgement("ahti", "quality", new BigDecimal("30"), "evaluator", "reason")));
        house.competitions.evaluate(id);
        house.competitions.decide(id, NOON);
        assertThat(codes(() -> house.examinations.reinstate(id, "ahti", "reason", by("E"))))
                .containsExactly("competition.transition");
    }

    private static List<String> codes(ThrowingCallable step) {
        return problems(step).stream().map(Problem::code).toList();
    }

    private static List<Problem> problems(ThrowingCallable step) {
        return catchThrowableOfType(InvalidInputException.class, step).problems();
    }
}
