package org.minikisa.competition.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.minikisa.competition.core.House.cleaning;
import static org.minikisa.competition.core.House.tender;
import static org.minikisa.competition.core.evaluation.Opened.by;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.EvaluationRules;
import org.minikisa.competition.api.EvaluationRules.Voting;
import org.minikisa.competition.api.Judgement;
import org.minikisa.competition.api.Procedure;
import org.minikisa.competition.api.Rounding;
import org.minikisa.competition.api.evaluation.Evaluators.Consensus;
import org.minikisa.competition.api.evaluation.Evaluators.Vote;
import org.minikisa.competition.api.evaluation.Panel;
import org.minikisa.competition.api.evaluation.Panel.Ballot;
import org.minikisa.competition.core.House;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;

class EvaluatorsTest {

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
    void votesAreHiddenFromTheOthersUntilAllHaveVoted() {
        Opened opened = panel(new Voting(true, Voting.Outcome.CONSENSUS, Rounding.NONE));
        vote(opened, "Aino", "30");
        assertThat(ballot(opened, "Aino").votes()).hasSize(1);
        assertThat(ballot(opened, "Eino").votes()).isEmpty();
        assertThat(ballot(opened, "Eino").spread()).isEmpty();
        vote(opened, "Eino", "36");
        Ballot open = ballot(opened, "Aino");
        assertThat(open.complete()).isTrue();
        assertThat(open.votes()).hasSize(2);
        assertThat(open.spread().orElseThrow().width()).isEqualByComparingTo("6");
        assertThat(open.spread().orElseThrow().mean()).isEqualByComparingTo("33");
    }

    @Test
    void whatIsScoredIsWhatTheEvaluatorsAgreeOnWithItsReason() {
        Opened opened = panel(Voting.OPEN_CONSENSUS);
        assertThat(codes(() -> agree(opened, "Aino", "34", 0))).containsExactly("competition.vote.missing");
        vote(opened, "Aino", "30");
        vote(opened, "Eino", "36");
        agree(opened, "Aino", "34", 0);
        assertThat(opened.now().judgements())
                .singleElement()
                .isEqualTo(new Judgement("ahti", "quality", new BigDecimal("34"), "Aino", "we agreed"));
        opened.evaluated();
        assertThat(opened.now().scores().orElseThrow().rows().get(0).total()).isEqualByComparingTo("94");
    }

    /** KHO 2013:160: the experts' mean is rounded to one decimal before it is weighted. 30, 31, 31 → 30.7. */
    @Test
    void aMeanIsRoundedAsAnnouncedBeforeItIsScored() {
        Opened opened = panel(new Voting(false, Voting.Outcome.MEAN, Rounding.halfUp(1)), "Aino", "Eino", "Veera");
        vote(opened, "Aino", "30");
        vote(opened, "Eino", "31");
        assertThat(codes(() -> house.evaluators.average(opened.id, by("Aino"))))
                .containsExactly("competition.vote.missing");
        vote(opened, "Veera", "31");
        Panel panel = house.evaluators.average(opened.id, by("Aino"));
        assertThat(panel.ballots().get(0).value().orElseThrow().value()).isEqualTo(new BigDecimal("30.7"));
        assertThat(codes(
                        () -> agree(opened, "Aino", "34", panel.ballots().get(0).version())))
                .containsExactly("competition.vote.way");
    }

    @Test
    void onlyNamedEvaluatorsWithoutAnInterestVoteAndWithReasons() {
        Opened opened = Opened.of(house, draft(Voting.OPEN_CONSENSUS, "Aino", "Eino"), tender("ahti", "100"));
        assertThat(codes(() -> vote(opened, "Olli", "30")))
                .containsExactly("competition.vote.evaluator", "competition.vote.interest");
        assertThat(codes(() -> vote(opened, "Aino", "30"))).containsExactly("competition.vote.interest");
        house.evaluators.declare(opened.id, false, "", by("Aino"));
        assertThat(codes(() -> house.evaluators.vote(
                        opened.id, List.of(new Vote("ahti", "quality", new BigDecimal("41"), " ", 0)), by("Aino"))))
                .containsExactly("competition.value.range", "competition.reason.missing");
        vote(opened, "Aino", "30");
        house.evaluators.declare(opened.id, true, "sister of a tenderer", by("Eino"));
        assertThat(codes(() -> vote(opened, "Eino", "40"))).containsExactly("competition.vote.interest");
        assertThat(ballot(opened, "Aino").complete()).isTrue();
        assertThat(codes(() -> house.competitions.judge(
                        opened.id, List.of(new Judgement("ahti", "quality", new BigDecimal("40"), "boss", "because")))))
                .containsExactly("competition.vote.panel");
    }

    @Test
    void anInterestThatIsDeclaredLateUnsettlesWhatWasAgreed() {
        Opened opened = panel(Voting.OPEN_CONSENSUS);
        vote(opened, "Aino", "30");
        vote(opened, "Eino", "40");
        agree(opened, "Aino", "35", 0);
        opened.evaluated();
        house.evaluators.declare(opened.id, true, "owns shares", by("Eino"));
        assertThat(opened.now().state()).isEqualTo(CompetitionState.OPENED);
        assertThat(opened.now().judgements()).isEmpty();
        assertThat(ballot(opened, "Aino").spread().orElseThrow().most()).isEqualByComparingTo("30");
        assertThat(codes(() -> house.evaluators.declare(opened.id, false, "", by("Eino"))))
                .containsExactly("competition.vote.interest");
    }

