package org.minikisa.impact.core.declarative;

/**
 * How a node makes one value of its children's, each 0 to 1. Never falls when a child rises. Weights are shared out
 * among the children that count, so only their proportions matter.
 */
sealed interface Aggregator {

    /**
     * @param values of the children, NaN for one that does not count
     * @param weights of the children, greater than 0
     * @return NaN when no child counts
     */
    double of(double[] values, double[] weights);

    /**
     * Shares a difference of the node out to its children, exactly: sets for each child the factor by which its own
     * difference counts in the node's.
     *
     * @param before the children's values, {@code nodeBefore} the node's
     * @param after likewise
     * @param factors is filled
     */
    void share(
            double[] before, double nodeBefore, double[] after, double nodeAfter, double[] weights, double[] factors);

    /** The weighted mean. */
    record Arithmetic() implements Aggregator {

        @Override
        public double of(double[] values, double[] weights) {
            double sum = 0;
            double total = 0;
            for (int i = 0; i < values.length; i++) {
                if (!Double.isNaN(values[i])) {
                    sum += weights[i] * values[i];
                    total += weights[i];
                }
            }
            return total == 0 ? Double.NaN : sum / total;
        }

        @Override
        public void share(
                double[] before,
                double nodeBefore,
                double[] after,
                double nodeAfter,
                double[] weights,
                double[] factors) {
            double total = counting(after, weights);
            for (int i = 0; i < factors.length; i++) {
                factors[i] = weights[i] / total;
            }
        }
    }

    /**
     * The weighted geometric mean of {@code value + shift}, less {@code shift}: a weak child weighs more than in the
     * arithmetic mean, the more so the smaller the shift; with shift 0 a child of 0 makes the node 0.
     *
     * <p>Differences are shared by the logarithmic mean Divisia index (LMDI-I; Ang 2005): exact, without a residual. A
     * child that comes from or goes to 0 without a shift takes the limits of Wood and Lenzen (2006): such children
     * share the whole difference by their weights.
     */
    record Geometric(double shift) implements Aggregator {

        @Override
        public double of(double[] values, double[] weights) {
            double sum = 0;
            double total = 0;
            for (int i = 0; i < values.length; i++) {
                if (!Double.isNaN(values[i])) {
                    sum += weights[i] * StrictMath.log(values[i] + shift);
                    total += weights[i];
                }
            }
            if (total == 0) {
                return Double.NaN;
            }
            double mean = StrictMath.exp(sum / total) - shift;
            return mean < 0 ? 0 : mean > 1 ? 1 : mean; // what rounding adds
        }

        @Override
        public void share(
                double[] before,
                double nodeBefore,
                double[] after,
                double nodeAfter,
                double[] weights,
                double[] factors) {
            if (shift == 0 && (nodeBefore == 0 || nodeAfter == 0)) {
                shareFromZero(before, nodeBefore, after, nodeAfter, weights, factors);
                return;
            }
            double total = counting(after, weights);
            double node = logarithmicMean(nodeBefore + shift, nodeAfter + shift);
            for (int i = 0; i < factors.length; i++) {
                factors[i] = Double.isNaN(after[i])
                        ? 0
                        : weights[i] / total * node / logarithmicMean(before[i] + shift, after[i] + shift);
            }
        }

        private static void shareFromZero(
                double[] before,
                double nodeBefore,
                double[] after,
                double nodeAfter,
                double[] weights,
                double[] factors) {
            double total = 0;
            for (int i = 0; i < factors.length; i++) {
                total += passesZero(before[i], after[i]) ? weights[i] : 0;
            }
            for (int i = 0; i < factors.length; i++) {
                factors[i] = passesZero(before[i], after[i])
                        ? weights[i] / total * (nodeAfter - nodeBefore) / (after[i] - before[i])
                        : 0;
            }
        }

        private static boolean passesZero(double before, double after) {
            return before == 0 ^ after == 0;
        }
    }

    private static double counting(double[] values, double[] weights) {
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            total += Double.isNaN(values[i]) ? 0 : weights[i];
        }
        return total;
    }

    /**
     * {@code (a - b) / (ln a - ln b)}, its limit {@code a} for equal ones; a series where the quotient would cancel.
     */
    static double logarithmicMean(double a, double b) {
        double ratio = (a - b) / (a + b);
        if (Math.abs(ratio) < 1e-3) {
            double square = ratio * ratio;
            return (a + b) / 2 / (1 + square / 3 + square * square / 5);
        }
        return (a - b) / (StrictMath.log(a) - StrictMath.log(b));
    }
}
