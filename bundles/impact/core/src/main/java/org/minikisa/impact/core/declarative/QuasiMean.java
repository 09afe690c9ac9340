package org.minikisa.impact.core.declarative;

/**
 * A weighted mean through a function {@code f} of {@code value + shift}: the inverse of {@code f} of the mean of {@code
 * f}, less the shift. The lower the power, the more a weak child weighs, and the more so the smaller the shift.
 *
 * <p>Differences are shared in closed form, without a residual: the factor of a child is its share of the weight times
 * the slope of {@code f} from its value before to the one after, over the slope of {@code f} between the node's two
 * values. For the geometric mean that is the logarithmic mean Divisia index (LMDI-I; Ang 2005). Where {@code f} is
 * infinite at 0, children that come from or go to 0 take the limits of Wood and Lenzen (2006): they share the whole
 * difference by their weights.
 */
sealed interface QuasiMean extends Aggregator {

    /** Whether {@code f} is infinite for a child of 0: one such child makes the node 0. */
    boolean isZeroAbsorbing();

    /**
     * The slope of {@code f} between two values over its slope between two others, all with the shift, none of them
     * where {@code f} is infinite.
     */
    double slopes(double before, double after, double nodeBefore, double nodeAfter);

    double shift();

    @Override
    default void share(
            double[] before, double[] after, int node, int[] children, double[] weights, int offset, double[] factors) {
        if (isZeroAbsorbing() && (before[node] == 0 || after[node] == 0)) {
            shareFromZero(before, after, node, children, weights, offset, factors);
            return;
        }
        double shift = shift();
        double each = factors[node] / counting(after, children, weights, offset);
        for (int c = 0; c < children.length; c++) {
            int child = children[c];
            factors[child] = Double.isNaN(after[child])
                    ? 0
                    : each
                            * weights[offset + c]
                            * slopes(
                                    before[child] + shift,
                                    after[child] + shift,
                                    before[node] + shift,
                                    after[node] + shift);
        }
    }

    private static void shareFromZero(
            double[] before, double[] after, int node, int[] children, double[] weights, int offset, double[] factors) {
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

    /**
     * The mean without its shift. No mean is above its greatest child: what rounding leaves of the shift would be, and a
     * child of 0 that is not quite 0 is far from it in a geometric mean above.
     */
    private static double unshifted(double mean, double shift, double greatest) {
        return Aggregator.clamped(Math.min(mean - shift, greatest));
    }

    /** The weight of the children that count. */
    private static double counting(double[] nodes, int[] children, double[] weights, int offset) {
        double total = 0;
        for (int c = 0; c < children.length; c++) {
            total += Double.isNaN(nodes[children[c]]) ? 0 : weights[offset + c];
        }
        return total;
    }

    /** {@code f = x}. */
    record Arithmetic() implements QuasiMean {

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
            return total == 0 ? Double.NaN : Aggregator.clamped(sum / total);
        }

        /** What the closed form comes to, in a loop that is worth its lines: most nodes are arithmetic. */
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

        @Override
        public boolean isZeroAbsorbing() {
            return false;
        }

        @Override
        public double slopes(double before, double after, double nodeBefore, double nodeAfter) {
            return 1;
        }

        @Override
        public double shift() {
            return 0;
        }
    }

    /** {@code f = ln x}. @param shift 0 or more */
    record Geometric(double shift) implements QuasiMean {

        @Override
        public double of(double[] nodes, int[] children, double[] weights, int offset) {
            double sum = 0;
            double total = 0;
            double greatest = 0;
            for (int c = 0; c < children.length; c++) {
                double value = nodes[children[c]];
                if (!Double.isNaN(value)) {
                    sum += weights[offset + c] * StrictMath.log(value + shift);
                    total += weights[offset + c];
                    greatest = Math.max(greatest, value);
                }
            }
            return total == 0 ? Double.NaN : unshifted(StrictMath.exp(sum / total), shift, greatest);
        }

