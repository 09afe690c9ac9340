package org.minikisa.impact.core.declarative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.GateState;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.laws.AnswerLaws;
import org.minikisa.impact.laws.Samples;
import org.minikisa.problem.api.InvalidInputException;

class EngineTest {

    private static final String TWO_THEMES = "'themes': [{'id': 's', 'title': " + Given.TITLE + ", 'weight': 3},"
            + "{'id': 't', 'title': " + Given.TITLE + ", 'weight': 1}], 'indicators': ["
            + Given.indicator("'id': 'a', 'theme': 's', 'type': 'percent'") + ","
            + Given.indicator("'id': 'b', 'theme': 's', 'type': 'percent', 'weight': 3") + ","
            + Given.indicator("'id': 'c', 'theme': 't', 'type': 'percent'") + "]";

    private static final ImpactModel ARITHMETIC = Given.model(TWO_THEMES);
    private static final ImpactModel GEOMETRIC =
            Given.model(TWO_THEMES + ", 'aggregate': {'within': 'arithmetic', 'between': 'geometric'}");
    private static final ImpactModel CAPPED =
            Given.model(TWO_THEMES + ", 'gates': [{'id': 'low', 'title': " + Given.TITLE
                    + ", 'when': 'c < 20', 'effect': 'cap', 'at': 40}, {'id': 'none', 'title': " + Given.TITLE
                    + ", 'when': 'c = 0', 'effect': 'veto'}]");

    @Test
    void theArithmeticMeanIsWhatOneComputesByHand() {
        var result = Given.evaluate(ARITHMETIC, Map.of("a", "40", "b", "80", "c", "20"), Map.of("c", "60"));
        assertThat(result.base().value()).isCloseTo(0.75 * 70 + 0.25 * 20, within(1e-12));
        assertThat(result.index().value()).isCloseTo(0.75 * 70 + 0.25 * 60, within(1e-12));
        assertThat(contribution(result, "a").base()).isCloseTo(0.75 * 0.25 * 40, within(1e-12));
        assertThat(contribution(result, "c").uplift()).isCloseTo(10, within(1e-12));
    }

    @Test
    void theGeometricMeanIsSharedOutWithoutARest() {
        var result = Given.evaluate(GEOMETRIC, Map.of("a", "40", "b", "80", "c", "20"), Map.of("a", "100", "c", "60"));
        assertThat(result.base().value()).isCloseTo(100 * Math.pow(0.7, 0.75) * Math.pow(0.2, 0.25), within(1e-12));
        assertThat(result.index().value()).isCloseTo(100 * Math.pow(0.85, 0.75) * Math.pow(0.6, 0.25), within(1e-12));
        // LMDI by hand: L(I1, I2) * w * ln(t2 / t1)
        double mean = (result.index().value() - result.base().value())
                / (Math.log(result.index().value()) - Math.log(result.base().value()));
        assertThat(contribution(result, "a").uplift()).isCloseTo(mean * 0.75 * Math.log(0.85 / 0.7), within(1e-10));
        assertThat(contribution(result, "b").uplift()).isZero();
        assertThat(contribution(result, "c").uplift()).isCloseTo(mean * 0.25 * Math.log(0.6 / 0.2), within(1e-10));
    }

    @Test
    void aGeometricThemeThatComesFromZeroBearsTheWholeUplift() {
        var result = Given.evaluate(GEOMETRIC, Map.of("a", "40", "b", "80", "c", "0"), Map.of("c", "60"));
        assertThat(result.base().value()).isZero();
        assertThat(contribution(result, "c").uplift()).isEqualTo(result.index().value());
    }

    /** Taking off the shift left 2e-18, and the seventh root of that is 0.003. */
    @Test
    void aShiftedMeanOfNothingIsNothingInAMeanAbove() {
        for (var inner :
                List.of("'geometric'", "'harmonic'", "'power', 'p': -2", "'power', 'p': 0.5", "'power', 'p': 3")) {
            for (double shift : new double[] {1e-6, 0.01, 0.1, 1.0 / 99, 0.3, 1, 7}) {
                var model = Given.parsed("'indicators': ["
                        + Given.indicator("'id': 'a', 'type': 'percent'") + ","
                        + Given.indicator("'id': 'b', 'type': 'percent'") + ","
                        + Given.indicator("'id': 'c', 'type': 'percent'")
                        + "], 'aggregate': {'fn': 'geometric', 'of': [{'ref': 'c', 'weight': 6},"
                        + " {'id': 'n', 'fn': " + inner + ", 'shift': " + shift
                        + ", 'of': [{'ref': 'a', 'weight': 2}, {'ref': 'b', 'weight': 0.07}]}]}");
                var result = Given.evaluate(model, Map.of("a", "0", "b", "0", "c", "100"), Map.of());
                assertThat(result.index().value()).as("%s %s", inner, shift).isZero();
            }
        }
    }

