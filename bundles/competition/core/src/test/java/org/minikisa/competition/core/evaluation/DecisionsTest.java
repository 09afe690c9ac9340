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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.EvaluationRules;
import org.minikisa.competition.api.Judgement;
import org.minikisa.competition.api.Procedure;
import org.minikisa.competition.api.Procedure.Weighting;
import org.minikisa.competition.api.WeightRange;
import org.minikisa.competition.api.evaluation.Decision.LotDecision;
import org.minikisa.competition.api.evaluation.Decision.TenderGrounds;
import org.minikisa.competition.api.evaluation.Decisions.Condition;
import org.minikisa.competition.api.evaluation.Draw;
import org.minikisa.competition.api.evaluation.Exclusion;
import org.minikisa.competition.core.House;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;

class DecisionsTest {

    private static final String AINOS = "Aino's secret of today: 4711";
    private static final String EINOS = "Einon oma salaisuus 0815";

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
    void everyTendererIsToldTheMainGroundsAndAConditionNamesWhoFollows() {
        Opened opened = Opened.of(
                        house,
                        cleaning("a").build(),
                        tender("ahti", "100"),
                        tender("berta", "125"),
                        tender("cecilia", "120"))
                .judgedAlike("30");
        house.examinations.exclude(opened.id, "cecilia", Exclusion.Ground.UNSUITABLE, "no insurance", by("Eeva"));
        opened.evaluated();
        house.decisions.decide(opened.id, List.of(new Condition("", "extract of the criminal record")), by("Johtaja"));

        var decision = house.decisions.decision(opened.id).orElseThrow();
        assertThat(decision.by()).isEqualTo("Johtaja");
        LotDecision lot = decision.lots().get(0);
        assertThat(lot.winner()).contains("ahti");
        assertThat(lot.condition()).isEqualTo("extract of the criminal record");
        assertThat(lot.next()).contains("berta");
        assertThat(lot.grounds())
                .extracting(TenderGrounds::tender, TenderGrounds::rank, one -> one.text()
                        .en())
                .containsExactly(
                        tuple("ahti", Optional.of(1), "most points: 90.00, next 78.00"),
                        tuple(
                                "berta",
                                Optional.of(2),
                                "rank 2, 78.00, the winner 90.00; difference to the winner: Price −12.00, quality 0"),
                        tuple(
                                "cecilia",
                                Optional.empty(),
                                "the tenderer does not fulfil the requirements (s. 79): no insurance"));
        assertThat(lot.flags()).extracting(flag -> flag.code()).isEmpty();
        assertThat(house.facts()).allSatisfy(fact -> assertThat(fact.json()).doesNotContain("Johtaja", "insurance"));
    }

    @Test
    void aDecisionRestsOnAComparisonMadeAfterTheLastChange() {
        Opened opened = Opened.of(house, cleaning("a").build(), tender("ahti", "100"), tender("berta", "110"))
                .judgedAlike("30")
                .evaluated();
        assertThat(house.decisions.obstacles(opened.id)).isEmpty();
        assertThat(house.decisions.preview(opened.id).lots().get(0).winner()).contains("ahti");
        opened.judged("berta", "40");
        assertThat(house.decisions.obstacles(opened.id))
                .extracting(Problem::code)
                .containsExactly("competition.decision.unevaluated");
        assertThat(codes(() -> house.competitions.decide(opened.id, NOON))).containsExactly("competition.transition");
    }

    @Test
    void aConditionWithoutAWinnerOrEvidenceIsRefused() {
        Opened opened = Opened.of(house, cleaning("a").build(), tender("ahti", "100"))
                .judgedAlike("30")
                .evaluated();
        assertThat(codes(() -> house.decisions.decide(
                        opened.id, List.of(new Condition("B", "something"), new Condition("", " ")), by("J"))))
                .containsExactly("competition.decision.condition", "competition.decision.condition");
        assertThat(opened.now().state()).isEqualTo(CompetitionState.EVALUATED);
    }

