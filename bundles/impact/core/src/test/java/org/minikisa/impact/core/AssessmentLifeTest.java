package org.minikisa.impact.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.IndicatorSource;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.ModelStatus;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.Outcome;
import org.minikisa.impact.api.ReplayResult;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;

/** From a request to what is told years later: status, what is asked of whom, what is stored, replays. */
class AssessmentLifeTest {

    private static final String MODEL = """
            {'id': 'm', 'version': 'VERSION', 'status': 'STATUS', 'title': T(M),
             'indicators': [
               {'id': 'share', 'title': T(Share), 'type': 'percent', 'source': 'constructed'},
               {'id': 'level', 'title': T(Level), 'type': 'ordinal', 'levels': [T(a), T(b), T(c)], 'source': 'constructed'}],
             'gates': [{'id': 'low', 'when': 'share < 10', 'effect': 'cap', 'at': 20, 'title': T(Low share)}]}
            """;

    private static final String EXTERNAL = """
            {'id': 'x', 'version': '1.0.0', 'status': 'active', 'title': T(X),
             'indicators': [
               {'id': 'share', 'title': T(Share), 'type': 'percent', 'source': 'constructed'},
               {'id': 'tenders', 'title': T(Tenders), 'type': 'external', 'min': 0, 'max': 10, 'unit': 'tenders',
                'from': {'source': 'competition', 'key': 'tenders'}, 'source': 'constructed',
                'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 10}}]}
            """;

    private static final String WEIGHTED = """
            {'id': 'w', 'version': '1.0.0', 'status': 'active', 'title': T(W),
             'indicators': [
               {'id': 'share', 'title': T(Share), 'type': 'percent', 'source': 'constructed'},
               {'id': 'level', 'title': T(Level), 'type': 'ordinal', 'levels': [T(a), T(b), T(c)], 'source': 'constructed',
                'band': [1, 4]}]}
            """;

    private static final Map<String, String> BASE = Map.of("share", "40", "level", "1");

    @TempDir
    Path folder;

    private Wing wing;

    @BeforeEach
    void open() {
        wing = new Wing(folder);
    }

    @AfterEach
    void close() {
        wing.close();
    }

    // ---------------------------------------------------------------- status

    @Test
    void aModelIsNeverMissingWhileOneVersionTakesThePlaceOfAnother() throws InterruptedException {
        deploy("1.0.0", "active");
        var stop = new AtomicBoolean();
        var missing = new AtomicInteger();
        var asking = new Thread(() -> {
            while (!stop.get()) {
                missing.addAndGet(wing.models.find(new ModelId("m")).isPresent() ? 0 : 1);
            }
        });
        asking.start();
        for (int number = 1; number <= 300; number++) {
            deploy("1.0." + number, "active");
            wing.models.remove("m@1.0." + (number - 1));
        }
        stop.set(true);
        asking.join();

        assertThat(missing).hasValue(0);
        assertThat(newest()).isEqualTo("1.0.300");
    }

    @Test
    void whoIsPutIntoUseAnswersAlsoAfterARestartAndAnotherDeployment() {
        deploy("1.0.0", "active");
        deploy("2.0.0", "retired");
        assertThat(newest()).isEqualTo("1.0.0");
        assertThat(wing.models.set(ref("2.0.0"), ModelStatus.ACTIVE).answering())
                .isTrue();
        assertThat(newest()).isEqualTo("2.0.0");
        wing.close();
        wing = new Wing(folder);
        deploy("1.0.0", "active");
        deploy("2.0.0", "retired");
        assertThat(newest()).isEqualTo("2.0.0");
        wing.models.remove("m@2.0.0");
        assertThat(newest()).isEqualTo("1.0.0");
        deploy("2.0.0", "retired");
        assertThat(wing.models.list().get(0).status()).isEqualTo(ModelStatus.ACTIVE);
        assertThat(wing.facts("impact.ModelStatusChanged")).singleElement().satisfies(fact -> assertThat(fact.json())
                .contains("\"status\":\"ACTIVE\"", "\"version\":\"2.0.0\""));
    }