    @Test
    void whoSavesSecondIsToldAndLosesNothingOfTheFirst() {
        Opened opened = panel(Voting.OPEN_CONSENSUS);
        vote(opened, "Aino", "30");
        vote(opened, "Eino", "36");
        int version = agree(opened, "Aino", "34", 0).ballots().get(0).version();
        assertThat(codes(() -> agree(opened, "Eino", "36", 0))).containsExactly("competition.vote.version");
        assertThat(opened.now().judgements().get(0).value()).isEqualByComparingTo("34");
        agree(opened, "Eino", "36", version);
        assertThat(opened.now().judgements().get(0).value()).isEqualByComparingTo("36");
        assertThat(codes(() -> agree(opened, "Aino", "34", version))).containsExactly("competition.vote.version");
    }

    /** A vote that changes unsettles the value; a version seen before that is never current again. */
    @Test
    void aVoteThatChangesUnsettlesTheValueThatWasMadeOfIt() {
        Opened opened = panel(Voting.OPEN_CONSENSUS);
        vote(opened, "Aino", "30");
        vote(opened, "Eino", "36");
        int version = agree(opened, "Aino", "34", 0).ballots().get(0).version();
        house.evaluators.vote(
                opened.id, List.of(new Vote("ahti", "quality", new BigDecimal("20"), "read again", 1)), by("Eino"));
        assertThat(opened.now().judgements()).isEmpty();
        agree(opened, "Aino", "25", 0);
        assertThat(codes(() -> agree(opened, "Eino", "36", version))).containsExactly("competition.vote.version");
    }

    @Test
    void twoWhoSaveAtTheSameMomentAreOneAfterTheOther() throws Exception {
        Opened opened = panel(Voting.OPEN_CONSENSUS);
        vote(opened, "Aino", "30");
        vote(opened, "Eino", "36");
        Set<String> outcomes = ConcurrentHashMap.newKeySet();
        var together = new CyclicBarrier(2);
        var people = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> saving = List.of(
                    people.submit(() -> save(opened, "Aino", "31", together, outcomes)),
                    people.submit(() -> save(opened, "Eino", "35", together, outcomes)));
            for (Future<?> one : saving) {
                one.get();
            }
        } finally {
            people.shutdown();
        }
        String kept = opened.now().judgements().get(0).value().toPlainString();
        assertThat(outcomes).containsExactlyInAnyOrder("kept " + kept, "competition.vote.version");
    }

    private Void save(Opened opened, String who, String value, CyclicBarrier together, Set<String> outcomes)
            throws Exception {
        together.await();
        try {
            agree(opened, who, value, 0);
            outcomes.add("kept " + value);
        } catch (InvalidInputException e) {
            outcomes.add(e.problems().get(0).code());
        }
        return null;
    }

    @Test
    void namesOfEvaluatorsAreInNoFact() {
        Opened opened = panel(Voting.OPEN_CONSENSUS);
        vote(opened, "Aino", "30");
        assertThat(house.facts()).allSatisfy(fact -> assertThat(fact.json()).doesNotContain("Aino", "good work"));
        assertThat(house.competitions.history(opened.id)).last().satisfies(event -> assertThat(event.by())
                .isEqualTo("Aino"));
    }

    private Opened panel(Voting voting) {
        return panel(voting, "Aino", "Eino");
    }

    /** All have declared to have no interest. */
    private Opened panel(Voting voting, String... evaluators) {
        Opened opened = Opened.of(house, draft(voting, evaluators), tender("ahti", "100"));
        for (String evaluator : evaluators) {
            house.evaluators.declare(opened.id, false, "", by(evaluator));
        }
        return opened;
    }

    private static CompetitionDraft draft(Voting voting, String... evaluators) {
        return cleaning("votes")
                .procedure(Procedure.PLAIN
                        .withEvaluators(evaluators)
                        .evaluatedBy(EvaluationRules.USUAL.withVoting(voting)))
                .build();
    }

    private Panel vote(Opened opened, String who, String points) {
        return house.evaluators.vote(
                opened.id, List.of(new Vote("ahti", "quality", new BigDecimal(points), "good work", 0)), by(who));
    }

    private Panel agree(Opened opened, String who, String points, int version) {
        return house.evaluators.agree(
                opened.id,
                List.of(new Consensus("ahti", "quality", new BigDecimal(points), "we agreed", version)),
                by(who));
    }

    private Ballot ballot(Opened opened, String reader) {
        return house.evaluators
                .panel(opened.id, reader)
                .ballot("ahti", "quality")
                .orElseThrow();
    }

    private static List<String> codes(ThrowingCallable step) {
        return catchThrowableOfType(InvalidInputException.class, step).problems().stream()
                .map(Problem::code)
                .toList();
    }
}
