package org.minikisa.competition.core.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static org.minikisa.competition.core.House.DUE;
import static org.minikisa.competition.core.House.MORNING;
import static org.minikisa.competition.core.House.cleaning;
import static org.minikisa.competition.core.House.tender;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionEvent;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.CompetitionStep;
import org.minikisa.competition.api.Judgement;
import org.minikisa.competition.api.PriceLine;
import org.minikisa.competition.api.RefusedTender;
import org.minikisa.competition.api.ScoreTable.ScoreRow;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.TenderedValue;
import org.minikisa.competition.core.House;
import org.minikisa.competition.scoring.RatioToSmallest;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;

class LifeOfACompetitionTest {

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
    void goesFromDraftToDecision() {
        CompetitionId id = opened(cleaning("a").build(), tender("ahti", "90000"), tender("berta", "100000"));
        judge(id, "ahti", "30");
        judge(id, "berta", "38.5");
        house.competitions.evaluate(id);
        Competition decided = house.competitions.decide(id, DUE.plusSeconds(60));

        assertThat(decided.state()).isEqualTo(CompetitionState.DECIDED);
        assertThat(decided.scores().orElseThrow().rows())
                .extracting(ScoreRow::tender, row -> row.total().toPlainString(), ScoreRow::rank)
                .containsExactly(tuple("berta", "92.50", 1), tuple("ahti", "90.00", 2));
        assertThat(house.competitions.history(id))
                .extracting(CompetitionEvent::what)
                .containsExactly("PUBLISH", "CLOSE", "OPEN_TENDERS", "JUDGE", "JUDGE", "EVALUATE", "DECIDE");
        assertThat(decided.award().orElseThrow().reason().fi()).isEqualTo("eniten pisteitä: 92,50, seuraava 90,00");
        assertThat(house.factTypes())
                .filteredOn(type -> !type.equals("CompetitionStepTaken"))
                .containsExactly(
                        "CompetitionDrafted",
                        "CompetitionPublished",
                        "TenderReceived",
                        "TenderReceived",
                        "CompetitionClosed",
                        "TendersOpened",
                        "CompetitionEvaluated",
                        "CompetitionDecided");
        assertThat(house.store.verify().firstBroken()).isEmpty();
    }

    @Test
    void pointsAreExplainedWithTheirNumbersInThreeLanguages() {
        CompetitionId id = opened(cleaning("a").build(), tender("ahti", "70000"), tender("berta", "99000"));
        judge(id, "ahti", "30");
        judge(id, "berta", "30");
        LocalizedText dearer = house.competitions
                .evaluate(id)
                .scores()
                .orElseThrow()
                .row("berta")
                .orElseThrow()
                .score("price")
                .orElseThrow()
                .explanation();
        assertThat(dearer.fi()).isEqualTo("60 × 70\u00a0000 / 99\u00a0000 = 42,424242… ≈ 42,42");
        assertThat(dearer.en()).isEqualTo("60 × 70,000 / 99,000 = 42.424242… ≈ 42.42");
    }

    @Test
    void tendersStaySealedUntilTheyAreOpened() {
        CompetitionId id = house.published(cleaning("a").build());
        house.competitions.submit(id, tender("ahti", "123456.78"), MORNING);
        Competition open = house.competitions.find(id).orElseThrow();
        assertThat(open.tenderCount()).isEqualTo(1);
        assertThat(open.tenders()).isEmpty();
        house.competitions.close(id, DUE);
        assertThat(house.competitions.find(id).orElseThrow().tenders()).isEmpty();
        assertThat(house.competitions.list())
                .allSatisfy(each -> assertThat(each.tenders()).isEmpty());
        assertThat(house.competitions.open(id, DUE).tenders())
                .singleElement()
                .satisfies(tender -> assertThat(tender.tenderer()).isEqualTo("supplier-ahti"));
    }

    @Test
    void factsSayNothingOfTenderersAndPrices() {
        CompetitionId id = opened(cleaning("a").build(), tender("ahti", "123456.78"), tender("berta", "99000"));
        judge(id, "ahti", "31.25");
        judge(id, "berta", "30");
        house.competitions.evaluate(id);
        house.competitions.decide(id, DUE);
        assertThat(house.facts()).allSatisfy(fact -> assertThat(fact.json())
                .doesNotContain("123456", "99000", "ahti", "berta", "31.25"));
        assertThat(house.facts())
                .filteredOn(fact -> fact.type().endsWith("TenderReceived"))
                .first()
                .satisfies(
                        fact -> assertThat(fact.json()).contains("\"CO-1/1\"").containsPattern("\"[0-9a-f]{64}\""));
    }