    @Test
    void aResultCarriesTheStatusTheModelHadThenAndIsMadeAnewUnderAnother() {
        deploy("1.0.0", "pilot");
        var pilot = wing.assessments.assess(request());
        wing.models.set(ref("1.0.0"), ModelStatus.ACTIVE);
        var active = wing.assessments.assess(request());
        wing.models.set(ref("1.0.0"), ModelStatus.PILOT);
        assertThat(pilot.status()).isEqualTo(ModelStatus.PILOT);
        assertThat(pilot.explanation().sv()).endsWith("Modellen är en pilot.");
        assertThat(active.status()).isEqualTo(ModelStatus.ACTIVE);
        assertThat(active.explanation().en()).doesNotContain("pilot");
        assertThat(wing.assessments.assess(request())).isEqualTo(pilot);
        assertThat(replayed()).containsOnly(ReplayResult.Outcome.IDENTICAL);
    }

    @Test
    void settingTheSameStatusAgainIsNoFactAndAnUnknownVersionIsToldWithThoseThatAreThere() {
        deploy("1.0.0", "active");
        wing.models.set(ref("1.0.0"), ModelStatus.ACTIVE);
        wing.models.set(ref("1.0.0"), ModelStatus.RETIRED);
        wing.models.set(ref("1.0.0"), ModelStatus.RETIRED);
        assertThat(wing.facts("impact.ModelStatusChanged")).hasSize(1);
        assertThat(problems(() -> wing.models.set(ref("1.0.1"), ModelStatus.ACTIVE)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.expected()).isEqualTo("a version that is there: 1.0.0"));
        assertThat(codes(() -> wing.assessments.assess(request()))).containsExactly("impact.model.version");
        assertThat(wing.assessments.assess(request().version("1.0.0")).status()).isEqualTo(ModelStatus.RETIRED);
    }

    // ---------------------------------------------------------------- what is stored

    @Test
    void whatTheCustomerWouldHaveHadAloneIsAssessedToldAndStored() {
        deploy("1.0.0", "active");
        var made = wing.assessments.assess(
                request().alone(Map.of("share", "20", "level", "0")).by("Aino"));
        assertThat(made.alone()).contains(Outcome.certain(10));
        assertThat(made.jointEffect()).hasValue(35);
        assertThat(made.explanation().en())
                .contains("Without it the customer would have had 10.0; the effect of the joint procurement is +35.0.");
        assertThat(made.explanation().fi()).contains("yhteishankinnan vaikutus on +35,0");
        assertThat(wing.assessments.find(made.id())).contains(made);
        assertThat(made.by()).isEqualTo("Aino");
        assertThat(wing.facts("impact.AssessmentMade"))
                .allSatisfy(fact -> assertThat(fact.json()).doesNotContain("Aino"));
        assertThat(replayed()).containsOnly(ReplayResult.Outcome.IDENTICAL);
    }

    @Test
    void aloneChangesTheResultAndWhoAsksDoesNot() {
        deploy("1.0.0", "active");
        var first = wing.assessments.assess(request().by("Aino"));
        assertThat(wing.assessments.assess(request().by("Väinö"))).isEqualTo(first);
        assertThat(wing.assessments
                        .assess(request().alone(Map.of("share", "1", "level", "0")))
                        .id())
                .isNotEqualTo(first.id());
    }

    @Test
    void mistakesInWhatWouldHaveBeenAloneAreToldThereWithAllOthers() {
        deploy("1.0.0", "active");
        assertThat(problems(() -> wing.assessments.assess(
                        request().base(Map.of("share", "400", "level", "1")).alone(Map.of("share", "x", "lvel", "0")))))
                .extracting(Problem::place)
                .containsExactlyInAnyOrder("base.share", "alone.share", "alone.lvel");
    }

