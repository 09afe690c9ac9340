package org.minikisa.impact.core.declarative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.laws.Samples;

class CalculatorTest {

    private static final DeclarativeModel MODEL = Given.parsed("'scale': {'min': -10, 'max': 90},"
            + "'parameters': [{'id': 'p', 'value': 2, 'source': 's'}], 'themes': [{'id': 's', 'title': " + Given.TITLE
            + ", 'weight': 3}, {'id': 't', 'title': " + Given.TITLE + ", 'weight': 1}], 'indicators': ["
            + Given.indicator("'id': 'a', 'theme': 's', 'type': 'number', 'min': 0, 'max': 100,"
                    + "'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 100}")
            + ","
            + Given.indicator("'id': 'b', 'theme': 's', 'type': 'ordinal', 'weight': 3, 'levels': [" + Given.TITLE + ","
                    + Given.TITLE + "," + Given.TITLE + "]")
            + ","
            + Given.indicator("'id': 'c', 'theme': 't', 'type': 'boolean'") + ","
            + Given.indicator("'id': 'f', 'theme': 't', 'type': 'formula', 'formula': 'if(c, a, b) * p',"
                    + "'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 200}")
            + "], 'aggregate': {'within': {'fn': 'geometric', 'shift': 0.01}, 'between': 'arithmetic'},"
            + "'gates': [{'id': 'g', 'title': " + Given.TITLE + ", 'when': 'a < 20', 'effect': 'cap', 'at': 30}]");

    @Test
    void itGivesTheSameBitsAsTheModel() {
        var calculator = MODEL.calculator();
        var shares = calculator.shares();
        for (var sample : new Samples(MODEL.description()).draw(200)) {
            var chosen = sample.base().with(sample.choices());
            var evaluation = MODEL.evaluate(sample.base(), sample.choices());
            assertThat(calculator.isComplete(chosen)).isTrue();
            assertThat(calculator.index(calculator.read(chosen)))
                    .isEqualTo(evaluation.index().value());
            assertThat(calculator.explain(calculator.read(sample.base()), calculator.read(chosen), shares))
                    .isTrue();
            assertThat(shares.base()).isEqualTo(evaluation.base().value());
            assertThat(shares.index()).isEqualTo(evaluation.index().value());
            for (int i = 0; i < calculator.leaves(); i++) {
                var contribution = contribution(evaluation.contributions(), calculator.leaf(i));
                assertThat(shares.baseShare(i)).isEqualTo(contribution.base());
                assertThat(shares.upliftShare(i)).isEqualTo(contribution.uplift());
            }
        }
    }

    @Test
    void movedWeightsGiveTheSameBitsAsTheModel() {
        var calculator = MODEL.calculator();
        var shares = calculator.shares();
        for (var sample : new Samples(MODEL.description()).draw(50)) {
            var choices = sample.choices().weights(Map.of("s", 1.5, "b", 2.0));
            var evaluation = MODEL.evaluate(sample.base(), choices);
            var moved = calculator.weights(choices);
            assertThat(moved[calculator.weightSlot("s")]).isEqualTo(1.5);
            var chosen = calculator.read(sample.base().with(choices));
            assertThat(calculator.explain(calculator.read(sample.base()), chosen, moved, shares))
                    .isTrue();
            assertThat(shares.index()).isEqualTo(evaluation.index().value());
            assertThat(calculator.index(chosen, moved))
                    .isEqualTo(evaluation.index().value());
            assertThat(shares.weights())
                    .isEqualTo(evaluation.contributions().stream()
                            .filter(bar -> bar.kind() == Contribution.Kind.WEIGHTS)
                            .mapToDouble(Contribution::uplift)
                            .sum());
        }
    }

    @Test
    void whatIsNotApplicableIsNotANumber() {
        var calculator = MODEL.calculator();
        var answers = Given.answers(Map.of("a", "50", "b", "n/a", "c", "true"));
        assertThat(calculator.read(answers)[calculator.slot("b")]).isNaN();
        assertThat(calculator.index(calculator.read(answers)))
                .isEqualTo(
                        MODEL.evaluate(answers, Answers.none(Given.DAY)).index().value());
        assertThat(calculator.index(new double[calculator.slots()])).isFinite();
        var nothing = Given.answers(Map.of("a", "n/a", "b", "n/a", "c", "n/a"));
        assertThat(calculator.index(calculator.read(nothing))).isNaN();
        assertThat(calculator.slot("p")).isEqualTo(4);
        assertThat(calculator.slot("nobody")).isEqualTo(-1);
        assertThat(calculator.weightSlot("nobody")).isEqualTo(-1);
    }

    @Test
    void whatIsUnknownIsToldBySlot() {
        var calculator = MODEL.calculator();
        var answers = Given.answers(Map.of("a", "50", "c", "n/a"));
        assertThat(calculator.isComplete(answers)).isFalse();
        assertThat(calculator.unknown(answers)).containsExactly(calculator.slot("b"));
    }

    private static Contribution contribution(Iterable<Contribution> contributions, int slot) {
        var id = MODEL.description().indicators().get(slot).id();
        for (var contribution : contributions) {
            if (contribution.id().equals(id)) {
                return contribution;
            }
        }
        throw new AssertionError(id);
    }
}
