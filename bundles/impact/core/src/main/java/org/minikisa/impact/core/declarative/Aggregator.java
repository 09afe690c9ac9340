package org.minikisa.impact.core.declarative;

/**
 * How a node makes one value of its children's, each 0 to 1. Never falls when a child rises. Weights are shared out
 * among the children that count, so only their proportions matter. Works in place on the arrays of {@link FlatModel}.
 */
sealed interface Aggregator {

    /**
     * @param nodes values by node, NaN for one that does not count
     * @param children of this node
     * @param weights greater than 0; those of the children from {@code offset} on
     * @return NaN when no child counts
     */
    double of(double[] nodes, int[] children, double[] weights, int offset);

    /**
     * Shares a difference of the node out to its children, exactly: sets for each child the factor by which its own
     * difference counts in the index.
     *
     * @param before values by node; @param after values by node, counting where those count
     * @param factors has the node's own and is filled for its children
     */
    void share(
            double[] before, double[] after, int node, int[] children, double[] weights, int offset, double[] factors);

    /** The weighted mean. */
    record Arithmetic() implements Aggregator {

        @Override
        public double of(double[] nodes, int[] children, double[] weights, int offset) {
            double sum = 0;
            double total = 0;
            for (int c = 0; c < children.length; c++) {
                double value = nodes[children[c]];
                if (!Double.isNaN(value)) {
                    sum += weights[offset + c] * value;
                    total += weights[offset + c];
                }
            }
            return total == 0 ? Double.NaN : sum / total;
        }

        @Override
        public void share(
                double[] before,
                double[] after,
                int node,
                int[] children,
                double[] weights,
                int offset,
                double[] factors) {
            double each = factors[node] / counting(after, children, weights, offset);
            for (int c = 0; c < children.length; c++) {
                factors[children[c]] = each * weights[offset + c];
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
        public double of(double[] nodes, int[] children, double[] weights, int offset) {
            double sum = 0;
            double total = 0;
            for (int c = 0; c < children.length; c++) {
                double value = nodes[children[c]];
                if (!Double.isNaN(value)) {
                    sum += weights[offset + c] * StrictMath.log(value + shift);
                    total += weights[offset + c];
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
                double[] after,
                int node,
                int[] children,
                double[] weights,
                int offset,
                double[] factors) {
            if (shift == 0 && (before[node] == 0 || after[node] == 0)) {
                shareFromZero(before, after, node, children, weights, offset, factors);
                return;
            }
            double each = factors[node]
                    * logarithmicMean(before[node] + shift, after[node] + shift)
                    / counting(after, children, weights, offset);
            for (int c = 0; c < children.length; c++) {
                int child = children[c];
                factors[child] = Double.isNaN(after[child])
                        ? 0
                        : each * weights[offset + c] / logarithmicMean(before[child] + shift, after[child] + shift);
            }
        }

        private static void shareFromZero(
                double[] before,
                double[] after,
                int node,
                int[] children,
                double[] weights,
                int offset,
                double[] factors) {
            double total = 0;
            for (int c = 0; c < children.length; c++) {
                total += passesZero(before[children[c]], after[children[c]]) ? weights[offset + c] : 0;
            }
            for (int c = 0; c < children.length; c++) {
                int child = children[c];
                factors[child] = passesZero(before[child], after[child])
                        ? factors[node]
                                * (weights[offset + c] / total)
                                * ((after[node] - before[node]) / (after[child] - before[child]))
                        : 0;
            }
        }

        private static boolean passesZero(double before, double after) {
            return before == 0 ^ after == 0;
        }
    }

    /** The weight of the children that count. */
    private static double counting(double[] nodes, int[] children, double[] weights, int offset) {
        double total = 0;
        for (int c = 0; c < children.length; c++) {
            total += Double.isNaN(nodes[children[c]]) ? 0 : weights[offset + c];
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