    @Test
    void whatIsLeftOutUnknownOrAssumedIsSaid() {
        deploy("1.0.0", "active");
        var assumed = wing.assessments.assess(request().base(Map.of("share", "assumed 40 | the team | as before")));
        assertThat(assumed.explanation().en())
                .contains(
                        "50 % of the weights are answered (missing: Level); with the rest known the index lies within 20.0–70.0.")
                .contains("Assumed answers: 1 (Share – the team).");
        var without = wing.assessments.assess(request().base(Map.of("share", "40", "level", "n/a | no staff")));
        assertThat(without.index()).isEqualTo(40);
        assertThat(without.explanation().fi()).contains("Ei sovellu: Level; sen paino jakautuu muille.");
    }

    @Test
    void theReasonAndEvidenceOfAnApprovedBaseValueStayWithTheAssessment() {
        deploy("1.0.0", "active");
        var values = Map.of("share", "40 | required in the contract | appendix 3, page 4", "level", "1 | spot checks");
        wing.questions.procurements = Approved.of("dps", "m", values);
        var made = wing.assessments.assess(request().base(Map.of()).jointProcurement("dps"));
        assertThat(made.baseAnswers()).isEqualTo(values);
        assertThat(wing.assessments.find(made.id()).orElseThrow().baseAnswers()).isEqualTo(values);
    }

    @Test
    void anAssessmentStoredInTheFirstFormIsStillReadAndReplayed() {
        deploy("1.0.0", "active");
        var made = wing.assessments.assess(request());
        var first = AssessmentForm.write(made)
                .replaceAll("\"(form|wording)\":\\d+,", "")
                .replaceAll("\"(aloneAnswers|functions)\":\\{},", "")
                .replaceAll("\"(by|origin|originDigest)\":\"[^\"]*\",", "")
                .replaceAll("\"nodes\":\\[[^]]*],", "");
        assertThat(first).doesNotContain("form", "origin", "nodes");
        wing.store.transact(tx -> tx.update("UPDATE impact_assessment SET form = ?", first));
        var read = wing.assessments.find(made.id()).orElseThrow();
        assertThat(read.fingerprint().origin()).isEmpty();
        assertThat(read.index()).isEqualTo(made.index());
        assertThat(replayed()).containsOnly(ReplayResult.Outcome.IDENTICAL);
    }

    @Test
    void movedWeightsAreABarOfTheirOwnInPictureAndWords() {
        wing.deploy(WEIGHTED);
        var made = wing.assessments.assess(Wing.ask(
                "w", Moment.TARGET, Map.of("share", "40", "level", "2"), Map.of("share", "60", "weight.level", "3")));
        assertThat(made.choices()).containsEntry("weight.level", "3");
        assertThat(made.base()).isEqualTo(70);
        assertThat(made.index()).isEqualTo(90);
        assertThat(made.printed().upliftBars())
                .extracting(bar -> bar.kind() + " " + bar.value())
                .containsExactly("INDICATOR 5.0", "WEIGHTS 15.0");
        assertThat(made.explanation().en()).contains("Of that the customer's own weights make +15.0.");
        assertThat(replayed()).containsOnly(ReplayResult.Outcome.IDENTICAL);
    }

    @Test
    void aThemeBelowItsMinimumIsNamed() {
        wing.deploy(WEIGHTED.replace(
                        "'indicators': [",
                        "'themes': [{'id': 'nature', 'title': T(Nature), 'minimum': {'at': 50, 'effect': 'cap', 'cap': 30}}],"
                                + " 'indicators': [")
                .replace("'id': 'share',", "'id': 'share', 'theme': 'nature',")
                .replace("'id': 'level',", "'id': 'level', 'theme': 'nature',"));
        var made = wing.assessments.assess(Wing.ask("w", Moment.TARGET, Map.of("share", "40", "level", "1"), Map.of()));
        assertThat(made.index()).isEqualTo(30);
        assertThat(made.explanation().en()).contains("Nature is below its minimum of 50: the index is at most 30.");
        assertThat(made.nodes())
                .extracting(node -> node.id() + " " + node.base())
                .containsExactly("nature 45.0");
        assertThat(wing.assessments.find(made.id())).contains(made);
    }

    // ---------------------------------------------------------------- external sources

