package org.minikisa.impact.core.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Against functions whose indices are known in closed form. */
class SobolTest {

    private static final int DRAWS = 1 << 16;

    /** Ishigami and Homma 1990, sin x1 + 7 sin² x2 + 0.1 x3⁴ sin x1 on [-π, π]³; closed forms as in Saltelli et al. 2008. */
    @Test
    void ishigamisFunction() {
        double a = 7;
        double b = 0.1;
        double pi4 = Math.pow(Math.PI, 4);
        double alone1 = 0.5 * Math.pow(1 + b * pi4 / 5, 2);
        double alone2 = a * a / 8;
        double together13 = b * b * pi4 * pi4 * (1 / 18.0 - 1 / 50.0);
        double variance = alone1 + alone2 + together13;

        var sobol = Sobol.of(
                number(
                        Collections.nCopies(3, Quantile.uniform(-Math.PI, Math.PI)),
                        x -> Math.sin(x[0])
                                + a * Math.sin(x[1]) * Math.sin(x[1])
                                + b * Math.pow(x[2], 4) * Math.sin(x[0])),
                1,
                DRAWS);

        assertThat(sobol.variance()).isEqualTo(variance, within(0.01 * variance));
        check(sobol, 0, alone1 / variance, (alone1 + together13) / variance, 0.01); // 0.3139, 0.5576
        check(sobol, 1, alone2 / variance, alone2 / variance, 0.01); // 0.4424
        check(sobol, 2, 0, together13 / variance, 0.01); // 0, 0.2437
    }

    /** Sobol's g-function: the product of (|4 x - 2| + a) / (1 + a); Saltelli and Sobol 1995. */
    @Test
    void sobolsG() {
        double[] a = {0, 0.5, 3, 9, 99, 99};
        var parts = IntStream.range(0, a.length)
                .mapToDouble(i -> 1 / (3 * (1 + a[i]) * (1 + a[i])))
                .toArray();
        double product = 1;
        for (double part : parts) {
            product *= 1 + part;
        }
        double variance = product - 1;

        var sobol = Sobol.of(
                number(Collections.nCopies(a.length, Quantile.uniform(0, 1)), x -> {
                    double value = 1;
                    for (int i = 0; i < x.length; i++) {
                        value *= (Math.abs(4 * x[i] - 2) + a[i]) / (1 + a[i]);
                    }
                    return value;
                }),
                2,
                DRAWS);

        assertThat(sobol.variance()).isEqualTo(variance, within(0.02 * variance));
        for (int i = 0; i < a.length; i++) {
            check(sobol, i, parts[i] / variance, parts[i] * product / (1 + parts[i]) / variance, 0.012);
        }
    }

    /** A sum of independent inputs: first and total are their shares of the variance, far from 0 though the sum may be. */
    @Test
    void aSumFarFromZero() {
        double[] sds = {1, 2, 3};
        var quantiles = IntStream.range(0, 3)
                .mapToObj(i -> (Quantile) share -> sds[i] * StandardNormal.quantile(share))
                .toList();
        var sobol = Sobol.of(number(quantiles, x -> 1e6 + x[0] + x[1] + x[2]), 3, DRAWS);

        assertThat(sobol.variance()).isEqualTo(14, within(0.1));
        for (int i = 0; i < 3; i++) {
            check(sobol, i, sds[i] * sds[i] / 14, sds[i] * sds[i] / 14, 0.01);
        }
    }

    @Test
    void whatIsUndefinedIsLeftOutAndWhatIsCertainHasNoShares() {
        var half = Sobol.of(
                number(Collections.nCopies(2, Quantile.uniform(0, 1)), x -> x[0] < 0.5 ? Double.NaN : x[0]), 1, DRAWS);
        check(half, 0, 1, 1, 0.02);
        check(half, 1, 0, 0, 1e-12);

        var certain = Sobol.of(number(List.of(Quantile.uniform(0, 1)), x -> 5), 1, 100);
        assertThat(certain.variance()).isZero();
        check(certain, 0, 0, 0, 0);
        var never = Sobol.of(number(List.of(Quantile.uniform(0, 1)), x -> Double.NaN), 1, 100);
        check(never, 0, 0, 0, 0);
        assertThat(Sobol.of(number(List.of(), x -> 5), 1, 100).indices()).isEmpty();
    }

    @Test
    void theOrderOfInputsChangesNothing() {
        var x = new Input("x", Quantile.uniform(0, 1));
        var y = new Input("y", Quantile.uniform(0, 2));
        var one = Sobol.of(new Uncertain(List.of(x, y), () -> in -> in[0] * in[1]), 1, 5000);
        var other = Sobol.of(new Uncertain(List.of(y, x), () -> in -> in[0] * in[1]), 1, 5000);
        assertThat(other.variance()).isEqualTo(one.variance());
        assertThat(other.indices().get(0)).isEqualTo(one.indices().get(1));
        assertThat(other.indices().get(1)).isEqualTo(one.indices().get(0));
    }

    private static Uncertain number(List<Quantile> quantiles, Response response) {
        return new Uncertain(
                IntStream.range(0, quantiles.size())
                        .mapToObj(i -> new Input("x" + i, quantiles.get(i)))
                        .toList(),
                () -> response);
    }

    private static void check(Sobol sobol, int input, double first, double total, double tolerance) {
        assertThat(sobol.indices().get(input).first()).isEqualTo(first, within(tolerance));
        assertThat(sobol.indices().get(input).total()).isEqualTo(total, within(tolerance));
    }
}
