package org.minikisa.impact.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.RefusedModel;
import org.minikisa.impact.api.ReplayResult;
import org.minikisa.impact.core.FunctionWhiteboard.Registration;
import org.minikisa.impact.core.declarative.DeclarativeModel;
import org.minikisa.impact.core.declarative.Functions;
import org.minikisa.impact.core.declarative.JsonModelReader;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.store.jdbc.SqliteStore;

/** Models whose formulas call functions of plug-ins, while those come and go. On the real store. */
class FunctionModelsTest {

    private static final ModelId NOISE = new ModelId("noise");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-06-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final FunctionWhiteboard functions = new FunctionWhiteboard();
    private SqliteStore store;
    private ServedModels models;
    private StoredAssessments assessments;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder, CLOCK);
        models = new ServedModels(store, Optional.empty(), functions);
        assessments = new StoredAssessments(store, models, new Questions(store, models, new Sources()));
    }

    @AfterEach
    void close() {
        models.close();
        store.close();
    }

    @Test
    void aModelIsServedWhileItsFunctionIsThere() {
        models.add("key", awaiting("[1.0,2.0)"), "a bundle", 0, 1);
        assertThat(models.find(NOISE)).isEmpty();
        assertThat(onlyRefusal().problems())
                .containsExactly(new Problem(
                        "impact.function.missing",
                        "functions[0]",
                        "no function noise_load",
                        "noise_load in version [1.0,2.0)",
                        "Deploy the bundle that brings it; the model is served as soon as it is there."));

        functions.add("f", version("1.0.0"), load(x -> 10 * x[0]));
        assertThat(models.refused()).isEmpty();
        var made = assess();
        assertThat(made.index()).isEqualTo(15);
        assertThat(made.fingerprint().functions()).containsExactly(Map.entry("noise_load@1.0.0", "digest of 1.0.0"));

        functions.remove("f");
        assertThat(models.find(NOISE)).isEmpty();
        assertThat(models.refused()).hasSize(1);

        functions.add("f", version("1.0.0"), load(x -> 10 * x[0]));
        assertThat(assess()).isEqualTo(made);

        models.remove("key");
        functions.remove("f");
        assertThat(models.refused()).isEmpty();
        assertThat(models.list()).isEmpty();
    }

    @Test
    void theNewestVersionThatTheModelAdmitsIsCalled() {
        models.add("key", awaiting("[1.0,2.0)"), "a bundle", 0, 1);
        functions.add("f2", version("2.0.0"), load(x -> 90));
        assertThat(onlyRefusal().problems())
                .singleElement()
                .extracting(Problem::found)
                .isEqualTo("noise_load in version 2.0.0");
        functions.add("f1", version("1.0.0"), load(x -> 10));
        assertThat(assess().index()).isEqualTo(5);
        functions.add("f10", version("1.10.0"), load(x -> 20));
        functions.add("f9", version("1.9.0"), load(x -> 30));
        assertThat(assess().index()).isEqualTo(10);
        assertThat(models.list()).singleElement();
    }

    @Test
    void oneVersionAloneMeansItself() {
        models.add("key", awaiting("1.0.0"), "a bundle", 0, 1);
        functions.add("f", version("1.0.1"), load(x -> 10));
        assertThat(models.find(NOISE)).isEmpty();
        functions.add("g", version("1.0.0"), load(x -> 20));
        assertThat(assess().index()).isEqualTo(10);
    }

    @Test
    void anArgumentTooManyIsToldWithItsPosition() {
        models.add("key", awaiting("1.0.0"), "a bundle", 0, 1);
        functions.add("f", version("1.0.0"), new Load(2, x -> 10));
        assertThat(onlyRefusal().problems())
                .containsExactly(new Problem(
                        "impact.formula.arguments",
                        "indicators[1].formula at 1",
                        "1 argument of noise_load",
                        "2",
                        "Give noise_load as many."));
    }

    @ParameterizedTest
    @CsvSource({
        "throws, impact.function.threw, java.lang.IllegalStateException: 7 is too loud",
        "nan, impact.function.value, NaN",
        "infinite, impact.function.value, Infinity",
        "beyond, impact.function.bounds, 101.0"
    })
    void whatAFunctionDoesWrongFailsThatAssessmentWithItsName(String how, String code, String found) {
        models.add("key", awaiting("1.0.0"), "a bundle", 0, 1);
        functions.add("f", version("1.0.0"), load(x -> x[0] == 7.25 ? wrong(how) : 10 * x[0]));
        var refusal = catchThrowableOfType(InvalidInputException.class, () -> assess("7.25"));
        assertThat(refusal.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.place()).isEqualTo("function noise_load 1.0.0");
            assertThat(problem.found()).isEqualTo(found);
        });
        assertThat(assess("3").index()).isEqualTo(15);
    }

    private static double wrong(String how) {
        return switch (how) {
            case "nan" -> Double.NaN;
            case "infinite" -> Double.POSITIVE_INFINITY;
            case "beyond" -> 101;
            default -> throw new IllegalStateException("7 is too loud");
        };
    }

    @Test
    void anUnknownArgumentGivesAllThatTheFunctionCanBe() {
        models.add("key", awaiting("1.0.0"), "a bundle", 0, 1);
        functions.add("f", version("1.0.0"), load(x -> 10 * x[0]));
        var made = assessments.preview(AssessmentRequest.of(NOISE, "street", Moment.TARGET)
                .base(Map.of("trucks", "unknown | nobody counted", "trees", "true")));
        assertThat(made.indexRange().low()).isEqualTo(50);
        assertThat(made.indexRange().high()).isEqualTo(100);
    }

    @Test
    void anAssessmentIsReplayedWithTheVersionItWasMadeWith() {
        models.add("key", awaiting("[1.0,2.0)"), "a bundle", 0, 1);
        functions.add("f", version("1.0.0"), load(x -> 10 * x[0]));
        var id = assess().id();
        functions.add("newer", version("1.1.0"), load(x -> 11 * x[0]));
        assertThat(replay(id).outcome()).isEqualTo(ReplayResult.Outcome.IDENTICAL);

        functions.remove("f");
        assertThat(replay(id).outcome()).isEqualTo(ReplayResult.Outcome.UNAVAILABLE);
        assertThat(replay(id).remark())
                .isEqualTo("function noise_load 1.0.0, which it was made with, is not there;"
                        + " deploy the bundle that brings it to replay");

        functions.add("f", new Registration("noise_load", "1.0.0", "b 1.0.0", "other", 0, 9), load(x -> 10 * x[0]));
        assertThat(replay(id).outcome()).isEqualTo(ReplayResult.Outcome.IDENTICAL);
        assertThat(replay(id).remark())
                .isEqualTo("made with function noise_load@1.0.0 of digest digest of 1.0.0,"
                        + " replayed with one of digest other");
    }

    @ParameterizedTest
    @CsvSource({
        "max, 1.0.0, 1, impact.function.name",
        "piecewise, 1.0.0, 1, impact.function.name",
        "not, 1.0.0, 1, impact.function.name",
        "Noise, 1.0.0, 1, impact.function.name",
        "'', 1.0.0, 1, impact.function.name",
        "noise, 1.0, 1, impact.function.version",
        "noise, '', 1, impact.function.version",
        "noise, 1.0.0, 0, impact.function.arity",
        "noise, 1.0.0, 17, impact.function.arity",
        "noise, 1.0.0, -1, impact.function.threw"
    })
    void aFunctionThatCannotBeCalledIsRefused(String name, String version, int arity, String code) {
        functions.add("f", new Registration(name, version, "b 1.0.0", "", 0, 1), new Load(arity, x -> 1));
        assertThat(onlyRefusal().origin()).isEqualTo(("b 1.0.0 function " + name).strip());
        assertThat(onlyRefusal().problems()).extracting(Problem::code).containsExactly(code);
        functions.remove("f");
        assertThat(models.refused()).isEmpty();
    }

    @Test
    void aFileIsReadWithTheFunctionsThatAreThere() {
        var reader = new JsonModelReader(functions);
        var refusal =
                catchThrowableOfType(InvalidInputException.class, () -> reader.read("noise.model.json", json("[1,2)")));
        assertThat(refusal.problems()).extracting(Problem::code).containsExactly("impact.function.missing");
        functions.add("f", version("1.0.0"), load(x -> 10 * x[0]));
        models.add("key", reader.read("noise.model.json", json("[1,2)")), "noise.model.json", 0, 1);
        assertThat(assess().index()).isEqualTo(15);
        functions.remove("f");
        assertThat(models.find(NOISE)).isEmpty();
    }

    @Test
    void aModelThatBreaksALawWithItsFunctionIsRefused() {
        models.add("key", awaiting("1.0.0"), "a bundle", 0, 1);
        functions.add("f", version("1.0.0"), load(x -> Math.random()));
        assertThat(onlyRefusal().problems()).extracting(Problem::code).contains("impact.law.deterministic");
    }

    @Test
    void aNewerFunctionThatBreaksTheModelLeavesItWithTheOneItHas() {
        models.add("key", awaiting("[1.0,2.0)"), "a bundle", 0, 1);
        functions.add("good", version("1.0.0"), load(x -> 10 * x[0]));
        functions.add("bad", version("1.1.0"), load(x -> Math.random()));
        assertThat(onlyRefusal().problems()).extracting(Problem::code).contains("impact.law.deterministic");
        assertThat(assess().index()).isEqualTo(15);
        functions.remove("good");
        assertThat(models.find(NOISE)).isEmpty();
        functions.remove("bad");
        functions.add("good", version("1.0.0"), load(x -> 10 * x[0]));
        assertThat(models.refused()).isEmpty();
        assertThat(assess().index()).isEqualTo(15);
    }

    // ---------------------------------------------------------------- given

    private RefusedModel onlyRefusal() {
        assertThat(models.refused()).hasSize(1);
        return models.refused().get(0);
    }

    private Assessment assess() {
        return assess("3");
    }

    private Assessment assess(String trucks) {
        return assessments.assess(
                AssessmentRequest.of(NOISE, "street", Moment.TARGET).base(Map.of("trucks", trucks, "trees", "false")));
    }

    private ReplayResult replay(String id) {
        return assessments.replay(id);
    }

    private static Registration version(String version) {
        return new Registration("noise_load", version, "b " + version, "digest of " + version, 0, 1);
    }

    private static Load load(ToDoubleFunction<double[]> value) {
        return new Load(1, value);
    }

    private record Load(int count, ToDoubleFunction<double[]> value) implements ImpactFunction {

        @Override
        public int arity() {
            if (count < 0) {
                throw new IllegalStateException("how many?");
            }
            return count;
        }

        @Override
        public double apply(double... arguments) {
            return value.applyAsDouble(arguments);
        }

        @Override
        public double least() {
            return 0;
        }

        @Override
        public double greatest() {
            return 100;
        }
    }

    /** As the extender reads it. */
    private static DeclarativeModel awaiting(String version) {
        return JsonModelReader.parse("noise", json(version), Functions.AWAITED);
    }

    private static byte[] json(String version) {
        return """
                {"id": "noise", "version": "1.0.0", "status": "pilot", "title": TEXT,
                 "functions": [{"name": "noise_load", "version": "VERSION"}],
                 "indicators": [
                   {"id": "trucks", "title": TEXT, "type": "number", "unit": "1/h", "min": 0, "max": 10, "weight": 0,
                    "merge": "mayReplace"},
                   {"id": "load", "title": TEXT, "type": "formula", "unit": "dB", "formula": "noise_load(trucks)",
                    "normalise": {"fn": "goalposts", "lo": 0, "hi": 100}},
                   {"id": "trees", "title": TEXT, "type": "boolean"}]}
                """.replace("VERSION", version)
                .replace("TEXT", "{\"fi\": \"t\", \"sv\": \"t\", \"en\": \"t\"}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
