package org.minikisa.impact.core.declarative;

/**
 * How a node makes one value of its children's, each 0 to 1. Never falls when a child rises; 0 when all are 0, 1 when
 * all are 1. Weights are shared out among the children that count, so only their proportions matter. Works in place on
 * the arrays of {@link FlatModel}.
 */
sealed interface Aggregator permits QuasiMean, ByRank {

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

    /** What rounding adds is taken off. */
    static double clamped(double value) {
        return value < 0 ? 0 : value > 1 ? 1 : value;
    }
}
