package org.minikisa.impact.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

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
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.Distribution;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.Option;
import org.minikisa.impact.api.Outcome;
import org.minikisa.impact.api.analysis.Draw;
import org.minikisa.impact.api.analysis.Sampling;
import org.minikisa.impact.api.analysis.Sensitivity;
import org.minikisa.impact.core.declarative.DeclarativeModel;
import org.minikisa.impact.core.declarative.JsonModelReader;
import org.minikisa.impact.core.sampling.Spreads;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.minikisa.store.jdbc.SqliteStore;

/** Models whose distributions are known in closed form. */
class SampledUncertaintiesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-06-01T12:00:00Z"), ZoneOffset.UTC);
    private static final String TITLE = "'title': {'fi': 't', 'sv': 't', 'en': 't'}";

    /** Three parts of the same weight, and a gate. */
    private static final String MEAN = "'indicators': ["
            + "{'id': 'share', 'type': 'percent', " + TITLE + "},"
            + "{'id': 'level', 'type': 'ordinal', " + TITLE + ", 'levels': [" + text("0") + "," + text("1") + ","
            + text("2") + "]},"
            + "{'id': 'how', 'type': 'choice', 'merge': 'mayReplace', " + TITLE + ", 'options': ["
            + option("good", 0.5) + "," + option("fine", 0.5) + "," + option("best", 1) + "," + option("none", 0)
            + "]},"
            + "{'id': 'terms', 'type': 'boolean', 'weight': 0, " + TITLE + "}],"
            + "'gates': [{'id': 'g', 'when': 'not terms', 'effect': 'cap', 'at': 10, " + TITLE + "}]";

    private static final Map<String, String> BASE = Map.of("share", "40", "level", "1", "how", "none", "terms", "true");

    @TempDir
    Path folder;

    private SqliteStore store;
    private ServedModels models;
    private SampledUncertainties uncertainties;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder, CLOCK);
        models = new ServedModels(store, Optional.empty());
        uncertainties = new SampledUncertainties(new Questions(store, models, new Sources(Duration.ofMillis(200))));
    }

    @AfterEach
    void close() {
        models.close();
        store.close();
    }

    // ---------------------------------------------------------------- the spread

    @Test
    void aNormalAnswerSpreadsTheIndexByItsWeight() {
        deploy(MEAN);
        var spread = uncertainties.simulate(
                request(BASE), Sampling.USUAL.draws(100_000).input("share", new Distribution.Normal(3)));

        assertThat(spread.uncertain()).containsExactly("share");
        assertThat(spread.index()).isEqualTo((0.4 + 0.5 + 0) / 3 * 100, within(1e-12));
        assertThat(spread.indices().mean()).isEqualTo(30, within(0.01));
        assertThat(spread.indices().sd()).isEqualTo(1, within(0.01));
        assertThat(spread.indices().low()).isEqualTo(30 - 1.96, within(0.03));
        assertThat(spread.indices().median()).isEqualTo(30, within(0.02));
        assertThat(spread.indices().high()).isEqualTo(30 + 1.96, within(0.03));
        assertThat(spread.bases()).isEqualTo(spread.indices());
        assertThat(spread.uplifts().max()).isZero();
        assertThat(spread.uplifts().sd()).isZero();
        assertThat(spread.refused()).isZero();
        assertThat(spread.histogram()).hasSize(20);
        assertThat(spread.histogram().stream().mapToLong(Long::longValue).sum()).isEqualTo(100_000);
    }

    @Test
    void whatIsCertainHasNoSpread() {
        deploy(MEAN);
        var certain = uncertainties.simulate(request(BASE).choices(Map.of("level", "2")), Sampling.USUAL);
        assertThat(certain.uncertain()).isEmpty();
        assertThat(certain.indices().mean()).isEqualTo(certain.index());
        assertThat(certain.indices().min()).isEqualTo(certain.index());
        assertThat(certain.indices().max()).isEqualTo(certain.index());
        assertThat(certain.uplifts().sd()).isZero();
        assertThat(uncertainties.sensitivity(request(BASE), Sampling.USUAL).inputs())
                .isEmpty();
    }

    @Test
    void everyDrawCanBeMadeAgainByItself() {
        deploy(MEAN);
        var asked = request(BASE).choices(Map.of("share", "60", "how", "fine"));
        var sampling = Sampling.USUAL
                .draws(1500)
                .weightBand(0.3)
                .input("share", new Distribution.Triangular(10, 30))
                .input("level", new Distribution.Discrete(Map.of("0", 0.2, "1", 0.5, "2", 0.3)))
                .input("terms", new Distribution.Discrete(Map.of("true", 0.9, "false", 0.1)));
        var draws = LongStream.range(0, 1500)
                .mapToObj(n -> uncertainties.draw(asked, sampling, n))
                .toList();

        var simulation = uncertainties.simulate(asked, sampling);
        assertThat(simulation.bases()).isEqualTo(Spreads.of(values(draws, Draw::base)));
        assertThat(simulation.indices()).isEqualTo(Spreads.of(values(draws, Draw::index)));
        assertThat(simulation.uplifts()).isEqualTo(Spreads.of(values(draws, draw -> draw.index() - draw.base())));
        assertThat(simulation.uncertain())
                .containsExactlyElementsOf(draws.get(0).drawn().keySet())
                .containsExactly("level", "share", "terms", "weight.how", "weight.level", "weight.share");
        assertThat(uncertainties.draw(asked, sampling.draws(9000), 1499)).isEqualTo(draws.get(1499));
        assertThat(uncertainties.draw(asked, sampling.seed(2), 0)).isNotEqualTo(draws.get(0));
        assertThat(draws).allSatisfy(draw -> {
            assertThat(draw.drawn().get("share")).isBetween(50.0, 90.0);
            assertThat(draw.drawn().get("level")).isIn(0.0, 1.0, 2.0);
            assertThat(draw.drawn().get("weight.how")).isBetween(0.7, 1.3);
        });
        assertThat(refused(() -> uncertainties.draw(asked, sampling, 1500)))
                .extracting(Problem::code)
                .containsExactly("impact.sampling.number");
    }

    @Test
    void whatBothDoNotKnowMovesBothAlike() {
        deploy(MEAN);
        var sampling = Sampling.USUAL.input("share", new Distribution.Normal(3));
        var uplifts = uncertainties
                .simulate(request(BASE).choices(Map.of("share", "70")), sampling)
                .uplifts();
        assertThat(uplifts.mean()).isEqualTo(10, within(1e-12));
        assertThat(uplifts.sd()).isEqualTo(0, within(1e-12));
    }

    @Test
    void theOrderOfIndicatorsChangesNothing() {
        var model = (DeclarativeModel) deploy(MEAN);
        var sampling = Sampling.USUAL.weightBand(0.5).input("share", new Distribution.LogNormal(1.4));
        var before = uncertainties.simulate(request(Map.of("share", "40", "terms", "true")), sampling);
        models.remove("m");
        models.add("m", model.reversed(), "m", 0, 1);
        assertThat(uncertainties.simulate(request(Map.of("share", "40", "terms", "true")), sampling))
                .isEqualTo(before);
    }

    @Test
    void anUnknownAnswerMayBeAnythingItsIndicatorAllows() {
        deploy(MEAN);
        var unknown = uncertainties.simulate(
                request(Map.of("share", "unknown", "how", "n/a", "level", "1", "terms", "unknown")),
                Sampling.USUAL.draws(100_000).input("how", new Distribution.Discrete(Map.of("best", 1.0))));
        assertThat(unknown.uncertain()).containsExactly("share", "terms");
        // the gate caps at 10 in half of the draws, else a half of each: 25 + a uniform up to 50
        assertThat(unknown.bases().mean()).isEqualTo((10 + 50) / 2.0, within(0.3));
        assertThat(unknown.bases().min()).isEqualTo(10);
        assertThat(unknown.bases().max()).isBetween(74.9, 75.0);

        var option = uncertainties.simulate(
                request(Map.of("share", "0", "level", "0", "terms", "true")), Sampling.USUAL.draws(100_000));
        assertThat(option.uncertain()).containsExactly("how");
        assertThat(option.bases().mean()).isEqualTo(100.0 / 3 * 0.5, within(0.15)); // 0, 1/2, 1/2, 1 alike
        assertThat(option.bases().sd()).isEqualTo(100.0 / 3 * Math.sqrt(0.125), within(0.15));
    }

    @Test
    void drawsStayInTheDomainAndCountsWhole() {
        deploy("'indicators': [{'id': 'n', 'type': 'number', 'unit': 'p', 'min': 0, 'max': 10, " + TITLE
                + ", 'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 10}}]");
        var spread = uncertainties
                .simulate(request(Map.of("n", "9")), Sampling.USUAL.input("n", new Distribution.Normal(5)))
                .indices();
        assertThat(spread.min()).isZero();
        assertThat(spread.max()).isEqualTo(100);
        assertThat(spread.median()).isEqualTo(90, within(2.0));

        var whole = new DrawnDomain(new Domain.Numeric(
                "p", OptionalDouble.of(0), OptionalDouble.of(3), true, Optional.empty(), Optional.empty()));
        assertThat(whole.anything().orElseThrow().at(0.99)).isEqualTo(3);
        assertThat(whole.around("2", new Distribution.Uniform(1, 4)).at(0.4)).isEqualTo(3);
        assertThat(whole.text(3)).isEqualTo("3");
    }

    @Test
    void parametersAndFormulasSpreadAndUndefinedDrawsAreCounted() {
        deploy("'parameters': [{'id': 'factor', 'values': [{'until': '2024-12-31', 'value': 7, 'source': 's'},"
                + "{'from': '2025-01-01', 'value': 4, 'source': 's'}]}], 'indicators': ["
                + "{'id': 'n', 'type': 'number', 'weight': 0, 'min': -10, 'max': 10, 'merge': 'mayReplace', " + TITLE
                + "},"
                + "{'id': 'f', 'type': 'formula', 'formula': 'ln(n) * 0 + factor', " + TITLE
                + ", 'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 10}}]");
        var factor = uncertainties.simulate(
                request(Map.of("n", "1")),
                Sampling.USUAL.draws(50_000).input("factor", new Distribution.Uniform(1, 1)));
        assertThat(factor.uncertain()).containsExactly("factor");
        assertThat(factor.indices().mean()).isEqualTo(40, within(0.1));
        assertThat(factor.indices().sd()).isEqualTo(20 / Math.sqrt(12), within(0.05));

        var half = uncertainties.simulate(
                request(Map.of("n", "1")), Sampling.USUAL.draws(50_000).input("n", new Distribution.Uniform(3, 1)));
        assertThat(half.refused()).isBetween(24_500L, 25_500L);
        assertThat(half.indices().mean()).isEqualTo(40);
        assertThat(uncertainties
                        .sensitivity(
                                request(Map.of("n", "1")), Sampling.USUAL.input("n", new Distribution.Uniform(3, 1)))
                        .inputs())
                .singleElement()
                .satisfies(input -> assertThat(input.swing()).isZero());
        assertThat(refused(() -> uncertainties.simulate(
                        request(Map.of("n", "1")),
                        Sampling.USUAL.input("n", new Distribution.Discrete(Map.of("-5", 1.0))))))
                .extracting(Problem::code)
                .containsExactly("impact.sampling.undefined");
    }

    @Test
    void theModelsOwnDistributionsHoldUnlessOthersAreAskedFor() {
        deploy("'parameters': [{'id': 'factor', 'values': [{'until': '2024-12-31', 'value': 7, 'source': 's'},"
                + "{'from': '2025-01-01', 'value': 4, 'source': 's', 'uncertainty': {'dist': 'uniform', 'halfWidth': 1}}]}],"
                + "'indicators': [{'id': 'n', 'type': 'number', 'min': 0, 'max': 10, " + TITLE
                + ", 'uncertainty': {'dist': 'triangular', 'below': 2, 'above': 2},"
                + "'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 10}},"
                + "{'id': 'f', 'type': 'formula', 'formula': 'factor', " + TITLE
                + ", 'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 10}}]");
        var asked = request(Map.of("n", "6"));
        var own = uncertainties.simulate(asked, Sampling.USUAL);
        assertThat(own.uncertain()).containsExactly("factor", "n");
        assertThat(own.indices().mean()).isEqualTo(50, within(0.3));
        // variances of a uniform and a triangle, each times 5 points
        assertThat(own.indices().sd()).isEqualTo(5 * Math.sqrt(4 / 12.0 + 4 / 6.0), within(0.1));
        var before = uncertainties.simulate(asked.asOf(LocalDate.of(2024, 6, 1)), Sampling.USUAL);
        assertThat(before.uncertain()).containsExactly("n");
        var others = uncertainties.simulate(
                asked,
                Sampling.USUAL
                        .input("n", new Distribution.Discrete(Map.of("6", 1.0)))
                        .input("factor", new Distribution.Uniform(2, 2)));
        assertThat(others.indices().sd()).isEqualTo(5 * Math.sqrt(16 / 12.0), within(0.1));
    }

    // ---------------------------------------------------------------- what it hangs on

    @Test
    void aMeanHangsOnItsPartsByTheirVariance() {
        deploy(MEAN);
        var asked = uncertainties.sensitivity(
                request(BASE).choices(Map.of("share", "50")),
                Sampling.USUAL
                        .draws(50_000)
                        .input("share", new Distribution.Uniform(20, 20))
                        .input("level", new Distribution.Discrete(Map.of("0", 0.5, "1", 0.5)))
                        .input("terms", new Distribution.Discrete(Map.of("true", 1.0))));

        double share = 40 * 40 / 12.0 / 9;
        double level = 50 * 50 / 4.0 / 9;
        assertThat(asked.index()).isEqualTo(100.0 / 3, within(1e-9));
        assertThat(asked.variance()).isEqualTo(share + level, within(0.5));
        assertThat(asked.inputs()).extracting(Sensitivity.Input::id).containsExactly("level", "share", "terms");
        var first = asked.inputs().get(0);
        assertThat(first.low()).isEqualTo(50 / 3.0, within(1e-9));
        assertThat(first.high()).isEqualTo(100 / 3.0, within(1e-9));
        assertThat(first.first()).isEqualTo(level / (share + level), within(0.015));
        assertThat(first.total()).isEqualTo(level / (share + level), within(0.015));
        var second = asked.inputs().get(1);
        assertThat(second.low()).isEqualTo((31 + 50) / 3.0, within(1e-9));
        assertThat(second.high()).isEqualTo((69 + 50) / 3.0, within(1e-9));
        assertThat(second.first()).isEqualTo(share / (share + level), within(0.015));
        assertThat(asked.inputs().get(2).swing()).isZero();
        assertThat(asked.inputs().get(2).total()).isZero();
    }

    @Test
    void tornadoBarsHangOnTheIndexOfTheAssessmentAlsoWhereOthersAreUnknown() {
        deploy(MEAN);
        var asked = uncertainties.sensitivity(
                request(Map.of("share", "80", "how", "fine", "terms", "true")),
                Sampling.USUAL.input("share", new Distribution.Uniform(20, 20)));
        // the unknown level counts as the mean of the others
        assertThat(asked.index()).isEqualTo(65, within(1e-9));
        assertThat(asked.inputs()).extracting(Sensitivity.Input::id).containsExactly("level", "share");
        assertThat(asked.inputs().get(0).low()).isEqualTo(130 / 3.0, within(1e-9));
        assertThat(asked.inputs().get(0).high()).isEqualTo(230 / 3.0, within(1e-9));
        assertThat(asked.inputs().get(1).low()).isEqualTo((61 + 50) / 2.0, within(1e-9));
    }

    @Test
    void weightsAreDrawnWithinTheirBandAndNamed() {
        deploy("'themes': [{'id': 'nature', 'weight': 3, 'title': {'fi': 'Luonto', 'sv': 'Natur', 'en': 'Nature'}},"
                + "{'id': 'people', 'weight': 1, " + TITLE + "}], 'indicators': ["
                + "{'id': 'a', 'theme': 'nature', 'type': 'percent', " + TITLE + "},"
                + "{'id': 'b', 'theme': 'people', 'type': 'percent', " + TITLE + "}]");
        var asked = request(Map.of("a", "100", "b", "0"));
        var sampling = Sampling.USUAL.weightBand(0.2);
        var spread = uncertainties.simulate(asked, sampling);
        // a theme's only indicator has a weight that does not tell
        assertThat(spread.uncertain()).containsExactly("weight.nature", "weight.people");
        assertThat(spread.indices().min()).isBetween(100 * 2.4 / 3.6, 68.0);
        assertThat(spread.indices().max()).isBetween(81.0, 100 * 3.6 / 4.4);
        assertThat(uncertainties.draw(asked, sampling, 7).drawn().get("weight.nature"))
                .isBetween(2.4, 3.6);
        var inputs = uncertainties.sensitivity(asked, sampling).inputs();
        assertThat(inputs).extracting(Sensitivity.Input::id).containsExactly("weight.nature", "weight.people");
        assertThat(inputs.get(0).title())
                .isEqualTo(new LocalizedText("Paino: Luonto", "Vikt: Natur", "Weight: Nature"));
        assertThat(inputs.get(0).low()).isEqualTo(100 * 3 * 0.81 / (3 * 0.81 + 1), within(1e-9));
    }

    // ---------------------------------------------------------------- which is better

    @Test
    void whichIsBetterIsToldByDrawsOfTheSameWorld() {
        deploy(MEAN);
        var normal = Sampling.USUAL.draws(50_000).input("share", new Distribution.Normal(3));
        var low = request(BASE);
        var high = request(BASE).choices(Map.of("share", "40.5"));
        assertThat(uncertainties.prefer(high, low, normal).first()).isEqualTo(1);
        assertThat(uncertainties.prefer(low, high, normal).second()).isEqualTo(1);
        assertThat(uncertainties.prefer(low, low, normal).equal()).isEqualTo(1);

        var level = normal.input("level", new Distribution.Discrete(Map.of("0", 0.7, "1", 0.3)));
        var either = uncertainties.prefer(
                request(Map.of("share", "0", "level", "0", "how", "none", "terms", "true")),
                request(Map.of("share", "5", "level", "n/a", "how", "none", "terms", "true")),
                level.input("share", new Distribution.Discrete(Map.of("5", 1.0))));
        // (5 + level * 50) / 3 against 5 / 2
        assertThat(either.first()).isEqualTo(0.3, within(0.01));
        assertThat(either.second()).isEqualTo(0.7, within(0.01));
        assertThat(either.difference().mean()).isEqualTo(0.3 * 50 / 3 - 5 / 6.0, within(0.2));
    }

    @Test
    void indicesOnDifferentScalesAreNotCompared() {
        deploy(MEAN);
        deploy("other", "'scale': {'min': 0, 'max': 10, 'decimals': 1}, " + MEAN.replace("'at': 10", "'at': 1"));
        assertThat(refused(() -> uncertainties.prefer(
                        request(BASE),
                        AssessmentRequest.of(new ModelId("other"), "CO-1", Moment.TARGET)
                                .base(BASE),
                        Sampling.USUAL.input("sahre", new Distribution.Normal(1)))))
                .extracting(Problem::code, Problem::place)
                .containsExactly(
                        Tuple.tuple("impact.sampling.input", "inputs.sahre"), Tuple.tuple("impact.sampling.scale", ""));
    }

    // ---------------------------------------------------------------- what is refused

    @Test
    void allThatCannotBeDrawnIsToldAtOnce() {
        deploy(MEAN.replace(
                "'indicators': [",
                "'indicators': [{'id': 'cost', 'type': 'number', 'weight': 0, 'min': 0, 'merge': 'mayReplace', " + TITLE
                        + "},"
                        + "{'id': 'twice', 'type': 'formula', 'formula': 'cost * 2', 'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 9}, "
                        + TITLE
                        + "},"));
        Supplier<?> work = () -> uncertainties.simulate(
                request(BASE),
                Sampling.USUAL
                        .input("level", new Distribution.Normal(1))
                        .input("how", new Distribution.Discrete(Map.of("goo", 0.5, "best", 0.5)))
                        .input("share", new Distribution.Discrete(Map.of("101", 1.0)))
                        .input("twice", new Distribution.Normal(1))
                        .input("lvel", new Distribution.Normal(1))
                        .input("weight.share", new Distribution.Normal(1)));
        assertThat(refused(work))
                .extracting(Problem::code, Problem::place)
                .containsExactlyInAnyOrder(
                        Tuple.tuple("impact.sampling.distribution", "inputs.level"),
                        Tuple.tuple("impact.sampling.value", "inputs.how.goo"),
                        Tuple.tuple("impact.sampling.value", "inputs.share.101"),
                        Tuple.tuple("impact.sampling.computed", "inputs.twice"),
                        Tuple.tuple("impact.sampling.input", "inputs.lvel"),
                        Tuple.tuple("impact.sampling.input", "inputs.weight.share"),
                        Tuple.tuple("impact.sampling.unbounded", "base.cost"));
        assertThat(refused(work)).extracting(Problem::remedy).contains("Did you mean level?");
        assertThat(refused(() -> uncertainties.simulate(request(Map.of("share", "400")), Sampling.USUAL)))
                .extracting(Problem::code)
                .containsExactly("impact.answer.value");
    }

    // ---------------------------------------------------------------- models in Java

    @Test
    void aModelInJavaIsDrawnByWrittenAnswers() {
        models.add("j", new Java(SampledUncertaintiesTest::points), "j", 0, 1);
        var asked = java().base(Map.of("a", "false", "b", "mid")).choices(Map.of("b", "top"));
        var sampling = Sampling.USUAL
                .draws(2000)
                .input("a", new Distribution.Discrete(Map.of("true", 0.3, "false", 0.7)))
                .input("b", new Distribution.Discrete(Map.of("mid", 0.5, "top", 0.5)));
        var spread = uncertainties.simulate(asked, sampling);
        assertThat(spread.uncertain()).containsExactly("a", "b");
        assertThat(spread.index()).isEqualTo(20);
        assertThat(spread.indices().mean()).isEqualTo(0.3 * 50 + 10, within(2.0));
        assertThat(spread.bases()).isEqualTo(spread.indices());

        var draw = uncertainties.draw(asked, sampling, 5);
        assertThat(draw.drawn()).containsOnlyKeys("a", "b");
        assertThat(draw.index())
                .isEqualTo(draw.drawn().get("a") * 50 + (draw.drawn().get("b") == 1 ? 20 : 0));
        assertThat(uncertainties.sensitivity(asked, sampling).inputs())
                .extracting(Sensitivity.Input::id, Sensitivity.Input::low, Sensitivity.Input::high)
                .containsExactly(Tuple.tuple("a", 20.0, 70.0), Tuple.tuple("b", 0.0, 20.0));
        assertThat(refused(() -> uncertainties.simulate(asked, Sampling.USUAL.weightBand(0.1))))
                .extracting(Problem::code)
                .containsExactly("impact.sampling.weights");
    }

    @Test
    void aModelThatThrowsInADrawIsRefusedAndMarked() {
        var works = new AtomicBoolean(true);
        models.add(
                "j",
                new Java(answers -> {
                    if (!works.get() && answers.isTrue("a")) {
                        throw new IllegalStateException("when a is true");
                    }
                    return points(answers);
                }),
                "j",
                0,
                1);
        works.set(false);
        assertThat(refused(() -> uncertainties.simulate(
                        java().base(Map.of("a", "false", "b", "mid")),
                        Sampling.USUAL.draws(100).input("a", new Distribution.Discrete(Map.of("true", 1.0))))))
                .extracting(Problem::code)
                .containsExactly("impact.model.threw");
        assertThat(models.list()).singleElement().satisfies(model -> assertThat(model.fault())
                .isPresent());
    }

    // ---------------------------------------------------------------- builders

    private static AssessmentRequest request(Map<String, String> base) {
        return AssessmentRequest.of(new ModelId("m"), "CO-1", Moment.TARGET).base(base);
    }

    private static AssessmentRequest java() {
        return AssessmentRequest.of(new ModelId("java"), "CO-1", Moment.TARGET);
    }

    private ImpactModel deploy(String members) {
        return deploy("m", members);
    }

    private ImpactModel deploy(String id, String members) {
        var json = ("{'id': '" + id + "', 'version': '1.0.0', 'status': 'active', " + TITLE + ", " + members + "}")
                .replace('\'', '"');
        var model = JsonModelReader.parse(id, json.getBytes(StandardCharsets.UTF_8));
        models.add(id, model, id, 0, 1);
        return model;
    }

    private static String text(String text) {
        return "{'fi': '" + text + "', 'sv': '" + text + "', 'en': '" + text + "'}";
    }

    private static String option(String id, double score) {
        return "{'id': '" + id + "', " + TITLE + ", 'score': " + score + "}";
    }

    private static double[] values(List<Draw> draws, ToDoubleFunction<Draw> value) {
        return draws.stream().mapToDouble(value).toArray();
    }

    private static List<Problem> refused(Supplier<?> work) {
        return catchThrowableOfType(InvalidInputException.class, work::get).problems();
    }

    /** 50 points for a, 20 for the better option of b. */
    private static double points(Answers answers) {
        return (answers.isTrue("a") ? 50 : 0) + (answers.value("b").orElse("").equals("top") ? 20 : 0);
    }

    private record Java(ToDoubleFunction<Answers> points) implements ImpactModel {

        @Override
        public ModelDescription description() {
            return ModelDescription.of("java", "1.0.0", LocalizedText.same("java"))
                    .indicator(Indicator.of("a", LocalizedText.same("a"), new Domain.Flag()))
                    .indicator(Indicator.of(
                            "b",
                            LocalizedText.same("b"),
                            new Domain.Choice(List.of(choice("top", 1), choice("mid", 0.5)))))
                    .build();
        }

        private static Option choice(String id, double score) {
            return new Option(id, LocalizedText.same(id), score, Optional.empty(), Optional.empty());
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
}
