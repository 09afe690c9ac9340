package org.minikisa.impact.core.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;

import org.junit.jupiter.api.Test;

class SpreadsTest {

    /** R 4.2.2: x &lt;- c(3, 1, 4, 1, 5, 9, 2, 6); mean(x); sd(x); quantile(x, c(.025, .5, .975)). */
    @Test
    void figuresAreThoseOfR() {
        var spread = Spreads.of(new double[] {3, 1, 4, 1, 5, 9, 2, 6});
        assertThat(spread.mean()).isEqualTo(3.875);
        assertThat(spread.sd()).isEqualTo(2.748376143938713, within(1e-14));
        assertThat(spread.min()).isEqualTo(1);
        assertThat(spread.low()).isEqualTo(1);
        assertThat(spread.median()).isEqualTo(3.5);
        assertThat(spread.high()).isEqualTo(8.475, within(1e-14));
        assertThat(spread.max()).isEqualTo(9);
    }

    @Test
    void equalDrawsHaveExactlyTheirValueAndNoSpread() {
        var draws = Collections.nCopies(1001, 0.1).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        assertThat(Spreads.histogram(draws, 20)).startsWith(1001L).containsOnly(1001L, 0L);
        var spread = Spreads.of(draws);
        assertThat(spread.mean()).isEqualTo(0.1);
        assertThat(spread.sd()).isZero();
        assertThat(Spreads.of(new double[] {7}).sd()).isZero();
    }

    @Test
    void everyDrawIsInOnePartOfTheHistogram() {
        assertThat(Spreads.histogram(new double[] {0, 0.999, 1, 5, 19.5, 20}, 20))
                .hasSize(20)
                .satisfies(counts -> {
                    assertThat(counts.get(0)).isEqualTo(2);
                    assertThat(counts.get(1)).isEqualTo(1);
                    assertThat(counts.get(5)).isEqualTo(1);
                    assertThat(counts.get(19)).isEqualTo(2);
                    assertThat(counts.stream().mapToLong(Long::longValue).sum()).isEqualTo(6);
                });
    }
}
