package org.minikisa.classification.core.evaluation;

/** Where a share probably lies. */
record Interval(double low, double high) {

    /** The normal distribution's 97.5 % quantile, to double precision. */
    private static final double Z = 1.959963984540054;

    /** The 95 % score interval: E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, JASA 22, 1927. */
    static Interval wilson(long right, long n) {
        double p = (double) right / n;
        double z2n = Z * Z / n;
        double centre = (p + z2n / 2) / (1 + z2n);
        double half = Z * Math.sqrt((p * (1 - p) + z2n / 4) / n) / (1 + z2n);
        return new Interval(right == 0 ? 0 : centre - half, right == n ? 1 : centre + half);
    }
}
