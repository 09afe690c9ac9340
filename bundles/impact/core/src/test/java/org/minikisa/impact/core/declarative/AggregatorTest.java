package org.minikisa.impact.core.declarative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to make one value of several: its formula, that it never falls, and that its differences are shared out. */
class AggregatorTest {

    private static final int MOST = 16;

    static Stream<Aggregator> all() {
        return Stream.of(
                new QuasiMean.Arithmetic(),
                new QuasiMean.Geometric(0),
                new QuasiMean.Geometric(0.01),
                new QuasiMean.Harmonic(0),
                new QuasiMean.Harmonic(0.1),
                new QuasiMean.Power(2, 0),
                new QuasiMean.Power(0.5, 0),
                new QuasiMean.Power(0.5, 0.2),
                new QuasiMean.Power(-2, 0),
                new QuasiMean.Power(-2, 0.05),
                new QuasiMean.Power(100, 0),
                new QuasiMean.Power(-100, 0),
                new ByRank.Min(),
                new ByRank.Max(),
                ByRank.Owa.of(List.of(1.0, 4.0, 2.0, 0.0, 1.0)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void equalChildrenMakeANodeLikeThem(Aggregator aggregator) {
        for (double value : new double[] {0, 1e-9, 0.3, 1}) {
            assertThat(of(aggregator, new double[] {value, value, value, value, value}, weights(5)))
                    .isCloseTo(value, within(1e-14));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatDoesNotCountIsAsIfItWereNotThere(Aggregator aggregator) {
        assertThat(of(aggregator, new double[] {Double.NaN, 0.4, Double.NaN, 0.4, Double.NaN}, weights(5)))
                .isCloseTo(0.4, within(1e-15));
        assertThat(of(
                        aggregator,
                        new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN},
                        weights(5)))
                .isNaN();
        if (!(aggregator instanceof ByRank.Owa)) {
            assertThat(of(aggregator, new double[] {0.7, Double.NaN, 0.2}, new double[] {2, 9, 3}))
                    .isEqualTo(of(aggregator, new double[] {0.7, 0.2}, new double[] {2, 3}));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aNodeNeverFallsWhenAChildRises(Aggregator aggregator) {
        var random = new SplittableRandom(1);
        for (int i = 0; i < 2_000; i++) {
            var values = values(5, random);
            double before = of(aggregator, values, weights(5));
            int child = random.nextInt(5);
            values[child] = Double.isNaN(values[child])
                    ? values[child]
                    : values[child] + (1 - values[child]) * random.nextDouble();
            double after = of(aggregator, values, weights(5));
            assertThat(Double.isNaN(before) || after >= before - 1e-15)
                    .as(before + " to " + after)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void differencesAreSharedOutWithoutARest(Aggregator aggregator) {
        var random = new SplittableRandom(2);
        for (int i = 0; i < 5_000; i++) {
            var before = values(5, random);
            var after = values(5, random);
            for (int c = 0; c < 5; c++) {
                before[c] = Double.isNaN(after[c]) ? Double.NaN : Double.isNaN(before[c]) ? 0.5 : before[c];
                before[c] = random.nextInt(4) == 0 ? after[c] : before[c];
                before[c] = random.nextInt(6) == 0 ? Math.min(1, after[c] + 1e-11) : before[c];
            }
            double from = of(aggregator, before, weights(5));
            double to = of(aggregator, after, weights(5));
            if (!Double.isNaN(from)) {
                var shares = shares(aggregator, before, after, weights(5));
                assertThat(Arrays.stream(shares).sum())
                        .as(Arrays.toString(before) + " to " + Arrays.toString(after))
                        .isCloseTo(to - from, within(1e-12));
                for (int c = 0; c < 5; c++) {
                    assertThat(shares[c] * (after[c] - before[c]) >= 0 || shares[c] == 0 || Double.isNaN(after[c]))
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void manyChildrenAreSharedOutToo(Aggregator aggregator) {
        var random = new SplittableRandom(3);
        var many = aggregator instanceof ByRank.Owa
                ? ByRank.Owa.of(random.doubles(MOST).boxed().toList())
                : aggregator;
        for (int i = 0; i < 200; i++) {
            var before = random.doubles(MOST).toArray();
            var after = random.doubles(MOST).toArray();
            if (i % 3 == 0) {
                Arrays.fill(before, 0, 9, 0);
                after[1] = after[0];
            }
            double difference = of(many, after, weights(MOST)) - of(many, before, weights(MOST));
            assertThat(Arrays.stream(shares(many, before, after, weights(MOST))).sum())
                    .isCloseTo(difference, within(1e-12));
        }
    }

    @Test
    void aPowerMeanIsWhatItsFormulaSays() {
        var values = new double[] {0.2, 0.5, 0.9};
        var weights = new double[] {1, 2, 1};
        assertThat(of(new QuasiMean.Power(2, 0), values, weights))
                .isCloseTo(Math.sqrt((0.04 + 2 * 0.25 + 0.81) / 4), within(1e-15));
        assertThat(of(new QuasiMean.Power(-1, 0.1), values, weights))
                .isCloseTo(of(new QuasiMean.Harmonic(0.1), values, weights), within(1e-15));
        assertThat(of(new QuasiMean.Power(1e-3, 0.1), values, weights))
                .isCloseTo(of(new QuasiMean.Geometric(0.1), values, weights), within(1e-3));
        assertThat(of(new QuasiMean.Power(-1, 0.1), values, weights)).isLessThan(0.5);
    }

    @Test
    void sharesOfMeansGoOverIntoEachOther() {
        var before = new double[] {0.2, 0.5, 0.9};
        var after = new double[] {0.7, 0.5, 0.95};
        var weights = new double[] {1, 2, 1};
        assertThat(shares(new QuasiMean.Power(-1, 0.1), before, after, weights))
                .containsExactly(shares(new QuasiMean.Harmonic(0.1), before, after, weights), within(1e-14));
        assertThat(shares(new QuasiMean.Power(1, 0), before, after, weights))
                .containsExactly(shares(new QuasiMean.Arithmetic(), before, after, weights), within(1e-14));
        assertThat(shares(new QuasiMean.Power(1e-6, 0.1), before, after, weights))
                .containsExactly(shares(new QuasiMean.Geometric(0.1), before, after, weights), within(1e-5));
    }

    /** In all six orders the worst of three rises by hand. */
    @Test
    void theWorstIsSharedAsTheMeanOverAllOrders() {
        // from (0.2, 0.4, 0.4) to (0.9, 0.7, 0.4): the third stays, so 0.2 to 0.4 is the first's alone
        assertThat(shares(new ByRank.Min(), new double[] {0.2, 0.4, 0.4}, new double[] {0.9, 0.7, 0.4}, weights(3)))
                .containsExactly(new double[] {0.2, 0, 0}, within(1e-15));
        // from (0, 0, 0) to (0.6, 0.6, 0.6): nobody raises it alone, each alike
        assertThat(shares(new ByRank.Min(), new double[3], new double[] {0.6, 0.6, 0.6}, weights(3)))
                .containsExactly(new double[] {0.2, 0.2, 0.2}, within(1e-15));
        // from (0.1, 0.2) to (0.5, 0.3): first alone +0.1, second after it +0.1; second alone 0, first after it +0.2
        assertThat(shares(new ByRank.Min(), new double[] {0.1, 0.2}, new double[] {0.5, 0.3}, weights(2)))
                .containsExactly(new double[] {0.15, 0.05}, within(1e-15));
    }

    @Test
    void anOrderedMeanWeighsRanksAndNotChildren() {
        var owa = ByRank.Owa.of(List.of(1.0, 2.0, 5.0));
        assertThat(of(owa, new double[] {0.3, 0.9, 0.5}, weights(3)))
                .isCloseTo((0.9 + 2 * 0.5 + 5 * 0.3) / 8, within(1e-15));
        // two of three count: each takes the weight of one rank and a half
        assertThat(of(owa, new double[] {0.3, Double.NaN, 0.5}, weights(3)))
                .isCloseTo((2 * 0.5 + 6 * 0.3) / 8, within(1e-15));
        assertThat(of(ByRank.Owa.of(List.of(0.0, 0.0, 1.0)), new double[] {0.3, Double.NaN, 0.5}, weights(3)))
                .isEqualTo(0.3);
    }

    @Test
    void theAumannShapleyValueIsTheMeanWeightAlongTheWay() {
        var random = new SplittableRandom(4);
        var before = random.doubles(MOST).toArray();
        var after = random.doubles(MOST).toArray();
        var owa = ByRank.Owa.of(random.doubles(MOST).boxed().toList());
        var shares = shares(owa, before, after, weights(MOST));
        int steps = 100_000;
        var sums = new double[MOST];
        for (int s = 0; s < steps; s++) {
            double t = (s + 0.5) / steps;
            var now = new ArrayList<double[]>();
            for (int c = 0; c < MOST; c++) {
                now.add(new double[] {before[c] + t * (after[c] - before[c]), c});
            }
            now.sort((a, b) -> Double.compare(b[0], a[0]));
            for (int rank = 0; rank < MOST; rank++) {
                int child = (int) now.get(rank)[1];
                sums[child] += owa.weight(rank, MOST) * (after[child] - before[child]) / steps;
            }
        }
        assertThat(shares).containsExactly(sums, within(1e-4));
    }

    // ---------------------------------------------------------------- nodes as a flat model has them

    private static double of(Aggregator aggregator, double[] values, double[] weights) {
        return aggregator.of(values, children(values.length), weights, 0);
    }

    private static double[] shares(Aggregator aggregator, double[] before, double[] after, double[] weights) {
        int node = before.length;
        var from = Arrays.copyOf(before, node + 1);
        var to = Arrays.copyOf(after, node + 1);
        from[node] = of(aggregator, before, weights);
        to[node] = of(aggregator, after, weights);
        var factors = new double[node + 1];
        factors[node] = 1;
        aggregator.share(from, to, node, children(node), weights, 0, factors);
        var shares = new double[node];
        for (int c = 0; c < node; c++) {
            assertThat(factors[c]).isFinite();
            double difference = to[c] - from[c];
            shares[c] = Double.isNaN(difference) ? 0 : factors[c] * difference;
        }
        return shares;
    }

    private static int[] children(int count) {
        var children = new int[count];
        Arrays.setAll(children, c -> c);
        return children;
    }

    private static double[] weights(int count) {
        var weights = new double[count];
        Arrays.setAll(weights, c -> 1 + c % 3);
        return weights;
    }

    private static double[] values(int count, SplittableRandom random) {
        var values = new double[count];
        Arrays.setAll(values, c -> switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> Double.NaN;
            default -> random.nextDouble();
        });
        return values;
    }
}