    @Test
    void whatNobodyAnsweredIsAskedOfItsSourceAndStoredSoThatAReplayNeedsNone() {
        wing.deploy(EXTERNAL);
        source("competition", Map.of("tenders", "5 | of 7, two were late"));
        var made = wing.assessments.assess(external(Map.of("share", "40")));
        assertThat(made.baseAnswers()).containsEntry("tenders", "5 | of 7, two were late");
        assertThat(made.index()).isEqualTo(45);
        wing.sources.remove("competition");
        assertThat(replayed()).containsOnly(ReplayResult.Outcome.IDENTICAL);
    }

    @Test
    void whatAPersonAnsweredIsNotAskedAgain() {
        wing.deploy(EXTERNAL);
        source("competition", Map.of("tenders", "5"));
        var made = wing.assessments.assess(external(Map.of("share", "40", "tenders", "9")));
        assertThat(made.baseAnswers()).containsEntry("tenders", "9");
        assertThat(wing.assessments.assess(external(Map.of("share", "40"))).baseAnswers())
                .containsEntry("tenders", "5 | source competition");
    }

    @Test
    void aSourceThatIsNotThereThrowsHangsOrAnswersNonsenseLeavesItUnknown() {
        wing.deploy(EXTERNAL);
        var request = external(Map.of("share", "40"));
        assertThat(wing.assessments.preview(request).coverage()).isEqualTo(0.5);
        wing.sources.add("competition", "competition", (subject, keys, asOf) -> {
            throw new IllegalStateException("no");
        });
        assertThat(wing.assessments.preview(request).coverage()).isEqualTo(0.5);
        source("competition", Map.of("tenders", "many"));
        assertThat(wing.assessments.preview(request).coverage()).isEqualTo(0.5);
        var asked = new int[1];
        wing.sources.add("competition", "competition", (subject, keys, asOf) -> {
            asked[0]++;
            return hang();
        });
        assertThat(wing.assessments.preview(request).coverage()).isEqualTo(0.5);
        assertThat(wing.assessments.preview(request).coverage()).isEqualTo(0.5);
        assertThat(asked[0]).isEqualTo(1);
    }

    // ---------------------------------------------------------------- later moments

    @Test
    void aLaterMomentBeginsWithTheAnswersOfTheLastEarlierOneAndOnlyWhenAskedTo() {
        deploy("1.0.0", "active");
        wing.assessments.assess(request().choices(Map.of("share", "50")));
        var award = wing.assessments.assess(AssessmentRequest.of(new ModelId("m"), "CO-1", Moment.AWARD)
                .base(BASE)
                .choices(Map.of("share", "80"))
                .alone(Map.of("share", "1", "level", "0")));
        deploy("2.0.0", "active");
        var realised = wing.assessments.prefill("CO-1", new ModelId("m"), Moment.REALISED);
        assertThat(realised.base()).isEqualTo(BASE);
        assertThat(realised.choices()).isEqualTo(Map.of("share", "80"));
        assertThat(realised.alone()).isEqualTo(award.aloneAnswers());
        assertThat(realised.version()).contains("1.0.0");
        var changed = new HashMap<>(realised.choices());
        changed.put("share", "70");
        assertThat(wing.assessments.assess(realised.choices(changed)).index()).isEqualTo(60);
        assertThat(wing.assessments.prefill("CO-1", new ModelId("m"), Moment.TARGET))
                .isEqualTo(AssessmentRequest.of(new ModelId("m"), "CO-1", Moment.TARGET));
        assertThat(wing.assessments
                        .prefill("CO-2", new ModelId("m"), Moment.AWARD)
                        .base())
                .isEmpty();
    }

    @Test
    void whatASourceComputesIsAskedAnewAtALaterMoment() {
        wing.deploy(EXTERNAL);
        source("competition", Map.of("tenders", "5"));
        wing.assessments.assess(external(Map.of("share", "40")));
        assertThat(wing.assessments
                        .prefill("CO-1", new ModelId("x"), Moment.AWARD)
                        .base())
                .isEqualTo(Map.of("share", "40"));
        wing.sources.remove("competition");
        assertThat(wing.assessments
                        .prefill("CO-1", new ModelId("x"), Moment.AWARD)
                        .base())
                .containsKey("tenders");
    }

