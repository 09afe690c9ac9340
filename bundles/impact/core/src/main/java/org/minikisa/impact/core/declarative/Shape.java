package org.minikisa.impact.core.declarative;

import java.util.function.DoubleUnaryOperator;

import org.minikisa.impact.core.declarative.Merging.Join;

/**
 * How a node's value comes about from its children's one after the other. What has come about so far is its key: of two
 * keys the greater one makes no smaller a node, whatever comes after.
 */
sealed interface Shape {

    Shape ARITHMETIC = new Mean(DoubleUnaryOperator.identity(), DoubleUnaryOperator.identity(), 1);

    /** How the keys of children are joined. */
    Join join();

    /** What a child gives to the key; never falls when the child rises. */
    double key(double weight, double value);

    /** The node's value of its whole key; never falls when the key rises. @param weight of the children that count */
    double value(double key, double weight);

    /** The key of a node without children. */
    double start();

    static Shape of(Aggregator aggregator) {
        if (aggregator instanceof QuasiMean.Geometric geometric) {
            double shift = geometric.shift();
            return new Mean(value -> StrictMath.log(value + shift), mean -> unshifted(StrictMath.exp(mean), shift), 1);
        }
        if (aggregator instanceof QuasiMean.Harmonic harmonic) {
            double shift = harmonic.shift();
            return new Mean(value -> 1 / (value + shift), mean -> unshifted(1 / mean, shift), -1);
        }
        if (aggregator instanceof QuasiMean.Power power) {
            return power(power.p(), power.shift());
        }
        if (aggregator instanceof ByRank.Min) {
            return new Extreme(Join.LEAST);
        }
        if (aggregator instanceof ByRank.Max) {
            return new Extreme(Join.GREATEST);
        }
        return aggregator instanceof ByRank byRank ? new Ranked(byRank) : ARITHMETIC;
    }

    private static Shape power(double p, double shift) {
        return new Mean(
                value -> inRange(value + shift, StrictMath.pow(value + shift, p)),
                mean -> unshifted(StrictMath.pow(mean, 1 / p), shift),
                p > 0 ? 1 : -1);
    }

    /** The mean without its shift; 0 where only rounding is left of it, as it is for children of 0. */
    private static double unshifted(double mean, double shift) {
        double value = mean - shift;
        return value < 256 * Math.ulp(shift) ? 0 : value;
    }

    /** A power that is too great or too small to tell apart from another one. */
    private static double inRange(double value, double power) {
        if (value > 0 && !(power > 1e-200 && power < 1e200)) {
            throw new Inexact();
        }
        return power;
    }

    /** A node cannot be made of its children one by one. */
    final class Inexact extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Inexact() {
            super("a power beyond what numbers can tell apart");
        }
    }

    /**
     * A quasi-arithmetic mean: additive in a function of the children.
     *
     * @param in the function; @param out its inverse
     * @param sign -1 for a function that falls
     */
    record Mean(DoubleUnaryOperator in, DoubleUnaryOperator out, int sign) implements Shape {

        @Override
        public Join join() {
            return Join.SUM;
        }

        @Override
        public double key(double weight, double value) {
            return sign * weight * in.applyAsDouble(value);
        }

        @Override
        public double value(double key, double weight) {
            return Aggregator.clamped(out.applyAsDouble(sign * key / weight));
        }

        @Override
        public double start() {
            return 0;
        }
    }

    /** The least or the greatest child. */
    record Extreme(Join join) implements Shape {

        @Override
        public double key(double weight, double value) {
            return value;
        }

        @Override
        public double value(double key, double weight) {
            return key;
        }

        @Override
        public double start() {
            return join == Join.LEAST ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
    }

    /** Weights by rank: not made of one child after the other, but {@linkplain Ranking of all} together. */
    record Ranked(ByRank aggregator) implements Shape {

        @Override
        public Join join() {
            throw new UnsupportedOperationException("children are ranked together");
        }

        @Override
        public double key(double weight, double value) {
            return value;
        }

        @Override
        public double value(double key, double weight) {
            return key;
        }

        @Override
        public double start() {
            return Double.NaN;
        }
    }
}
