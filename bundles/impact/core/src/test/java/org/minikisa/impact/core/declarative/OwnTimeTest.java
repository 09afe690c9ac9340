package org.minikisa.impact.core.declarative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.FunctionNeed;
import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.problem.api.InvalidInputException;

class OwnTimeTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void anAnswerIsHandedOn() {
        assertThat(ask(() -> 7)).isEqualTo(7);
    }

    @Test
    void aModelThatNeverAnswersCostsItsCallerNoMoreThanThePatience() {
        assertThatThrownBy(() -> ask(OwnTimeTest::sleep))
                .isInstanceOf(OwnTime.Late.class)
                .hasMessage("no answer within 0.05 s");
    }

    @Test
    void whatAModelThrowsIsThrown() {
        assertThatThrownBy(() -> ask(() -> {
                    throw new AssertionError("mine");
                }))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> ask(() -> {
                    throw new IllegalStateException("mine");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whoIsInterruptedWaitsNoLongerAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> ask(OwnTimeTest::sleep)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aFunctionThatNeverAnswersIsGivenUpAndNotAskedAgain() {
        var function = BoundFunction.of("endless", "1.0.0", "", function(x -> sleep()));
        var model = calling(function);
        for (int i = 0; i < 2; i++) {
            var refused = catchThrowableOfType(
                    InvalidInputException.class,
                    () -> OwnTime.ask(model, () -> function.call(new double[] {1}), SHORT));
            assertThat(refused.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo("impact.function.late");
                assertThat(problem.place()).isEqualTo("function endless 1.0.0");
            });
        }
    }

    @Test
    void aLongQuestionOfManyCallsIsNoLateOne() {
        var function = BoundFunction.of("slow", "1.0.0", "", function(x -> {
            Thread.sleep(50);
            return 1;
        }));
        assertThat(OwnTime.ask(
                        calling(function),
                        () -> {
                            double sum = 0;
                            for (int i = 0; i < 12; i++) {
                                sum += function.call(new double[] {1});
                            }
                            return sum;
                        },
                        Duration.ofMillis(500)))
                .isEqualTo(12);
    }

    private static ImpactFunction function(ToDouble value) {
        return new ImpactFunction() {
            @Override
            public int arity() {
                return 1;
            }

            @Override
            public double apply(double... arguments) {
                try {
                    return value.of(arguments[0]);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    @FunctionalInterface
    private interface ToDouble {
        double of(double x) throws InterruptedException;
    }

    /** A model in JSON that calls a function. */
    private static DeclarativeModel calling(BoundFunction function) {
        return JsonModelReader.parse(
                "test",
                Given.json("'functions': [{'name': 'f', 'version': '1.0.0'}], 'indicators': ["
                                + Given.indicator("'id': 'a', 'type': 'number', 'weight': 0, 'merge': 'mayReplace'")
                                + ","
                                + Given.indicator("'id': 'b', 'type': 'formula', 'formula': 'f(a)',"
                                        + "'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': 1}")
                                + "]")
                        .getBytes(StandardCharsets.UTF_8),
                new Functions() {
                    @Override
                    public Optional<BoundFunction> find(FunctionNeed need) {
                        return Optional.of(function);
                    }

                    @Override
                    public List<String> versions(String name) {
                        return List.of();
                    }

                    @Override
                    public List<String> names() {
                        return List.of();
                    }
                });
    }

    private static <T> T ask(Supplier<T> question) {
        return OwnTime.ask(new InJava(), question, SHORT);
    }

    private static int sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private record InJava() implements ImpactModel {
        @Override
        public ModelDescription description() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Evaluation evaluate(Answers base, Answers choices) {
            throw new UnsupportedOperationException();
        }
    }
}
