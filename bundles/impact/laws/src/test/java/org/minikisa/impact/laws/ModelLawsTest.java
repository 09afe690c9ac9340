package org.minikisa.impact.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.AuthorTest;
import org.minikisa.impact.api.Band;
import org.minikisa.impact.api.ComputedValue;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.Gate;
import org.minikisa.impact.api.GateState;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.Minimum;
import org.minikisa.impact.api.MissingPolicy;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.NodeScore;
import org.minikisa.impact.api.Outcome;
import org.minikisa.impact.api.Theme;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;

/** Each law finds the model that breaks it, and no law finds fault with one that keeps them. */
class ModelLawsTest {

    private static final ModelDescription DESCRIPTION = description().build();

    @Test
    void aGoodModelIsFoundGood() {
        assertThat(ModelLaws.all(model(ModelLawsTest::good))).isEmpty();
    }

    @Test
    void aModelThatThrowsIsFound() {
        assertThat(codes((base, choices) -> {
                    throw new UnsupportedOperationException();
                }))
                .contains("impact.law.threw");
        assertThat(codes((base, choices) -> null)).contains("impact.law.threw");
    }

    @Test
    void aResultThatIsNoNumberOrOffTheScaleIsFound() {
        assertThat(codes((base, choices) -> result(Double.NaN, Double.NaN))).contains("impact.result.scale");
        assertThat(codes((base, choices) -> result(0, 101))).contains("impact.result.scale");
        assertThat(codes((base, choices) -> result(0, Double.POSITIVE_INFINITY)))
                .contains("impact.result.scale");
    }

    @Test
    void contributionsThatDoNotSumAreFound() {
        assertThat(codes((base, choices) -> {
                    var good = good(base, choices);
                    return new Evaluation(
                            good.base(),
                            good.index(),
                            List.of(new Contribution(
                                    Contribution.Kind.INDICATOR,
                                    "a",
                                    "",
                                    good.base().value() + 0.001,
                                    good.uplift())),
                            List.of());
                }))
                .containsExactly("impact.result.contributions");
    }

    @Test
    void anUpliftWithoutAChoiceIsFound() {
        assertThat(codes((base, choices) -> result(points(base), points(base) + 1)))
                .contains("impact.law.noChoice");
    }

    @Test
    void aModelThatChangesItsMindIsFound() {
        var calls = new AtomicInteger();
        assertThat(codes((base, choices) -> result(calls.incrementAndGet() % 7, calls.get() % 7)))
                .contains("impact.law.deterministic");
    }

    @Test
    void aBetterValueThatHarmsIsFound() {
        assertThat(codes((base, choices) -> result(50 - points(base), 50 - points(base.with(choices)))))
                .contains("impact.law.monotone");
    }

    @Test
    void anIntervalThatIsTooNarrowIsFound() {
        var open = description().missing(MissingPolicy.INTERVAL).build();
        assertThat(ModelLaws.all(new Model(open, ModelLawsTest::good, OptionalDouble.empty())))
                .extracting(Problem::code)
                .containsExactly("impact.law.interval");
    }

    @Test
    void aHeadroomThatIsExceededIsFound() {
        assertThat(ModelLaws.all(new Model(DESCRIPTION, ModelLawsTest::good, OptionalDouble.of(1))))
                .extracting(Problem::code)
                .containsExactly("impact.law.headroom");
    }

    private static final ModelDescription MOVABLE = description()
            .theme(new Theme(
                    "t",
                    LocalizedText.same("t"),
                    1,
                    "",
                    Optional.of(new Band(0.5, 2)),
                    Optional.of(new Minimum(20, Gate.Effect.FLAG, OptionalDouble.empty()))))
            .build();

    @Test
    void movedWeightsThatMoveTheBaseAreFound() {
        assertThat(ModelLaws.all(new Model(
                        MOVABLE,
                        (base, choices) -> {
                            double weight = choices.weights().getOrDefault("t", 1.0);
                            return result(points(base) * weight / 2, points(base.with(choices)) * weight / 2);
                        },
                        OptionalDouble.empty())))
                .extracting(Problem::code)
                .containsExactly("impact.law.weights");
    }