    @Test
    void contributionsSumToTheLastBitMostlyAndNeverMissByMoreThanRounding() {
        int exact = 0;
        int all = 0;
        for (var model : List.of(ARITHMETIC, GEOMETRIC, CAPPED)) {
            for (var sample : new Samples(model.description()).draw(300)) {
                var result = model.evaluate(sample.base(), sample.choices());
                double base = result.contributions().stream()
                        .mapToDouble(Contribution::base)
                        .reduce(0, Double::sum);
                double uplift = result.contributions().stream()
                        .mapToDouble(Contribution::uplift)
                        .reduce(0, Double::sum);
                assertThat(base).isCloseTo(result.base().value(), within(5e-14));
                assertThat(uplift).isCloseTo(result.uplift(), within(5e-14));
                exact += base == result.base().value() && uplift == result.uplift() ? 1 : 0;
                all++;
            }
        }
        assertThat(exact).isGreaterThan(all * 80 / 100);
    }

    @Test
    void aGateIsABarOfItsOwnAndTheStrictestBearsTheEffect() {
        var capped = Given.evaluate(CAPPED, Map.of("a", "90", "b", "90", "c", "10"), Map.of("c", "30"));
        assertThat(capped.base().value()).isEqualTo(40);
        assertThat(capped.index().value()).isCloseTo(75, within(1e-12));
        assertThat(contribution(capped, "low").kind()).isEqualTo(Contribution.Kind.GATE);
        assertThat(contribution(capped, "low").base()).isCloseTo(40 - 70, within(1e-12));
        assertThat(contribution(capped, "low").uplift()).isCloseTo(30, within(1e-12));
        assertThat(contribution(capped, "c").uplift()).isCloseTo(5, within(1e-12));

        var vetoed = Given.evaluate(CAPPED, Map.of("a", "90", "b", "90", "c", "0"), Map.of());
        assertThat(vetoed.base().value()).isZero();
        assertThat(vetoed.contributions()).extracting(Contribution::id).doesNotContain("low");
        assertThat(vetoed.gates())
                .extracting(GateState::base)
                .containsExactly(GateState.State.CLOSED, GateState.State.CLOSED);
    }

    @Test
    void whatIsUnknownCountsAsTheMeanAroundItAndGivesAnInterval() {
        var result = Given.evaluate(ARITHMETIC, Map.of("a", "unknown", "b", "80", "c", "20"), Map.of());
        assertThat(result.base().value()).isCloseTo(0.75 * 80 + 0.25 * 20, within(1e-12));
        assertThat(result.base().low()).isCloseTo(0.75 * 60 + 5, within(1e-12));
        assertThat(result.base().high()).isCloseTo(0.75 * 85 + 5, within(1e-12));
        assertThat(result.base().coverage()).isCloseTo(1 - 0.75 * 0.25, within(1e-12));
    }

    @Test
    void aWholeUnknownThemeCountsAsTheMeanOfTheOthers() {
        var result = Given.evaluate(GEOMETRIC, Map.of("a", "80", "b", "80"), Map.of());
        assertThat(result.base().value()).isCloseTo(80, within(1e-12));
        assertThat(result.base().low()).isZero();
        assertThat(result.base().coverage()).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void whatIsNotApplicableGivesItsWeightToTheOthers() {
        var result = Given.evaluate(ARITHMETIC, Map.of("a", "n/a | no such thing", "b", "80", "c", "n/a"), Map.of());
        assertThat(result.base().value()).isCloseTo(80, within(1e-12));
        assertThat(result.base().isCertain()).isTrue();
        assertThat(result.base().coverage()).isEqualTo(1);
        assertThat(contribution(result, "c").base()).isZero();
    }

    @Test
    void anUndecidedGateWidensTheIntervalOnly() {
        var result = Given.evaluate(CAPPED, Map.of("a", "90", "b", "90"), Map.of());
        assertThat(result.base().value()).isCloseTo(90, within(1e-12));
        assertThat(result.base().low()).isZero();
        assertThat(result.gates())
                .extracting(GateState::base)
                .containsExactly(GateState.State.UNDECIDED, GateState.State.UNDECIDED);
    }

    @Test
    void tooLittleKnownGivesNoIndex() {
        var model = Given.model(TWO_THEMES + ", 'missing': {'minCoverage': 0.5}");
        assertThatThrownBy(() -> Given.evaluate(model, Map.of("c", "80"), Map.of()))
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> assertThat(refused.problems())
                        .extracting(p -> p.code())
                        .containsExactly("impact.coverage"));
        assertThatThrownBy(() -> Given.evaluate(ARITHMETIC, Map.of(), Map.of()))
                .hasMessageContaining("impact.coverage");
        assertThatThrownBy(() -> Given.evaluate(ARITHMETIC, Map.of("a", "n/a", "b", "n/a", "c", "n/a"), Map.of()))
                .hasMessageContaining("impact.answer.nothing");
    }

