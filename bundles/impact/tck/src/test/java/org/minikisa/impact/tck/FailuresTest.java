package org.minikisa.impact.tck;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.problem.api.LocalizedText;

/** What an author sees when something is wrong. */
class FailuresTest {

    @Test
    void aBrokenLawIsToldWithAQuestionThatCanBePasted() {
        var contract = new ImpactModelContract() {
            @Override
            protected ImpactModel model() {
                return new Harmful();
            }
        };
        var law = contract.itKeepsTheLaws()
                .filter(test -> test.getDisplayName().equals("a better value never lowers the index"))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> law.getExecutable().execute())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("early from false to true lowers the index from 40.0 to 10.0")
                .hasMessageContaining("model.evaluate(Answers.of(LocalDate.parse(\"2025-01-01\"), "
                        + "Map.ofEntries(Map.entry(\"early\", \"true");
    }

    private static final class Harmful implements ImpactModel {

        private final ModelDescription description = ModelDescription.of("harmful", "1.0.0", LocalizedText.same("x"))
                .indicator(Indicator.of("early", LocalizedText.same("early"), new Domain.Flag()))
                .build();

        @Override
        public ModelDescription description() {
            return description;
        }

        @Override
        public Evaluation evaluate(Answers base, Answers choices) {
            return Evaluation.sum()
                    .indicator("early", "", points(base), points(base.with(choices)))
                    .build();
        }

        private static double points(Answers answers) {
            return answers.isTrue("early") ? 10 : 40;
        }
    }

    /** A function that keeps its contract. */
    @Nested
    class SquareTest extends ImpactFunctionContract {
        @Override
        protected ImpactFunction function() {
            return new Function(2, arguments -> arguments[0] * arguments[0] + arguments[1], 1e13);
        }
    }

    @Test
    void aFunctionThatGivesNoNumberIsToldWithItsArguments() {
        var dividing = contract(new Function(1, arguments -> 1 / arguments[0], Double.POSITIVE_INFINITY));
        assertThatThrownBy(dividing::itsValuesAreFiniteAndBetweenLeastAndGreatest)
                .hasMessageContaining("apply(0.0) is Infinity");
        var greater = contract(new Function(1, arguments -> arguments[0], 10));
        assertThatThrownBy(greater::itsValuesAreFiniteAndBetweenLeastAndGreatest)
                .hasMessageContaining("not a number from -Infinity to 10.0");
    }

    @Test
    void aFunctionThatRemembersIsFound() {
        var calls = new java.util.concurrent.atomic.AtomicInteger();
        var counting = contract(new Function(1, arguments -> calls.incrementAndGet(), 1e9));
        assertThatThrownBy(counting::theSameArgumentsGiveTheSameValueFromEveryThread)
                .hasMessageContaining("and then");
    }

    @Test
    void aFunctionThatWritesIntoItsArgumentsIsFound() {
        var writing = contract(new Function(1, arguments -> arguments[0] = 1, 1e9));
        assertThatThrownBy(writing::itLeavesItsArgumentsAlone).hasMessageContaining("changes its arguments");
    }

    @Test
    void aFunctionTakesOneToSixteenArguments() {
        assertThatThrownBy(() -> contract(new Function(17, arguments -> 0, 1)).itTakesOneToSixteenArguments())
                .hasMessageContaining("an arity of 17");
        assertThatCode(() -> contract(new Function(16, arguments -> 0, 1)).itTakesOneToSixteenArguments())
                .doesNotThrowAnyException();
    }

    private static ImpactFunctionContract contract(ImpactFunction function) {
        return new ImpactFunctionContract() {
            @Override
            protected ImpactFunction function() {
                return function;
            }
        };
    }

    private record Function(int arity, java.util.function.ToDoubleFunction<double[]> formula, double greatest)
            implements ImpactFunction {

        @Override
        public double apply(double... arguments) {
            return formula.applyAsDouble(arguments);
        }
    }
}