    @Test
    void aMinimumThatDoesNotCloseIsFound() {
        assertThat(ModelLaws.all(new Model(
                        MOVABLE,
                        (base, choices) -> {
                            var good = good(base, choices);
                            return new Evaluation(
                                    good.base(),
                                    good.index(),
                                    good.contributions(),
                                    List.of(),
                                    List.of(new NodeScore("t", points(base), points(base.with(choices)))),
                                    List.of());
                        },
                        OptionalDouble.empty())))
                .extracting(Problem::code)
                .containsExactly("impact.law.minimum");
    }

    @Test
    void aNodeOffTheScaleIsFound() {
        assertThat(codes((base, choices) -> {
                    var good = good(base, choices);
                    return new Evaluation(
                            good.base(),
                            good.index(),
                            good.contributions(),
                            List.of(),
                            List.of(new NodeScore("t", 101, Double.NaN)),
                            List.of());
                }))
                .containsExactly("impact.result.node");
    }

    @Test
    void aBandWithoutTheWeightIsFound() {
        var contradictory = description()
                .theme(new Theme("t", LocalizedText.same("t"), 3, "", Optional.of(new Band(0.5, 2)), Optional.empty()))
                .build();
        assertThat(ModelLaws.all(new Model(contradictory, (base, choices) -> null, OptionalDouble.empty())))
                .extracting(Problem::code)
                .containsExactly("impact.band");
    }

    @Test
    void everyThirdSampleMovesWeightsWithinTheirBands() {
        var samples = new Samples(MOVABLE).draw(30);
        assertThat(samples)
                .filteredOn(sample -> !sample.choices().weights().isEmpty())
                .hasSize(10);
        assertThat(samples).allSatisfy(sample -> assertThat(AnswerLaws.check(MOVABLE, sample.base(), sample.choices())
                        .problems())
                .isEmpty());
    }

    @Test
    void anAuthorsTestThatFailsIsFound() {
        var tested = description()
                .test(new AuthorTest(
                        "all",
                        LocalDate.EPOCH,
                        Map.of("a", "true", "b", "2"),
                        Map.of(),
                        OptionalDouble.of(49),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        1e-9))
                .build();
        assertThat(ModelLaws.all(new Model(tested, ModelLawsTest::good, OptionalDouble.empty())))
                .singleElement()
                .satisfies(problem -> assertThat(problem.place()).isEqualTo("tests[0].expect.base"));
    }

    @Test
    void aDescriptionThatContradictsItselfIsFoundBeforeAnythingIsTried() {
        var contradictory = description()
                .indicator(Indicator.of("a", LocalizedText.same("again"), new Domain.Flag())
                        .theme("nowhere"))
                .build();
        assertThat(ModelLaws.all(new Model(contradictory, (base, choices) -> null, OptionalDouble.empty())))
                .extracting(Problem::code)
                .containsExactlyInAnyOrder("impact.id.twice", "impact.indicator.theme");
    }

    @Test
    void samplesAreAllowedAndAlwaysTheSame() {
        var samples = new Samples(DESCRIPTION).draw(50);
        assertThat(samples).isEqualTo(new Samples(DESCRIPTION).draw(50));
        assertThat(samples)
                .allSatisfy(sample -> assertThat(AnswerLaws.check(DESCRIPTION, sample.base(), sample.choices())
                                .problems())
                        .isEmpty());
        assertThat(samples)
                .anySatisfy(sample -> assertThat(sample.choices().values()).isNotEmpty());
    }

    @Test
    void aBarOfNothingThatIsDescribedIsFound() {
        assertThat(codes((base, choices) ->
                        withBars(base, choices, new Contribution(Contribution.Kind.INDICATOR, "nobody", "", 0, 0))))
                .containsExactly("impact.result.unknown");
        assertThat(codes((base, choices) ->
                        withBars(base, choices, new Contribution(Contribution.Kind.GATE, "a", "", 0, 0))))
                .containsExactly("impact.result.unknown");
        assertThat(codes((base, choices) ->
                        withBars(base, choices, new Contribution(Contribution.Kind.INDICATOR, "a", "nowhere", 0, 0))))
                .containsExactly("impact.result.unknown");
        assertThat(codes((base, choices) -> with(
                        good(base, choices),
                        List.of(new GateState("nowhere", GateState.State.OPEN, GateState.State.OPEN)),
                        List.of())))
                .containsExactly("impact.result.unknown");
    }