    @Test
    void theSameContentTwiceGivesTwoDigestsThatCannotBeCompared() {
        house.competitions.submit(house.published(cleaning("a").build()), tender("ahti", "100"), MORNING);
        house.competitions.submit(house.published(cleaning("b").build()), tender("ahti", "100"), MORNING);
        List<String> digests = house.facts().stream()
                .filter(fact -> fact.type().endsWith("TenderReceived"))
                .map(fact -> fact.json().replaceAll(".*([0-9a-f]{64}).*", "$1"))
                .toList();
        assertThat(digests).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aLateTenderIsRefusedAndRecorded() {
        CompetitionId id = house.published(cleaning("a").build());
        house.competitions.submit(id, tender("ahti", "90000"), DUE);
        Instant late = DUE.plusMillis(1);
        for (int again = 0; again < 2; again++) {
            assertThat(refusal(() -> house.competitions.submit(id, tender("berta", "80000"), late))
                            .code())
                    .isEqualTo("competition.tender.late");
        }
        Competition open = house.competitions.find(id).orElseThrow();
        assertThat(open.tenderCount()).isEqualTo(1);
        assertThat(open.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.kind()).isEqualTo(RefusedTender.Kind.LATE);
            assertThat(refused.tender()).isEqualTo("CO-1/2");
            assertThat(refused.tenderer()).as("sealed").isEmpty();
        });
        house.competitions.close(id, DUE);
        assertThat(house.competitions.open(id, DUE).refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused.tenderer()).isEqualTo("supplier-berta"));
        assertThat(house.factTypes()).contains("TenderRefused");
    }

    @Test
    void aTenderMayBeReplacedUntilTheEnd() {
        CompetitionId id = house.published(cleaning("a").build());
        house.competitions.submit(id, tender("ahti", "90000"), MORNING);
        house.competitions.submit(id, tender("ahti", "90000"), MORNING);
        house.competitions.submit(id, tender("ahti", "85000"), MORNING);
        house.competitions.close(id, DUE);
        assertThat(house.competitions.open(id, DUE).tenders())
                .singleElement()
                .satisfies(tender -> assertThat(tender.values()).containsEntry("price", TenderedValue.of("85000")));
        assertThat(house.factTypes()).filteredOn("TenderReceived"::equals).hasSize(2);
    }

    @Test
    void aTendererMayHandInASecondTenderOnlyWhereVariantsAreAllowed() {
        var second = new Tender("ahti-b", "supplier-ahti", Map.of("price", TenderedValue.of("80000")), MORNING);
        CompetitionId strict = house.published(cleaning("a").build());
        house.competitions.submit(strict, tender("ahti", "90000"), MORNING);
        assertThat(refusal(() -> house.competitions.submit(strict, second, MORNING))
                        .code())
                .isEqualTo("competition.tender.variant");
        CompetitionId open = house.published(cleaning("b").variantsAllowed().build());
        house.competitions.submit(open, tender("ahti", "90000"), MORNING);
        assertThat(house.competitions.submit(open, second, MORNING).tenderCount())
                .isEqualTo(2);
    }

    @Test
    void allThatIsWrongWithATenderIsToldAtOnce() {
        CompetitionId id = house.published(cleaning("a").build());
        var wrong = new Tender(
                "ahti",
                "supplier-ahti",
                Map.of("quality", TenderedValue.of("40"), "colour", TenderedValue.of("1")),
                MORNING);
        assertThat(refusals(() -> house.competitions.submit(id, wrong, MORNING)))
                .extracting(Problem::place)
                .containsExactlyInAnyOrder("values.price", "values.quality", "values.colour");
        assertThat(refusal(() -> house.competitions.submit(id, tender("ahti", "-1"), MORNING))
                        .code())
                .isEqualTo("competition.value.range");
        assertThat(house.competitions.find(id).orElseThrow().tenderCount()).isZero();
    }

    @Test
    void aPriceFormIsSummedByItsQuantities() {
        List<PriceLine> form = List.of(
                new PriceLine("floors", LocalizedText.same("Floors"), new BigDecimal("1200"), "m2/month"),
                new PriceLine("windows", LocalizedText.same("Windows"), new BigDecimal("2.5"), "round"));
        CompetitionId id = house.published(CompetitionDraft.of("form", LocalizedText.same("With a price form"))
                .criterion(House.price("60").withLines(form))
                .criterion(House.quality("quality", "40"))
                .build());
        var incomplete = new Tender(
                "ahti",
                "supplier-ahti",
                Map.of(
                        "price",
                        TenderedValue.ofLines(Map.of("floors", new BigDecimal("1.10"), "walls", BigDecimal.ONE))),
                MORNING);
        assertThat(refusals(() -> house.competitions.submit(id, incomplete, MORNING)))
                .extracting(Problem::place)
                .containsExactly("values.price.windows", "values.price.walls");
        var complete = new Tender(
                "ahti",
                "supplier-ahti",
                Map.of(
                        "price",
                        TenderedValue.ofLines(
                                Map.of("floors", new BigDecimal("1.10"), "windows", new BigDecimal("300")))),
                MORNING);
        house.competitions.submit(id, complete, MORNING);
        house.competitions.close(id, DUE);
        house.competitions.open(id, DUE);
        judge(id, "ahti", "20");
        assertThat(house.competitions
                        .evaluate(id)
                        .scores()
                        .orElseThrow()
                        .rows()
                        .get(0)
                        .scores()
                        .get(0)
                        .value())
                .isEqualByComparingTo("2070");
    }

    @Test
    void everyStepOutOfOrderIsRefusedWithTheReason() {
        CompetitionId id = house.competitions.draft(cleaning("a").build());
        List<ThrowingCallable> tooEarly = List.of(
                () -> house.competitions.submit(id, tender("ahti", "1"), MORNING),
                () -> house.competitions.close(id, DUE),
                () -> house.competitions.open(id, DUE),
                () -> house.competitions.judge(id, List.of()),
                () -> house.competitions.evaluate(id),
                () -> house.competitions.exclude(id, "ahti", "why", DUE),
                () -> house.competitions.decide(id, DUE));
        assertThat(tooEarly).allSatisfy(step -> assertThat(refusal(step).code()).isEqualTo("competition.transition"));
        assertThat(refusal(() -> house.competitions.open(id, DUE)).remedy())
                .contains("sealed")
                .contains("publish");

        house.competitions.publish(id, MORNING, DUE);
        assertThat(refusal(() -> house.competitions.publish(id, MORNING, DUE)).code())
                .isEqualTo("competition.transition");
        assertThat(refusal(() -> house.competitions.open(id, DUE)).code()).isEqualTo("competition.transition");
        assertThat(refusal(() -> house.competitions.close(id, DUE.minusSeconds(1)))
                        .code())
                .isEqualTo("competition.close.early");
        assertThat(refusal(() -> house.competitions.draft(
                                cleaning("a").remark("changed").build()))
                        .code())
                .isEqualTo("competition.draft.frozen");
        assertThat(house.competitions.draft(cleaning("a").build())).isEqualTo(id);
    }

    @Test
    void whatMayFollowWhatIsExactlyThis() {
        assertThat(CompetitionStep.possible(CompetitionState.OPEN))
                .containsExactly(
                        CompetitionStep.CORRECT,
                        CompetitionStep.EXTEND,
                        CompetitionStep.SUBMIT,
                        CompetitionStep.WITHDRAW,
                        CompetitionStep.CLOSE,
                        CompetitionStep.FIX_WEIGHTS,
                        CompetitionStep.CANCEL);
        assertThat(CompetitionStep.possible(CompetitionState.CLOSED))
                .containsExactly(CompetitionStep.FIX_WEIGHTS, CompetitionStep.OPEN_TENDERS, CompetitionStep.CANCEL);
        assertThat(CompetitionStep.possible(CompetitionState.ARCHIVED)).isEmpty();
    }

    @Test
    void whatTheEvaluatorsHaveNotGivenIsListed() {
        CompetitionId id = opened(cleaning("a").build(), tender("ahti", "1"), tender("berta", "2"));
        assertThat(refusals(() -> house.competitions.evaluate(id)))
                .extracting(Problem::place)
                .containsExactly("tenders[0].quality", "tenders[1].quality");
        assertThat(refusals(() -> house.competitions.judge(
                        id,
                        List.of(
                                new Judgement("ahti", "quality", new BigDecimal("41"), "e1", ""),
                                new Judgement("nobody", "price", BigDecimal.ONE, "e1", "")))))
                .extracting(Problem::code)
                .containsExactly(
                        "competition.value.range", "competition.tender.unknown", "competition.judgement.criterion");
    }

    @Test
    void anExcludedCheapestTenderIsNoLongerTheMeasure() {
        CompetitionId id =
                opened(cleaning("a").build(), tender("ahti", "100"), tender("berta", "110"), tender("cecil", "10"));
        List.of("ahti", "berta", "cecil").forEach(each -> judge(id, each, each.equals("berta") ? "35" : "30"));
        Competition before = house.competitions.evaluate(id);
        assertThat(before.scores().orElseThrow().row("ahti").orElseThrow().total())
                .isEqualByComparingTo("36.00");

        Competition without = house.competitions.exclude(id, "cecil", "abnormally low and not explained (s. 96)", DUE);
        assertThat(without.state()).isEqualTo(CompetitionState.OPENED);
        assertThat(without.scores()).as("what was evaluated no longer holds").isEmpty();
        Competition after = house.competitions.evaluate(id);
        assertThat(after.scores().orElseThrow().rows())
                .extracting(ScoreRow::tender)
                .containsExactly("ahti", "berta");
        assertThat(after.scores().orElseThrow().row("ahti").orElseThrow().total())
                .isEqualByComparingTo("90.00");
        assertThat(after.refused()).extracting(RefusedTender::kind).containsExactly(RefusedTender.Kind.EXCLUDED);
    }

    @Test
    void aTieIsNotDecidedSilently() {
        CompetitionId id = opened(cleaning("a").build(), tender("ahti", "100"), tender("berta", "100"));
        judge(id, "ahti", "30");
        judge(id, "berta", "30");
        house.competitions.evaluate(id);
        assertThat(refusal(() -> house.competitions.decide(id, DUE)).code()).isEqualTo("competition.tie");
        Competition decided = house.competitions.decideTie(id, "berta", "drawn by lot, record 4", DUE);
        assertThat(decided.award().orElseThrow().tender()).isEqualTo("berta");
    }

    @Test
    void theAnnouncedVersionOfAMethodStays() {
        CompetitionId id = opened(cleaning("a").build(), tender("ahti", "100"));
        judge(id, "ahti", "30");
        house.offer("ratio-to-smallest", "1.10", new RatioToSmallest());
        assertThat(house.competitions.evaluate(id).scores().orElseThrow().methods())
                .containsEntry("price", "ratio-to-smallest@1.0");
        assertThat(house.surroundings.newest("ratio-to-smallest").orElseThrow().version())
                .isEqualTo("1.10");
    }

    @Test
    void aMethodThatIsAwayStopsTheEvaluationAndNothingElse() {
        var mine = new RatioToSmallest();
        house.offer("mine", "2.0", mine);
        CompetitionId id = house.published(CompetitionDraft.of("mine", LocalizedText.same("With a method of my own"))
                .criterion(House.price("60").withMethod("mine"))
                .criterion(House.quality("quality", "40"))
                .build());
        house.surroundings.unbindMethod(mine);
        house.competitions.submit(id, tender("ahti", "100"), MORNING);
        house.competitions.close(id, DUE);
        house.competitions.open(id, DUE);
        judge(id, "ahti", "30");
        assertThat(refusal(() -> house.competitions.evaluate(id)).code()).isEqualTo("competition.method.absent");
        house.offer("mine", "2.0", mine);
        assertThat(house.competitions.evaluate(id).state()).isEqualTo(CompetitionState.EVALUATED);
    }

    @Test
    void everythingIsThereAfterARestart() {
        CompetitionId id = opened(
                cleaning("a").impact("cleaning", Map.of("detergents", "1")).build(),
                tender("ahti", "70000"),
                tender("berta", "99000.50"));
        judge(id, "ahti", "30");
        judge(id, "berta", "30");
        Competition before = house.competitions.evaluate(id);
        house.close();
        house = new House(folder);
        assertThat(house.competitions.find(id)).contains(before);
        assertThat(house.competitions.ofKey("a")).contains(before);
    }

    private CompetitionId opened(CompetitionDraft draft, Tender... tenders) {
        CompetitionId id = house.published(draft);
        List.of(tenders).forEach(tender -> house.competitions.submit(id, tender, MORNING));
        house.competitions.close(id, DUE);
        house.competitions.open(id, DUE);
        return id;
    }

    private void judge(CompetitionId id, String tender, String points) {
        house.competitions.judge(
                id,
                List.of(new Judgement(
                        tender, "quality", new BigDecimal(points), "evaluator-1", "see the evaluation sheet")));
    }

    private static Problem refusal(ThrowingCallable step) {
        return refusals(step).get(0);
    }

    private static List<Problem> refusals(ThrowingCallable step) {
        InvalidInputException refused = catchThrowableOfType(InvalidInputException.class, step);
        assertThat(refused).isNotNull();
        return refused.problems();
    }
}
