package org.minikisa.impact.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.DeployedModel;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.Outcome;
import org.minikisa.impact.api.ReplayResult;
import org.minikisa.impact.api.Waterfall;
import org.minikisa.impact.core.declarative.JsonModelReader;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.minikisa.procurement.api.BaseValues;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.store.api.Entry;
import org.minikisa.store.jdbc.SqliteStore;

/** On the real store. */
class StoredAssessmentsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-06-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Map<String, String> BASE = Map.of("share", "40", "terms", "true", "level", "1");

    @TempDir
    Path folder;

    private SqliteStore store;
    private ServedModels models;
    private Sources sources;
    private Questions questions;
    private StoredAssessments assessments;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder, CLOCK);
        models = new ServedModels(store, Optional.empty());
        sources = new Sources(Duration.ofMillis(200));
        questions = new Questions(store, models, sources);
        assessments = new StoredAssessments(store, models, questions);
    }

    @AfterEach
    void close() {
        models.close();
        store.close();
    }

    @Test
    void anAssessmentIsStoredWithAllThatExplainsIt() {
        deploy("file", "1.0.0", "pilot", 1);
        var made = assessments.assess(request().base(BASE).choices(Map.of("share", "80", "level", "2")));

        assertThat(made.id()).isEqualTo("AS-1");
        assertThat(made.base()).isEqualTo((40 + 50) / 2.0);
        assertThat(made.index()).isEqualTo(90);
        assertThat(made.uplift()).isEqualTo(45);
        assertThat(made.headroom()).hasValue(55);
        assertThat(made.uptake().orElseThrow()).isEqualTo(45.0 / 55);
        assertThat(made.printed().base()).isEqualTo(new BigDecimal("45.0"));
        assertThat(sum(made.printed().upliftBars())).isEqualTo(new BigDecimal("45.0"));
        assertThat(made.explanation().en())
                .isEqualTo("The joint procurement gives 45.0 by itself (scale 0–100). The customer's"
                        + " choices add 45.0: the index is 90.0. Most comes from: Level +25.0, Share +20.0. The largest possible uplift"
                        + " is 55.0; 82 % of it is used. The model is a pilot.");
        assertThat(made.explanation().fi()).contains("indeksi on 90,0");
        assertThat(assessments.find("AS-1")).contains(made);
        assertThat(assessments.list()).containsExactly(made);
        assertThat(facts("impact.AssessmentMade")).singleElement().satisfies(fact -> assertThat(fact.json())
                .contains("\"uplift\":45"));
    }

    @Test
    void theSameAgainIsTheSameAssessment() {
        deploy("file", "1.0.0", "pilot", 1);
        var first = assessments.assess(request().base(BASE));
        assertThat(assessments.count(first.model())).isEqualTo(1);
        assertThat(assessments.count(new ModelRef(first.model().id(), "9.9.9"))).isZero();
        assertThat(assessments.assess(request().base(BASE).asOf(LocalDate.of(2026, 1, 1))))
                .isEqualTo(first);
        assertThat(assessments
                        .assess(request().base(BASE).choices(Map.of("level", "2")))
                        .id())
                .isEqualTo("AS-2");
        assertThat(assessments
                        .preview(request().base(BASE).choices(Map.of("share", "41")))
                        .id())
                .isEmpty();
        assertThat(assessments.list()).hasSize(2);
    }

    @Test
    void anOldAssessmentIsReplayedBitForBitAfterItsModelWasReplacedAndWithdrawn() {
        deploy("old", "1.0.0", "active", 1);
        var first = assessments.assess(request().base(BASE).choices(Map.of("share", "83.7")));
        models.remove("old");
        deploy("new", "1.0.0", "active", 3);
        var second = assessments.assess(request().base(BASE).choices(Map.of("share", "83.7")));
        models.remove("new");

        assertThat(second.index()).isNotEqualTo(first.index());
        assertThat(assessments.replay(first.id()).outcome()).isEqualTo(ReplayResult.Outcome.IDENTICAL);
        assertThat(assessments.replay(second.id()).outcome()).isEqualTo(ReplayResult.Outcome.IDENTICAL);
        assertThatThrownBy(() -> assessments.replay("AS-99")).isInstanceOf(InvalidInputException.class);
        assertThat(refusal(() -> assessments.assess(request().base(BASE))))
                .extracting(Problem::code)
                .containsExactly("impact.model.unknown");
    }

    @Test
    void aStoredFigureThatWasTamperedWithIsFound() {
        deploy("file", "1.0.0", "active", 1);
        var made = assessments.assess(request().base(BASE));
        store.transact(tx ->
                tx.update("UPDATE impact_assessment SET form = replace(form, '\"uplift\":0,', '\"uplift\":1e-16,')"));
        var replayed = assessments.replay(made.id());
        assertThat(replayed.outcome()).isEqualTo(ReplayResult.Outcome.DIFFERENT);
        assertThat(replayed.differences())
                .extracting(ReplayResult.Difference::stored)
                .contains("1e-16");
    }

    @Test
    void theNewestVersionAnswersForTheIdAndOldOnesWhenTheyAreNamed() {
        deploy("c", "1.10.0", "pilot", 1);
        deploy("a", "1.2.0", "active", 1);
        deploy("b", "2.0.0", "retired", 1);
        assertThat(models.list())
                .extracting(model -> model.ref().version() + " " + model.answering())
                .containsExactly("2.0.0 false", "1.10.0 true", "1.2.0 false");
        assertThat(assessments.assess(request().base(BASE)).model().version()).isEqualTo("1.10.0");
        assertThat(assessments
                        .assess(request().version("2.0.0").base(BASE))
                        .model()
                        .version())
                .isEqualTo("2.0.0");
        assertThat(refusal(() -> assessments.assess(request().version("3.0.0").base(BASE))))
                .extracting(Problem::code)
                .containsExactly("impact.model.version");
        assertThat(models.find(new ModelRef(new ModelId("m"), "1.2.0"))).isPresent();
    }

    @Test
    void comingAndGoingIsInTheJournalOnceAndARestartIsNeither() {
        deploy("file", "1.0.0", "pilot", 1);
        models.close();
        models.remove("file"); // the framework stops: services go after their registry
        models = new ServedModels(store, Optional.empty());
        deploy("file", "1.0.0", "pilot", 1);
        models.remove("file");
        models.close();
        assertThat(facts("impact.ModelAppeared")).hasSize(1);
        assertThat(facts("impact.ModelWithdrawn")).hasSize(1);
    }

    @Test
    void allMistakesInAnswersComeOutAtOnce() {
        deploy("file", "1.0.0", "pilot", 1);
        assertThat(refusal(() -> assessments.assess(request()
                        .base(Map.of("share", "forty", "terms", "yes", "level", "1", "sahre", "3"))
                        .choices(Map.of("level", "0", "terms", "true")))))
                .extracting(Problem::place, Problem::code)
                .containsExactlyInAnyOrder(
                        Tuple.tuple("base.share", "impact.answer.value"),
                        Tuple.tuple("base.terms", "impact.answer.value"),
                        Tuple.tuple("base.sahre", "impact.answer.indicator"),
                        Tuple.tuple("choices.level", "impact.choice.lowers"),
                        Tuple.tuple("choices.terms", "impact.choice.locked"));
        assertThat(assessments.list()).isEmpty();
    }

    @Test
    void anUnknownModelIsToldWithNearOnes() {
        deploy("file", "1.0.0", "pilot", 1);
        var problems = refusal(() -> assessments.assess(AssessmentRequest.of(new ModelId("n"), "CO-1", Moment.TARGET)));
        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.remedy())
                .isEqualTo("Did you mean m?"));
    }

    @Test
    void theBaseComesFromTheJointProcurementOnceTwoPeopleStandBehindIt() {
        deploy("file", "1.0.0", "pilot", 1);
        var request = request().jointProcurement("cleaning-dps");
        assertThat(refusal(() -> assessments.assess(request)))
                .extracting(Problem::code)
                .containsExactly("impact.base.approved");
        questions.procurements = procurements(Optional.empty());
        assertThat(refusal(() -> assessments.assess(request)))
                .extracting(Problem::found)
                .containsExactly("values proposed by one person");
        questions.procurements = procurements(Optional.of("somebody else"));
        assertThat(assessments.assess(request).base()).isEqualTo(45);
    }

    @Test
    void aModelInJavaIsServedAndReplayedWhileItsBundleIsThere() {
        models.add("java", new Java(answers -> points(answers)), "bundle 1.0", 0, 1);
        var made = assessments.assess(AssessmentRequest.of(new ModelId("java"), "CO-1", Moment.AWARD)
                .base(Map.of("a", "false"))
                .choices(Map.of("a", "true")));
        assertThat(made.uplift()).isEqualTo(50);
        assertThat(made.headroom()).hasValue(50);
        assertThat(assessments.replay(made.id()).outcome()).isEqualTo(ReplayResult.Outcome.IDENTICAL);
        models.remove("java");
        assertThat(assessments.replay(made.id()).outcome()).isEqualTo(ReplayResult.Outcome.UNAVAILABLE);
    }

    @Test
    void aModelThatBreaksTheLawsWhenItComesIsRefusedAndShown() {
        models.add("nan", new Java(answers -> Double.NaN), "bad 1.0", 0, 1);
        models.add(
                "throws",
                new Java(answers -> {
                    throw new IllegalStateException("no");
                }),
                "worse 1.0",
                0,
                2);
        assertThat(models.list()).isEmpty();
        assertThat(models.refused()).extracting(refused -> refused.origin()).containsExactly("bad 1.0", "worse 1.0");
        assertThat(models.refused().get(0).problems()).extracting(Problem::code).contains("impact.result.scale");
        assertThat(models.refused().get(1).problems()).extracting(Problem::code).contains("impact.law.threw");
    }

    @Test
    void aModelThatGoesWrongLaterIsRefusedForThatAssessmentAndMarkedAndNobodyElseIsAffected() {
        var wrong = new boolean[1];
        models.add("java", new Java(answers -> wrong[0] ? 400 : points(answers)), "bundle 1.0", 0, 1);
        deploy("file", "1.0.0", "pilot", 1);
        wrong[0] = true;
        assertThat(refusal(() -> assessments.assess(AssessmentRequest.of(new ModelId("java"), "CO-1", Moment.AWARD)
                        .base(Map.of("a", "false")))))
                .extracting(Problem::code)
                .contains("impact.result.scale");
        assertThat(models.list())
                .filteredOn(model -> model.ref().id().value().equals("java"))
                .extracting(DeployedModel::fault)
                .singleElement()
                .satisfies(fault -> assertThat(fault).isPresent());
        assertThat(assessments.assess(request().base(BASE)).id()).isEqualTo("AS-1");
    }

    // ---------------------------------------------------------------- given

    private static AssessmentRequest request() {
        return AssessmentRequest.of(new ModelId("m"), "CO-1", Moment.TARGET);
    }

    /** A percentage, an ordinal and a gate. */
    private void deploy(String key, String version, String status, int weight) {
        var json = """
                {"id": "m", "version": "VERSION", "status": "STATUS", "title": TEXT,
                 "indicators": [
                   {"id": "share", "title": {"fi": "Osuus", "sv": "Andel", "en": "Share"}, "type": "percent", "weight": WEIGHT},
                   {"id": "level", "title": {"fi": "Taso", "sv": "Nivå", "en": "Level"}, "type": "ordinal",
                    "levels": [TEXT, TEXT, TEXT]},
                   {"id": "terms", "title": TEXT, "type": "boolean", "phases": ["joint"], "weight": 0}],
                 "gates": [{"id": "terms", "title": TEXT, "when": "not terms", "effect": "cap", "at": 40}]}
                """.replace("VERSION", version)
                .replace("STATUS", status)
                .replace("WEIGHT", Integer.toString(weight))
                .replace("TEXT", "{\"fi\": \"t\", \"sv\": \"t\", \"en\": \"t\"}");
        models.add(key, new JsonModelReader().read(key, json.getBytes(StandardCharsets.UTF_8)), key, 0, 1);
    }

    private static Procurements procurements(Optional<String> approvedBy) {
        return (Procurements) Proxy.newProxyInstance(
                StoredAssessmentsTest.class.getClassLoader(),
                new Class<?>[] {Procurements.class},
                (proxy, method, arguments) -> method.getName().equals("baseValues")
                        ? Optional.of(new BaseValues(
                                new JointProcurementId("cleaning-dps"),
                                "m",
                                BASE,
                                "somebody",
                                approvedBy,
                                Instant.EPOCH))
                        : Optional.empty());
    }

    private static double points(Answers answers) {
        return answers.isTrue("a") ? 50 : 0;
    }

    private record Java(ToDoubleFunction<Answers> points) implements ImpactModel {

        @Override
        public ModelDescription description() {
            return ModelDescription.of("java", "1.0.0", LocalizedText.same("java"))
                    .indicator(Indicator.of("a", LocalizedText.same("a"), new Domain.Flag()))
                    .build();
        }

        @Override
        public Evaluation evaluate(Answers base, Answers choices) {
            double before = points.applyAsDouble(base);
            double after = points.applyAsDouble(base.with(choices));
            return new Evaluation(
                    Outcome.certain(before),
                    Outcome.certain(after),
                    List.of(new Contribution(Contribution.Kind.INDICATOR, "a", "", before, after - before)),
                    List.of());
        }
    }

    private List<Entry> facts(String type) {
        models.close();
        return store.entries(0, type, 100);
    }

    private static List<Problem> refusal(Supplier<Assessment> work) {
        return catchThrowableOfType(InvalidInputException.class, work::get).problems();
    }

    private static BigDecimal sum(List<Waterfall.Bar> bars) {
        return bars.stream().map(Waterfall.Bar::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