    @Test
    void aComputedValueThatIsNoNumberIsFound() {
        assertThat(codes((base, choices) ->
                        with(good(base, choices), List.of(), List.of(computed("a", OptionalDouble.of(Double.NaN))))))
                .containsExactly("impact.result.computed");
        assertThat(codes((base, choices) -> with(
                        good(base, choices),
                        List.of(),
                        List.of(computed("a", OptionalDouble.of(Double.NEGATIVE_INFINITY))))))
                .containsExactly("impact.result.computed");
        assertThat(codes((base, choices) ->
                        with(good(base, choices), List.of(), List.of(computed("nobody", OptionalDouble.empty())))))
                .containsExactly("impact.result.computed");
    }

    @Test
    void contributionsThatAreNoNumbersAreFound() {
        assertThat(codes((base, choices) ->
                        withBars(base, choices, new Contribution(Contribution.Kind.INDICATOR, "a", "", Double.NaN, 0))))
                .containsExactly("impact.result.contributions");
    }

    @Test
    void aModelThatAnswersEachThreadItsOwnWayIsFound() {
        var first = Thread.currentThread();
        assertThat(codes((base, choices) -> Thread.currentThread() == first ? good(base, choices) : result(1, 1)))
                .containsExactly("impact.law.threads");
    }

    /** Better at both ends than in the middle: only values between the ends tell. */
    @Test
    void aBetterValueThatHarmsInTheMiddleOnlyIsFound() {
        var wide = ModelDescription.of("m", "1.0.0", LocalizedText.same("m"))
                .indicator(Indicator.of(
                        "b",
                        LocalizedText.same("b"),
                        new Domain.Numeric("", OptionalDouble.of(0), OptionalDouble.of(100))))
                .build();
        BiFunction<Answers, Answers, Evaluation> bent = (base, choices) -> {
            var before = bend(base);
            var after = bend(base.with(choices));
            return new Evaluation(
                    Outcome.certain(before),
                    Outcome.certain(after),
                    List.of(new Contribution(Contribution.Kind.INDICATOR, "b", "", before, after - before)),
                    List.of());
        };
        assertThat(ModelLaws.all(new Model(wide, bent, OptionalDouble.empty())))
                .extracting(Problem::code)
                .containsExactly("impact.law.monotone");
    }

    private static double bend(Answers answers) {
        double value = answers.number("b").orElse(0);
        return value > 0 && value < 100 ? 50 - value / 4 : value == 0 ? 0 : 100;
    }

    /** Its interval is right for one missing answer, and forgets that two may be missing. */
    @Test
    void anIntervalThatForgetsASecondMissingAnswerIsFound() {
        var open = description().missing(MissingPolicy.INTERVAL).build();
        BiFunction<Answers, Answers, Evaluation> single = (base, choices) -> {
            var all = base.with(choices);
            double low = points(all);
            double high = low;
            if (all.value("a").isEmpty()) {
                high += 10;
            } else if (all.value("b").isEmpty()) {
                high += 30;
            }
            double before = points(base);
            return new Evaluation(
                    new Outcome(before, Math.min(before, low), Math.max(before, high), 1),
                    new Outcome(low, low, high, 1),
                    List.of(new Contribution(Contribution.Kind.INDICATOR, "a", "", before, low - before)),
                    List.of());
        };
        assertThat(ModelLaws.all(new Model(open, single, OptionalDouble.empty())))
                .extracting(Problem::code)
                .containsExactly("impact.law.interval");
    }

    @Test
    void aSourceThatReadsAsAnotherModelIsFound() {
        var model = model(ModelLawsTest::good);
        assertThat(ModelLaws.roundTrip(model, json -> model)).isEmpty();
        var written = new Written(model);
        assertThat(ModelLaws.roundTrip(written, json -> written)).isEmpty();
        var other = new Written(model((base, choices) -> result(1, 1)));
        assertThat(ModelLaws.roundTrip(written, json -> other))
                .extracting(Problem::code)
                .containsExactly("impact.law.roundTrip");
    }

    @Test
    void aBrokenLawTellsTheQuestionSoThatItCanBeAskedAgain() {
        var tried = ModelLaws.prove(model((base, choices) -> result(0, 101))).stream()
                .filter(one -> one.law().name().startsWith("results"))
                .findFirst()
                .orElseThrow();
        assertThat(tried.questions()).isEqualTo(1);
        assertThat(tried.asked()).singleElement().satisfies(question -> {
            assertThat(question.json())
                    .isEqualTo(
                            "\"asOf\": \"2025-01-01\", \"base\": {\"a\": \"false | sample\", \"b\": \"0 | sample\"}, \"choices\": {}");
            assertThat(question.java()).startsWith("Answers.of(LocalDate.parse(\"2025-01-01\"), Map.ofEntries(");
        });
    }

