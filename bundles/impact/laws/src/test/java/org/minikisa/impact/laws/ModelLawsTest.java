package org.minikisa.impact.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.AuthorTest;
import org.minikisa.impact.api.Band;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.Gate;
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