    @Test
    void whatIsFoundLaterMayBeWorseThanTheBaseOrNotKnownYet() {
        deploy("1.0.0", "active");
        assertThat(codes(() -> wing.assessments.assess(request().choices(Map.of("share", "30")))))
                .containsExactly("impact.choice.lowers");
        var found = wing.assessments.assess(
                Wing.ask("m", Moment.REALISED, BASE, Map.of("share", "30", "level", "unknown")));
        assertThat(found.uplift()).isNegative();
        assertThat(found.coverage()).isEqualTo(0.5);
        assertThat(replayed()).containsOnly(ReplayResult.Outcome.IDENTICAL);
    }

    // ---------------------------------------------------------------- replays

    @Test
    void allThatIsStoredIsReplayedOneAfterAnotherAndWhatIsBrokenIsTold() {
        deploy("1.0.0", "active");
        for (int share = 10; share <= 13; share++) {
            wing.assessments.assess(request().base(Map.of("share", Integer.toString(share), "level", "1")));
        }
        wing.store.transact(tx -> {
            tx.update(
                    "UPDATE impact_assessment SET form = replace(form, '\"moment\":\"TARGET\"', '\"moment\":\"AWARD\"')"
                            + " WHERE id = 'AS-2'");
            tx.update("UPDATE impact_assessment SET form = '{' WHERE id = 'AS-3'");
            tx.update(
                    "UPDATE impact_assessment SET form = replace(form, '\"engineVersion\":\"1', '\"engineVersion\":\"0.1')"
                            + " WHERE id = 'AS-4'");
        });
        var results = new ArrayList<ReplayResult>();
        wing.assessments.replayAll(results::add);
        assertThat(results)
                .extracting(result -> result.assessment() + " " + result.outcome())
                .containsExactly("AS-1 IDENTICAL", "AS-2 DIFFERENT", "AS-3 DIFFERENT", "AS-4 IDENTICAL");
        assertThat(results.get(1).differences())
                .extracting(ReplayResult.Difference::place)
                .containsExactly("inputDigest");
        assertThat(results.get(3).remark()).contains("made by engine 0.1").contains("replayed by engine 1");
    }

    @Test
    void whoIsInterruptedReplaysNoFurther() {
        deploy("1.0.0", "active");
        wing.assessments.assess(request());
        wing.assessments.assess(request().choices(Map.of("level", "2")));
        var results = new ArrayList<ReplayResult>();
        assertThatThrownBy(() -> wing.assessments.replayAll(result -> {
                    results.add(result);
                    Thread.currentThread().interrupt();
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(results).hasSize(1);
    }

    // ---------------------------------------------------------------- small words

    private void deploy(String version, String status) {
        wing.deploy(MODEL.replace("VERSION", version).replace("STATUS", status));
    }

    private void source(String name, Map<String, String> answers) {
        IndicatorSource source = (subject, keys, asOf) -> answers;
        wing.sources.add(name, name, source);
    }

    private static Map<String, String> hang() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Map.of();
    }

    private static AssessmentRequest request() {
        return Wing.ask("m", Moment.TARGET, BASE, Map.of());
    }

    private static AssessmentRequest external(Map<String, String> base) {
        return Wing.ask("x", Moment.TARGET, base, Map.of());
    }

    private static ModelRef ref(String version) {
        return new ModelRef(new ModelId("m"), version);
    }

    private String newest() {
        return wing.models
                .find(new ModelId("m"))
                .orElseThrow()
                .description()
                .ref()
                .version();
    }

    private List<ReplayResult.Outcome> replayed() {
        var outcomes = new ArrayList<ReplayResult.Outcome>();
        wing.assessments.replayAll(result -> outcomes.add(result.outcome()));
        return outcomes;
    }

    private static List<String> codes(ThrowingCallable work) {
        return problems(work).stream().map(Problem::code).toList();
    }

    private static List<Problem> problems(ThrowingCallable work) {
        return catchThrowableOfType(InvalidInputException.class, work).problems();
    }
}
