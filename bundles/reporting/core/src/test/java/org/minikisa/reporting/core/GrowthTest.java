package org.minikisa.reporting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class GrowthTest {

    /** scipy.stats.binom.sf(now - 1, now + before, share). */
    @Test
    void theTailIsThatOfTheBinomialDistribution() {
        assertThat(Growth.ofRate(3, 0, 0.25)).isCloseTo(0.015625, within(1e-15));
        assertThat(Growth.ofRate(0, 5, 0.25)).isCloseTo(1, within(1e-12));
        assertThat(Growth.ofRate(2, 2, 0.5)).isCloseTo(0.6875, within(1e-12));
    }

    /** The tea tasting of R. A. Fisher, The Design of Experiments, 1935: 3 of 4 right by chance in 17 of 70 ways, 4 of 4 in one. */
    @Test
    void theShareIsComparedByFishersExactTest() {
        assertThat(new Growth(4, 4).probability(3, 1)).isCloseTo(17 / 70.0, within(1e-12));
        assertThat(new Growth(4, 4).probability(4, 0)).isCloseTo(1 / 70.0, within(1e-12));
        assertThat(new Growth(4, 4).probability(0, 4)).isCloseTo(1, within(1e-12));
        assertThat(new Growth(30, 0).probability(5, 0))
                .as("nothing to compare with")
                .isCloseTo(1, within(1e-12));
    }

    /** scipy.stats.hypergeom.sf(k - 1, N, K, n). */
    @Test
    void theTailAgreesWithAnotherProgram() {
        assertThat(new Growth(33, 70).probability(13, 2)).isCloseTo(3.5332271783295407e-06, withinPercentage(1e-6));
        assertThat(new Growth(400, 1200).probability(40, 60)).isCloseTo(0.0004584388503932571, withinPercentage(1e-6));
        assertThat(new Growth(5000, 15000).probability(300, 700))
                .isCloseTo(0.0001341061693614118, withinPercentage(1e-6));
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