    @Test
    void parametersHoldOnTheirDaysAndNoOthers() {
        var model = Given.parsed("'parameters': [{'id': 'p', 'values': ["
                + "{'from': '2024-01-01', 'until': '2024-12-31', 'value': 2, 'source': 's'},"
                + "{'from': '2025-01-01', 'value': 4, 'source': 's'}]}], 'indicators': ["
                + Given.indicator("'id': 'n', 'type': 'percent', 'weight': 0") + ","
                + Given.indicator(
                        "'id': 'f', 'type': 'formula', 'formula': 'n * p', 'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 400}")
                + "]");
        assertThat(Given.evaluate(model, Map.of("n", "50"), Map.of()).base().value())
                .isEqualTo(50);
        var before = Answers.of(Given.DAY.minusYears(1), Map.of("n", "50"));
        assertThat(model.evaluate(before, Answers.none(before.asOf())).base().value())
                .isEqualTo(25);
        var never = Answers.of(Given.DAY.minusYears(2), Map.of("n", "50"));
        assertThatThrownBy(() -> model.evaluate(never, Answers.none(never.asOf())))
                .hasMessageContaining("impact.parameter.date");
    }

    @Test
    void theHeadroomIsWhatTryingEverythingFinds() {
        var options = "'options': [{'id': 'x', 'title': " + Given.TITLE + ", 'score': 0}, {'id': 'y', 'title': "
                + Given.TITLE + ", 'score': 0.4}, {'id': 'z', 'title': " + Given.TITLE + ", 'score': 0.9}]";
        var model = Given.parsed("'indicators': ["
                + Given.indicator("'id': 'a', 'type': 'choice', 'merge': 'mayReplace', " + options) + ","
                + Given.indicator("'id': 'b', 'type': 'choice', " + options) + ","
                + Given.indicator("'id': 'c', 'type': 'boolean', 'weight': 0.5") + ","
                + Given.indicator("'id': 'd', 'type': 'ordinal', 'levels': [" + Given.TITLE + "," + Given.TITLE + ","
                        + Given.TITLE + "]")
                + ","
                + Given.indicator("'id': 'f', 'type': 'formula', 'formula': 'if(a > 0.5 and d > 0, 1, 3 - 2 * a + b)',"
                        + "'weight': 2, 'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 4}")
                + "],"
                + "'aggregate': {'fn': 'geometric', 'shift': 0.1}, 'gates': [{'id': 'g', 'title': " + Given.TITLE
                + ", 'when': 'not c and b > 0.5 or a > 0.8', 'effect': 'cap', 'at': 45}]");
        for (var sample : new Samples(model.description()).draw(25)) {
            double most = 0;
            for (var a : values(model, "a")) {
                for (var b : values(model, "b")) {
                    for (var c : values(model, "c")) {
                        for (var d : values(model, "d")) {
                            var checked = AnswerLaws.check(
                                    model.description(),
                                    sample.base(),
                                    Given.answers(Map.of("a", a, "b", b, "c", c, "d", d)));
                            if (checked.problems().isEmpty()) {
                                most = Math.max(
                                        most,
                                        model.evaluate(checked.base(), checked.choices())
                                                .uplift());
                            }
                        }
                    }
                }
            }
            assertThat(model.headroom(sample.base()).orElseThrow()).isCloseTo(most, within(1e-9));
        }
    }