    @Test
    void theCertificateIsOnePageAndAlwaysTheSame() {
        var certificate = Certificate.of(model(ModelLawsTest::good), "sha-256 00", "minikisa 0.2.0", Optional.empty());
        assertThat(certificate.passed()).isTrue();
        assertThat(certificate.line()).startsWith("m 1.0.0: PASSED: 11 of 11 laws held, ");
        assertThat(certificate.text())
                .contains("m 1.0.0", "sha-256 00", "minikisa 0.2.0", "Not covered")
                .isEqualTo(Certificate.of(model(ModelLawsTest::good), "sha-256 00", "minikisa 0.2.0", Optional.empty())
                        .text());
        assertThat(certificate.text().lines()).hasSizeLessThan(60).allMatch(line -> line.length() <= 92);
        var refused = Certificate.of(
                model((base, choices) -> result(50 - points(base), 50 - points(base.with(choices)))),
                "",
                "",
                Optional.of(LocalDate.EPOCH));
        assertThat(refused.passed()).isFalse();
        assertThat(refused.text()).contains("1970-01-01", "FAILED", "BROKEN  a better value never lowers the index");
    }

    @Test
    void theContractOnTheCertificateIsTheOneThatIsCompiledAgainst() throws IOException {
        var source = Files.readString(Path.of("../api/src/main/java/org/minikisa/impact/api/package-info.java"));
        assertThat(source)
                .contains(
                        "@Version(\"" + Certificate.CONTRACT.substring(Certificate.CONTRACT.indexOf(' ') + 1) + "\")");
    }

    private static Evaluation withBars(Answers base, Answers choices, Contribution more) {
        var good = good(base, choices);
        return new Evaluation(
                good.base(),
                good.index(),
                Stream.concat(good.contributions().stream(), Stream.of(more)).toList(),
                List.of());
    }

    private static Evaluation with(Evaluation good, List<GateState> gates, List<ComputedValue> computed) {
        return new Evaluation(good.base(), good.index(), good.contributions(), gates, List.of(), computed);
    }

    private static ComputedValue computed(String id, OptionalDouble value) {
        return new ComputedValue(id, LocalizedText.same(id), "", value, OptionalDouble.empty());
    }

    /** A model with a source. */
    private record Written(ImpactModel model) implements ImpactModel {

        @Override
        public ModelDescription description() {
            return model.description();
        }

        @Override
        public Evaluation evaluate(Answers base, Answers choices) {
            return model.evaluate(base, choices);
        }

        @Override
        public Optional<String> source() {
            return Optional.of("{}");
        }
    }

    private static ModelDescription.Builder description() {
        return ModelDescription.of("m", "1.0.0", LocalizedText.same("m"))
                .indicator(Indicator.of("a", LocalizedText.same("a"), new Domain.Flag()))
                .indicator(Indicator.of(
                        "b",
                        LocalizedText.same("b"),
                        new Domain.Numeric("", OptionalDouble.of(0), OptionalDouble.of(2))));
    }

    private static List<String> codes(BiFunction<Answers, Answers, Evaluation> function) {
        return ModelLaws.all(model(function)).stream()
                .map(Problem::code)
                .distinct()
                .toList();
    }

    private static ImpactModel model(BiFunction<Answers, Answers, Evaluation> function) {
        return new Model(DESCRIPTION, function, OptionalDouble.empty());
    }

    private static Evaluation good(Answers base, Answers choices) {
        return result(points(base), points(base.with(choices)));
    }

    private static Evaluation result(double base, double index) {
        return new Evaluation(
                Outcome.certain(base),
                Outcome.certain(index),
                List.of(new Contribution(Contribution.Kind.INDICATOR, "a", "", base, index - base)),
                List.of());
    }

    private static double points(Answers answers) {
        return (answers.isTrue("a") ? 10 : 0) + 15 * answers.number("b").orElse(0);
    }

    private record Model(
            ModelDescription description, BiFunction<Answers, Answers, Evaluation> function, OptionalDouble most)
            implements ImpactModel {

        @Override
        public Evaluation evaluate(Answers base, Answers choices) {
            return function.apply(base, choices);
        }

        @Override
        public OptionalDouble headroom(Answers base) {
            return most;
        }
    }
}
