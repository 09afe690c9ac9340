package org.minikisa.impact.core.sampling;

import java.util.Arrays;

import org.minikisa.impact.api.Distribution;

/** What an input is at a share of its distribution: never falls as the share rises. */
@FunctionalInterface
public interface Quantile {

    /** @param share above 0 and below 1 */
    double at(double share);

    /** Turns the first {@code count} shares into values; the same bits as one by one. */
    default void fill(double[] shares, int count) {
        for (int i = 0; i < count; i++) {
            shares[i] = at(shares[i]);
        }
    }

    /** Always the same: an input that is certain. */
    static Quantile certain(double value) {
        return share -> value;
    }

    /** Anything in between alike. */
    static Quantile uniform(double low, double high) {
        return share -> low + share * (high - low);
    }

    /** Each whole number from {@code low} to {@code high} alike. */
    static Quantile anyOf(long low, long high) {
        double count = high - low + 1.0;
        return share -> low + Math.min(count - 1, StrictMath.floor(share * count));
    }

    /** @param places with their probabilities: 0, 1, 2 …, summing to 1 */
    static Quantile places(double[] probabilities) {
        var upTo = probabilities.clone();
        Arrays.parallelPrefix(upTo, Double::sum);
        int last = lastPossible(probabilities);
        return share -> {
            int place = 0;
            while (place < last && share > upTo[place]) {
                place++;
            }
            return place;
        };
    }

    /** Sums that rounding left below 1 must not reach a place of probability 0. */
    private static int lastPossible(double[] probabilities) {
        int last = probabilities.length - 1;
        while (probabilities[last] == 0) {
            last--;
        }
        return last;
    }

    /** @param value what is written, on which the distribution is centred */
    static Quantile around(double value, Distribution distribution) {
        if (distribution instanceof Distribution.Normal normal) {
            return new Normal(value, normal.sd());
        }
        if (distribution instanceof Distribution.LogNormal logNormal) {
            double spread = StrictMath.log(logNormal.gsd());
            return rising(value, share -> value * StrictMath.exp(spread * StandardNormal.quantile(share)));
        }
        if (distribution instanceof Distribution.Uniform uniform) {
            return uniform(value - uniform.below(), value + uniform.above());
        }
        if (distribution instanceof Distribution.Triangular triangular) {
            return triangular(value, triangular.below(), triangular.above());
        }
        throw new IllegalArgumentException("a discrete distribution is around no value");
    }

    /** A negative value times a deviate falls as the deviate rises. */
    private static Quantile rising(double value, Quantile quantile) {
        return value >= 0 ? quantile : share -> quantile.at(1 - share);
    }

    private static Quantile triangular(double mode, double below, double above) {
        double width = below + above;
        double shareBelow = below / width;
        return share -> share < shareBelow
                ? mode - below + StrictMath.sqrt(share * width * below)
                : mode + above - StrictMath.sqrt((1 - share) * width * above);
    }

    /** Values beyond the limits become the limit. */
    default Quantile clipped(double low, double high) {
        return low == Double.NEGATIVE_INFINITY && high == Double.POSITIVE_INFINITY
                ? this
                : new Clipped(this, low, high);
    }

    /** To the nearest whole number. */
    default Quantile rounded() {
        return share -> StrictMath.rint(at(share));
    }

    /** With a loop of its own, twice as fast as one that all distributions share. */
    record Normal(double value, double sd) implements Quantile {

        @Override
        public double at(double share) {
            return value + sd * StandardNormal.quantile(share);
        }

        @Override
        public void fill(double[] shares, int count) {
            for (int i = 0; i < count; i++) {
                shares[i] = at(shares[i]);
            }
        }
    }

    record Clipped(Quantile quantile, double low, double high) implements Quantile {

        @Override
        public double at(double share) {
            return clip(quantile.at(share));
        }

        @Override
        public void fill(double[] shares, int count) {
            quantile.fill(shares, count);
            for (int i = 0; i < count; i++) {
                shares[i] = clip(shares[i]);
            }
        }

        private double clip(double value) {
            return value < low ? low : value > high ? high : value;
        }
    }
}
