package org.minikisa.reporting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GrowthTest {

    /** scipy.stats.binom.sf(now - 1, now + before, share). */
    @Test
    void theTailIsThatOfTheBinomialDistribution() {
        assertThat(Growth.probability(3, 0, 0.25)).isCloseTo(0.015625, within(1e-15));
        assertThat(Growth.probability(0, 5, 0.25)).isCloseTo(1, within(1e-12));
        assertThat(Growth.probability(2, 2, 0.5)).isCloseTo(0.6875, within(1e-12));
    }

    @Test
    void adjustingKeepsTheOrderAndTakesTheBestOfThoseAbove() {
        assertThat(Growth.adjusted(new double[] {0.01, 0.04, 0.03, 0.005}))
                .containsExactly(new double[] {0.02, 0.04, 0.04, 0.02}, within(1e-12));
        assertThat(Growth.adjusted(new double[0])).isEmpty();
    }

    /** Dunning 1993, by hand: 10 of 20 against 5 of 80. */
    @Test
    void theLikelihoodRatioIsZeroWithoutGrowth() {
        double expected = 2
                * (10 * Math.log(10 / 3.0)
                        + 5 * Math.log(5 / 12.0)
                        + 10 * Math.log(10 / 17.0)
                        + 75 * Math.log(75 / 68.0));
        assertThat(Growth.g2(10, 20, 5, 80)).isCloseTo(expected, within(1e-9));
        assertThat(Growth.g2(1, 20, 5, 80)).isZero();
    }
}