    @Test
    void aLotIsDrawnOfSecretsThatNobodyCouldHaveChosenAndAnyoneCanRecompute() throws Exception {
        Opened opened = tied(true);
        assertThat(codes(() -> house.competitions.decide(opened.id, NOON))).containsExactly("competition.tie");
        assertThat(codes(() -> house.competitions.decideTie(opened.id, "ahti", "I like them", NOON)))
                .containsExactly("competition.tie.drawn");

        house.decisions.commit(opened.id, "", sha256(AINOS), by("Aino"));
        assertThat(codes(() -> house.decisions.reveal(opened.id, "", AINOS, by("Aino"))))
                .containsExactly("competition.draw.alone");
        house.decisions.commit(opened.id, "", sha256(EINOS), by("Eino"));
        assertThat(house.decisions.reveal(opened.id, "", AINOS, by("Aino")).drawn())
                .isFalse();
        assertThat(codes(() -> house.decisions.commit(opened.id, "", sha256("something else 12345"), by("Olli"))))
                .containsExactly("competition.draw.closed");
        assertThat(codes(() -> house.decisions.reveal(opened.id, "", "not what was committed", by("Eino"))))
                .containsExactly("competition.draw.secret");
        Draw draw = house.decisions.reveal(opened.id, "", EINOS, by("Eino"));
        assertThat(draw.drawn()).isTrue();

        // as the documentation says it, by hand
        boolean ainoFirst = sha256(AINOS).compareTo(sha256(EINOS)) < 0;
        String seed = sha256("minikisa-draw/1\n" + opened.id + "\n\n1\nahti\nberta\n"
                + (ainoFirst ? AINOS + "\n" + EINOS : EINOS + "\n" + AINOS) + "\n");
        String ahti = sha256(seed + "\nahti\n");
        String berta = sha256(seed + "\nberta\n");
        String first = ahti.compareTo(berta) < 0 ? "ahti" : "berta";
        assertThat(draw.seed()).contains(seed);
        assertThat(draw.outcome().get(0).tender()).isEqualTo(first);

        assertThat(house.competitions.decide(opened.id, NOON).award().orElseThrow())
                .satisfies(award -> assertThat(award.tender()).isEqualTo(first))
                .satisfies(award -> assertThat(award.reason().en())
                        .isEqualTo("most points: 90.00, next 90.00; a tie, decided by lot (draw 1)"));
        assertThat(house.facts()).allSatisfy(fact -> assertThat(fact.json()).doesNotContain("secret", "salaisuus"));
    }

    @Test
    void aDrawWhoseSecretIsLostIsBegunAnewAndBothStandInTheRecord() throws Exception {
        Opened opened = tied(true);
        house.decisions.commit(opened.id, "", sha256(AINOS), by("Aino"));
        house.decisions.commit(opened.id, "", sha256(EINOS), by("Eino"));
        assertThat(codes(() -> house.decisions.restart(opened.id, "", " ", by("Eino"))))
                .containsExactly("competition.draw.done");
        house.decisions.restart(opened.id, "", "Eino has forgotten his secret", by("Eino"));
        house.decisions.commit(opened.id, "", sha256(EINOS), by("Eino"));
        house.decisions.commit(opened.id, "", sha256(AINOS), by("Aino"));
        house.decisions.reveal(opened.id, "", EINOS, by("Eino"));
        house.decisions.reveal(opened.id, "", AINOS, by("Aino"));
        assertThat(house.decisions.draws(opened.id))
                .extracting(Draw::number, Draw::drawn, Draw::givenUp)
                .containsExactly(
                        tuple(1, false, Optional.of("Eino has forgotten his secret")),
                        tuple(2, true, Optional.empty()));
        assertThat(codes(() -> house.decisions.restart(opened.id, "", "I do not like it", by("Eino"))))
                .containsExactly("competition.draw.done");
    }

    /** A lot that was drawn between other tenders decides nothing. */
    @Test
    void aDrawDecidesTheTieItWasMadeForAndNoOther() throws Exception {
        Opened opened = tied(true);
        drawn(opened);
        opened.judged("ahti", "29").judged("berta", "29").judged("cecilia", "40");
        opened.evaluated();
        assertThat(house.decisions.preview(opened.id).lots().get(0).winner()).contains("cecilia");
    }

    @Test
    void lotsAreDrawnOnlyWhereTheyWereAnnounced() throws Exception {
        Opened opened = tied(false);
        String commitment = sha256(AINOS);
        assertThat(codes(() -> house.decisions.commit(opened.id, "", commitment, by("Aino"))))
                .containsExactly("competition.draw.none");
        assertThat(house.competitions
                        .decideTie(opened.id, "berta", "by lot in the office", NOON)
                        .award()
                        .orElseThrow()
                        .tender())
                .isEqualTo("berta");
    }

