package org.minikisa.impact.core.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.Distribution;

class QuantileTest {

    private static final Offset<Double> EXACT = within(1e-12);

    /** The check values of the paper for PPND16, and qnorm of R 4.2.2. */
    @Test
    void theNormalQuantileIsWichuras() {
        assertThat(StandardNormal.quantile(0.25)).isEqualTo(-0.6744897501960817, within(1e-15));
        assertThat(StandardNormal.quantile(0.001)).isEqualTo(-3.090232306167814, within(1e-14));
        assertThat(StandardNormal.quantile(1e-20)).isEqualTo(-9.262340089798408, within(1e-14));
        assertThat(StandardNormal.quantile(0.975)).isEqualTo(1.959963984540054, within(1e-15));
        assertThat(StandardNormal.quantile(0.5)).isZero();
        assertThat(StandardNormal.quantile(0.925)).isEqualTo(1.439531470938456, within(1e-14));
        assertThat(StandardNormal.quantile(0x1p-53)).isEqualTo(-8.209536151601387, within(1e-13));
    }

    @Test
    void distributionsAreCentredOnWhatIsWritten() {
        assertThat(Quantile.around(40, new Distribution.Normal(2)).at(0.5)).isEqualTo(40);
        assertThat(Quantile.around(40, new Distribution.Normal(2)).at(0.975))
                .isEqualTo(40 + 2 * 1.959963984540054, EXACT);
        assertThat(Quantile.around(40, new Distribution.LogNormal(1.2)).at(0.5)).isEqualTo(40, EXACT);
        assertThat(Quantile.around(40, new Distribution.LogNormal(1.2)).at(0.841344746068543))
                .isEqualTo(48, within(1e-9));
        assertThat(Quantile.around(40, new Distribution.Uniform(1, 3)).at(0.5)).isEqualTo(41);
        assertThat(Quantile.around(40, new Distribution.Triangular(10, 30)).at(0.25))
                .isEqualTo(40, EXACT);
        // 1 - F(x) = (70 - x)^2 / (40 * 30)
        assertThat(Quantile.around(40, new Distribution.Triangular(10, 30)).at(0.75))
                .isEqualTo(70 - Math.sqrt(0.25 * 40 * 30), EXACT);
        assertThat(Quantile.around(40, new Distribution.Triangular(0, 4)).at(1e-12))
                .isEqualTo(40, within(1e-5));
        assertThat(Quantile.around(40, new Distribution.Triangular(4, 0)).at(1 - 1e-12))
                .isEqualTo(40, within(1e-5));
    }

    @Test
    void theyNeverFallAsTheShareRises() {
        for (var quantile : List.of(
                Quantile.around(-3, new Distribution.Normal(2)),
                Quantile.around(-3, new Distribution.LogNormal(3)),
                Quantile.around(3, new Distribution.LogNormal(3)),
                Quantile.around(0, new Distribution.Triangular(1, 0)),
                Quantile.around(0, new Distribution.Uniform(1, 2)).rounded(),
                Quantile.around(0, new Distribution.Normal(1)).clipped(-1, 0.5),
                Quantile.anyOf(-2, 4),
                Quantile.places(new double[] {0.1, 0, 0.4, 0.5, 0}))) {
            double last = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < 10_000; i++) {
                double value = quantile.at((i + 0.5) / 10_000);
                assertThat(value).isGreaterThanOrEqualTo(last);
                last = value;
            }
        }
    }

    @Test
    void eachPlaceAndEachWholeNumberComesAsOftenAsItShould() {
        var places = Quantile.places(new double[] {0.1, 0, 0.4, 0.5, 0});
        assertThat(counts(places, 5)).containsExactly(100, 0, 400, 500, 0);
        assertThat(places.at(1 - 0x1p-53)).isEqualTo(3);
        assertThat(places.at(0x1p-53)).isZero();
        assertThat(counts(Quantile.anyOf(0, 3), 4)).containsExactly(250, 250, 250, 250);
        assertThat(Quantile.anyOf(2, 5).at(1 - 0x1p-53)).isEqualTo(5);
    }

    @Test
    void noSharePassesTheLimits() {
        var clipped = Quantile.around(99, new Distribution.Normal(5)).clipped(0, 100);
        assertThat(clipped.at(0x1p-53)).isBetween(0.0, 99.0);
        assertThat(clipped.at(1 - 0x1p-53)).isEqualTo(100);
        var unlimited = Quantile.around(99, new Distribution.Normal(5));
        assertThat(unlimited.clipped(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))
                .isSameAs(unlimited);
    }

    private static int[] counts(Quantile quantile, int places) {
        var counts = new int[places];
        IntStream.range(0, 1000).forEach(i -> counts[(int) quantile.at((i + 0.5) / 1000)]++);
        return counts;
    }
}