        @Override
        public boolean isZeroAbsorbing() {
            return shift == 0;
        }

        @Override
        public double slopes(double before, double after, double nodeBefore, double nodeAfter) {
            return logarithmicMean(nodeBefore, nodeAfter) / logarithmicMean(before, after);
        }

        /** {@code (a - b) / (ln a - ln b)}, its limit {@code a} for equal ones; a series where the quotient cancels. */
        static double logarithmicMean(double a, double b) {
            double ratio = (a - b) / (a + b);
            if (Math.abs(ratio) < 1e-3) {
                double square = ratio * ratio;
                return (a + b) / 2 / (1 + square / 3 + square * square / 5);
            }
            return (a - b) / (StrictMath.log(a) - StrictMath.log(b));
        }
    }

    /** {@code f = 1 / x}. @param shift 0 or more */
    record Harmonic(double shift) implements QuasiMean {

        @Override
        public double of(double[] nodes, int[] children, double[] weights, int offset) {
            double sum = 0;
            double total = 0;
            double greatest = 0;
            for (int c = 0; c < children.length; c++) {
                double value = nodes[children[c]];
                if (!Double.isNaN(value)) {
                    sum += weights[offset + c] / (value + shift);
                    total += weights[offset + c];
                    greatest = Math.max(greatest, value);
                }
            }
            return total == 0 ? Double.NaN : unshifted(total / sum, shift, greatest);
        }

        @Override
        public boolean isZeroAbsorbing() {
            return shift == 0;
        }

        @Override
        public double slopes(double before, double after, double nodeBefore, double nodeAfter) {
            return nodeBefore / before * (nodeAfter / after);
        }
    }

    /** {@code f = x^p}. @param p neither 0 nor infinite; @param shift 0 or more */
    record Power(double p, double shift) implements QuasiMean {

        /** Powers of values in proportion to the greatest (of a negative power the least), so that none overflows. */
        @Override
        public double of(double[] nodes, int[] children, double[] weights, int offset) {
            double leading = Double.NaN;
            double greatest = 0;
            for (int child : children) {
                double value = nodes[child];
                greatest = value > greatest ? value : greatest;
                leading = Double.isNaN(leading) || (p > 0 ? value > leading : value < leading) ? value : leading;
            }
            leading += shift;
            if (!(leading > 0)) {
                return leading; // 0, or no child counts
            }
            double sum = 0;
            double total = 0;
            for (int c = 0; c < children.length; c++) {
                double value = nodes[children[c]];
                if (!Double.isNaN(value)) {
                    sum += weights[offset + c] * StrictMath.pow((value + shift) / leading, p);
                    total += weights[offset + c];
                }
            }
            return unshifted(leading * StrictMath.pow(sum / total, 1 / p), shift, greatest);
        }

        @Override
        public boolean isZeroAbsorbing() {
            return p < 0 && shift == 0;
        }

        @Override
        public double slopes(double before, double after, double nodeBefore, double nodeAfter) {
            // a child that stays at 0, or a node that does, shares nothing
            return before == 0 && after == 0 || nodeBefore == 0 && nodeAfter == 0
                    ? 0
                    : StrictMath.exp(lnSlope(before, after) - lnSlope(nodeBefore, nodeAfter));
        }

        /** The logarithm of the slope of {@code x^p}, without cancelling however near the two are. */
        private double lnSlope(double a, double b) {
            if (a == b) {
                return StrictMath.log(Math.abs(p)) + (p - 1) * StrictMath.log(a);
            }
            double leading = p > 0 ? Math.max(a, b) : Math.min(a, b);
            double other = p > 0 ? Math.min(a, b) : Math.max(a, b);
            double power = p * StrictMath.log1p((other - leading) / leading);
            return p * StrictMath.log(leading)
                    + StrictMath.log(-StrictMath.expm1(power))
                    - StrictMath.log(Math.abs(a - b));
        }
    }
}