    private void drawn(Opened opened) throws Exception {
        house.decisions.commit(opened.id, "", sha256(AINOS), by("Aino"));
        house.decisions.commit(opened.id, "", sha256(EINOS), by("Eino"));
        house.decisions.reveal(opened.id, "", AINOS, by("Aino"));
        house.decisions.reveal(opened.id, "", EINOS, by("Eino"));
    }

    private Opened tied(boolean drawsLots) {
        EvaluationRules rules = drawsLots ? EvaluationRules.USUAL.withDrawOfLots() : EvaluationRules.USUAL;
        return Opened.of(
                        house,
                        cleaning("tie")
                                .procedure(Procedure.PLAIN.evaluatedBy(rules))
                                .build(),
                        tender("ahti", "100"),
                        tender("berta", "100"),
                        tender("cecilia", "120"))
                .judgedAlike("30")
                .evaluated();
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void weightsWithinARangeAreFixedOnceAndBeforeTheOpening() {
        CompetitionDraft draft = CompetitionDraft.of("ranges", LocalizedText.same("Ranges"))
                .criterion(ranged(House.price("60"), "50", "70"))
                .criterion(ranged(House.quality("quality", "40"), "30", "50"))
                .procedure(Procedure.PLAIN.weighted(Weighting.RANGES, ""))
                .build();
        var id = house.published(draft);
        house.competitions.submit(id, tender("ahti", "100"), MORNING);
        house.competitions.close(id, DUE);
        assertThat(codes(() -> house.competitions.open(id, DUE))).containsExactly("competition.weights.open");
        assertThat(codes(() -> fix(id, "75", null)))
                .containsExactly("competition.weights.range", "competition.weights.range");
        assertThat(codes(() -> fix(id, "60", "45"))).containsExactly("competition.weights.total");
        fix(id, "55", "45");
        assertThat(codes(() -> fix(id, "60", "40")))
                .containsExactly("competition.weights.fixed", "competition.weights.fixed");
        house.competitions.open(id, DUE);
        assertThat(codes(() -> fix(id, "55", "45"))).containsExactly("competition.transition");
        house.competitions.judge(
                id, List.of(new Judgement("ahti", "quality", new BigDecimal("45"), "evaluator", "reason")));
        assertThat(house.competitions
                        .evaluate(id)
                        .scores()
                        .orElseThrow()
                        .rows()
                        .get(0)
                        .total())
                .isEqualByComparingTo("100");
    }

    private static Criterion ranged(Criterion criterion, String least, String most) {
        return criterion.withoutMaxPoints().withRange(new WeightRange(new BigDecimal(least), new BigDecimal(most)));
    }

    private void fix(CompetitionId id, String price, String quality) {
        Map<String, BigDecimal> points = quality == null
                ? Map.of("price", new BigDecimal(price))
                : Map.of("price", new BigDecimal(price), "quality", new BigDecimal(quality));
        house.weights.fix(id, points, "", by("Eeva"));
    }

    /** Quality first, price only between equals; the cheapest comes last. */
    @Test
    void whereImportanceIsAnOrderCriteriaAreComparedOneAfterAnother() {
        CompetitionDraft draft = CompetitionDraft.of("order", LocalizedText.same("Order"))
                .criterion(House.ranked(House.quality("quality", "1"), "given-points"))
                .criterion(House.ranked(House.price("1"), "price"))
                .procedure(Procedure.PLAIN.weighted(Weighting.ORDER, "the needs cannot be weighted before use"))
                .build();
        Opened opened = Opened.of(
                        house,
                        draft,
                        tender("ahti", "90"),
                        tender("berta", "110"),
                        tender("cecilia", "100"),
                        tender("daavid", "100"))
                .judged("ahti", "7")
                .judged("berta", "9")
                .judged("cecilia", "8")
                .judged("daavid", "8")
                .evaluated();
        assertThat(opened.now().scores().orElseThrow().rows())
                .extracting(row -> row.tender(), row -> row.rank(), row -> row.total()
                        .toPlainString())
                .containsExactly(
                        tuple("berta", 1, "1"),
                        tuple("cecilia", 2, "2"),
                        tuple("daavid", 2, "2"),
                        tuple("ahti", 4, "4"));
        assertThat(house.competitions
                        .decide(opened.id, NOON)
                        .award()
                        .orElseThrow()
                        .reason()
                        .en())
                .isEqualTo("best in the order of importance: decided by quality: 9.00 against 8.00");
    }

    private static List<String> codes(ThrowingCallable step) {
        return catchThrowableOfType(InvalidInputException.class, step).problems().stream()
                .map(Problem::code)
                .toList();
    }
}
