package org.minikisa.impact.core.declarative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelDescription;

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
