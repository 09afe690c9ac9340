package org.minikisa.intake.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final AtomicLong now = new AtomicLong(-5);
    private final RateLimit limit = new RateLimit(3, now::get);

    @Test
    void anAddressMaySendSoOftenAndAgainAsTimePasses() {
        assertThat(IntStream.range(0, 5).filter(i -> limit.admits("a")).count()).isEqualTo(3);
        assertThat(limit.admits("b")).as("another one").isTrue();

        now.addAndGet(TimeUnit.MINUTES.toNanos(21));
        assertThat(limit.admits("a")).isTrue();
        assertThat(limit.admits("a")).isFalse();

        now.addAndGet(TimeUnit.DAYS.toNanos(7));
        assertThat(IntStream.range(0, 5).filter(i -> limit.admits("a")).count()).isEqualTo(3);
    }

    @Test
    void aMillionAddressesDoNotFillTheMemory() {
        IntStream.range(0, 1_000_000).forEach(i -> limit.admits("a" + i));

        assertThat(limit.addresses()).isEqualTo(10_000);
    }
}
