package org.minikisa.intake.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minikisa.intake.core.mime.Reading;
import org.minikisa.problem.api.Problem;

@Timeout(120)
class ReadingThreadTest {

    private static final Duration TIME = Duration.ofMillis(100);

    private static Problem problem(Supplier<Reading> reading) {
        return ((Reading.NotUnderstood) ReadingThread.read(reading, TIME)).problem();
    }

    @Test
    void aReaderThatDoesNotComeBackIsGivenUp() {
        assertThat(problem(() -> {
                            while (!Thread.currentThread().isInterrupted()) {
                                Thread.onSpinWait();
                            }
                            return null;
                        })
                        .code())
                .isEqualTo("intake.time");
    }

    @Test
    void aReaderThatWaitsForEverIsGivenUp() {
        var never = new CountDownLatch(1);
        assertThat(problem(() -> {
                            try {
                                never.await();
                            } catch (InterruptedException givenUp) {
                                Thread.currentThread().interrupt();
                            }
                            return null;
                        })
                        .code())
                .isEqualTo("intake.time");
    }

    @Test
    void aReaderWithoutStackOrMemoryLeavesAProblemWithoutTheContactsWords() {
        assertThat(problem(ReadingThreadTest::deeper).found()).startsWith("StackOverflowError");
        assertThat(problem(() -> {
                            throw new OutOfMemoryError("maija@itaranta.example");
                        })
                        .found())
                .startsWith("OutOfMemoryError in ")
                .doesNotContain("maija");
    }

    private static Reading deeper() {
        Reading deeper = deeper();
        return deeper == null ? null : Reading.problem("", "", "", "", "");
    }
}