    @Test
    void theHeadroomOfANumberIsFoundBetweenItsEnds() {
        // 100 * (1 - (x - 30)^2 / 4900), best at 30, capped from 25 on: 99.49 at just below 25
        var model = Given.parsed("'indicators': ["
                + Given.indicator(
                        "'id': 'x', 'type': 'percent', 'weight': 0, 'merge': 'mayReplace', 'direction': 'none'")
                + ","
                + Given.indicator("'id': 'f', 'type': 'formula', 'formula': '1 - (x - 30) * (x - 30) / 4900',"
                        + "'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 1}")
                + "]");
        assertThat(model.headroom(Given.answers(Map.of("x", "100"))).orElseThrow())
                .isCloseTo(100, within(1e-6));
    }

    @Test
    void manyChoicesBehindGatesTakeNoLongTime() {
        var indicators = new StringBuilder();
        var gates = new StringBuilder();
        var base = new HashMap<String, String>();
        for (int i = 0; i < 40; i++) {
            indicators.append(i == 0 ? "" : ",").append(Given.indicator("'id': 'i" + i + "', 'type': 'boolean'"));
            gates.append(i == 0 ? "" : ",")
                    .append("{'id': 'g" + i + "', 'title': " + Given.TITLE + ", 'when': 'not i" + i
                            + "', 'effect': 'cap', 'at': 50}");
            base.put("i" + i, "false");
        }
        var model = Given.parsed("'indicators': [" + indicators + "], 'gates': [" + gates + "]");
        assertThat(model.headroom(Given.answers(base)).orElseThrow()).isEqualTo(100);
    }

    @Test
    void theOrderOfTheFileDoesNotChangeABit() {
        var reversed = ((DeclarativeModel) GEOMETRIC).reversed();
        for (var sample : new Samples(GEOMETRIC.description()).draw(50)) {
            assertThat(reversed.evaluate(sample.base(), sample.choices()).index())
                    .isEqualTo(
                            GEOMETRIC.evaluate(sample.base(), sample.choices()).index());
        }
    }

    @Test
    void theScaleNeedNotBeginAtZero() {
        var model = Given.model("'scale': {'min': -10, 'max': 10}, " + TWO_THEMES);
        var result = Given.evaluate(model, Map.of("a", "50", "b", "50", "c", "50"), Map.of("a", "100"));
        assertThat(result.base().value()).isZero();
        assertThat(result.contributions().get(0))
                .isEqualTo(new Contribution(Contribution.Kind.ORIGIN, "origin", "", -10, 0));
        assertThat(result.contributions().stream()
                        .mapToDouble(Contribution::index)
                        .sum())
                .isCloseTo(result.index().value(), within(1e-12));
    }

    @Test
    void unknownAnswersInFormulasGiveIntervalsThatContainEveryCompletion() {
        var model = Given.parsed("'indicators': ["
                + Given.indicator(
                        "'id': 'x', 'type': 'number', 'min': -2, 'max': 3, 'weight': 0, 'merge': 'mayReplace'")
                + ","
                + Given.indicator("'id': 'y', 'type': 'number', 'min': 1, 'max': 3, 'weight': 0, 'merge': 'mayReplace'")
                + ","
                + Given.indicator("'id': 'f', 'type': 'formula', 'formula': 'if(x > 1, x * x / y, ln(y) - x)',"
                        + "'normalise': {'fn': 'piecewise', 'points': [[-3, 0.2], [0, 1], [2, 0], [9, 0.6]]}")
                + ","
                + Given.indicator("'id': 'z', 'type': 'percent'") + "]");
        var random = new SplittableRandom(3);
        var open = Given.evaluate(model, Map.of("y", "2", "z", "50"), Map.of());
        for (int i = 0; i < 500; i++) {
            var x = Double.toString(-2 + 5 * random.nextDouble());
            var index = Given.evaluate(model, Map.of("x", x, "y", "2", "z", "50"), Map.of())
                    .index()
                    .value();
            assertThat(index).isBetween(open.base().low() - 1e-9, open.base().high() + 1e-9);
        }
    }

    private static List<String> values(ImpactModel model, String id) {
        var domain = model.description().indicator(id).orElseThrow().domain();
        return domain instanceof Domain.Choice
                ? List.of("x", "y", "z")
                : domain instanceof Domain.Flag ? List.of("false", "true") : List.of("0", "1", "2");
    }

    private static Contribution contribution(Evaluation evaluation, String id) {
        return evaluation.contributions().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
