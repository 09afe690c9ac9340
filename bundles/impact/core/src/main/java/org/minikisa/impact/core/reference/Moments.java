package org.minikisa.impact.core.reference;

import java.util.OptionalDouble;

import org.minikisa.impact.api.analysis.PreparedReference.Shape;
import org.minikisa.impact.api.analysis.ReferenceRecipe.Treat;

/**
 * Skewness and excess kurtosis of the values that are there, in their unbiased forms (type 2 of Joanes and Gill, The
 * Statistician 47, 1998; those of spreadsheets and of COINr). NaN where they are not defined.
 *
 * @param isConstant whether there is not more than one value
 */
record Moments(double skew, double kurtosis, boolean isConstant) {

    /** @param values NaN where missing */
    static Moments of(double[] values) {
        int n = 0;
        double sum = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                n++;
                sum += value;
                low = value < low ? value : low;
                high = value > high ? value : high;
            }
        }
        if (low >= high) { // told by the values: a mean of equal values may differ from them in its last bit
            return new Moments(Double.NaN, Double.NaN, true);
        }
        double mean = sum / n;
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                double d = value - mean;
                second += d * d;
                third += d * d * d;
                fourth += d * d * d * d;
            }
        }
        return of(n, second, third, fourth);
    }

    private static Moments of(double n, double second, double third, double fourth) {
        double g1 = Math.sqrt(n) * third / (second * Math.sqrt(second));
        double g2 = n * fourth / (second * second);
        return new Moments(
                n < 3 ? Double.NaN : g1 * Math.sqrt(n * (n - 1)) / (n - 2),
                n < 4 ? Double.NaN : ((n + 1) * (g2 - 3) + 6) * (n - 1) / ((n - 2) * (n - 3)),
                false);
    }

    /** Whether there are no outliers; also where it cannot be told. */
    boolean pass(Treat limits) {
        return !(Math.abs(skew) >= limits.maxSkew() && kurtosis >= limits.maxKurtosis());
    }

    Shape shape(Treat limits) {
        return new Shape(optional(skew), optional(kurtosis), pass(limits));
    }

    private static OptionalDouble optional(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
