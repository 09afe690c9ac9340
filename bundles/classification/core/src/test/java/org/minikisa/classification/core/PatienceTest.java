package org.minikisa.classification.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

class PatienceTest {

    @Test
    void whoHangsIsWaitedForOnceAndNotAskedAgainForAWhile() {
        var never = new CountDownLatch(1);
        var asked = new AtomicInteger();
        try (var patience = new Patience(Duration.ofMillis(50), Duration.ofHours(1))) {
            for (int i = 0; i < 3; i++) {
                assertThat(patience.ask("hangs", () -> {
                            asked.incrementAndGet();
                            await(never);
                            return "too late";
                        }))
                        .isEmpty();
            }
            assertThat(asked).hasValue(1);
            assertThat(patience.ask("others", () -> "at once")).contains("at once");
        }
    }

    @Test
    void whoWasLateIsAskedAgainAfterItsRest() {
        var never = new CountDownLatch(1);
        try (var patience = new Patience(Duration.ofMillis(50), Duration.ZERO)) {
            assertThat(patience.ask("hangs", () -> {
                        await(never);
                        return "";
                    }))
                    .isEmpty();
            assertThat(patience.ask("hangs", () -> "better now")).contains("better now");
        }
    }

    @Test
    void whoThrowsOrSaysNothingAtAllGivesNoAnswer() {
        try (var patience = new Patience(Duration.ofSeconds(30), Duration.ofHours(1))) {
            assertThat(patience.ask("throws", () -> {
                        throw new NoClassDefFoundError("gone");
                    }))
                    .isEmpty();
            assertThat(patience.ask("null", () -> null)).isEmpty();
            assertThat(patience.ask("null", () -> "now")).contains("now");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
