package org.minikisa.impact.core.declarative;

import java.util.function.DoubleUnaryOperator;

/** All numbers from {@code low} to {@code high}; either may be infinite. The arithmetic never loses a value. */
record Range(double low, double high) {

    static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    static final Range UNIT = new Range(0, 1);

    Range {
        if (!(low <= high)) {
            throw new IllegalArgumentException("no range from " + low + " to " + high);
        }
    }

    static Range of(double value) {
        return new Range(value, value);
    }

    /** The hull; everything where arithmetic gave no number (infinity less infinity). */
    static Range hull(double... values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isNaN(value)) {
                return ALL;
            }
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return new Range(low, high);
    }

    boolean isPoint() {
        return low == high;
    }

    boolean contains(double value) {
        return low <= value && value <= high;
    }

    Range plus(Range other) {
        return hull(low + other.low, high + other.high);
    }

    Range minus(Range other) {
        return hull(low - other.high, high - other.low);
    }

    Range times(Range other) {
        return hull(
                product(low, other.low), product(low, other.high), product(high, other.low), product(high, other.high));
    }

    /** Everything where the divisor may be 0. */
    Range dividedBy(Range other) {
        return other.contains(0) ? ALL : hull(low / other.low, low / other.high, high / other.low, high / other.high);
    }

    Range min(Range other) {
        return new Range(Math.min(low, other.low), Math.min(high, other.high));
    }

    Range max(Range other) {
        return new Range(Math.max(low, other.low), Math.max(high, other.high));
    }

    Range ln() {
        return high <= 0
                ? ALL
                : new Range(low <= 0 ? Double.NEGATIVE_INFINITY : StrictMath.log(low), StrictMath.log(high));
    }

    Range abs() {
        return low >= 0 ? this : high <= 0 ? new Range(-high, -low) : new Range(0, Math.max(-low, high));
    }

    Range sqrt() {
        return high < 0 ? ALL : new Range(low <= 0 ? 0 : StrictMath.sqrt(low), StrictMath.sqrt(high));
    }

    /** Everything where a negative power may be one of 0; of a power that is not whole, what numbers from 0 give. */
    Range pow(double power) {
        boolean isWhole = power == StrictMath.rint(power);
        if (power < 0 && contains(0) || !isWhole && high < 0) {
            return ALL;
        }
        var base = !isWhole ? max(Range.of(0)) : power % 2 == 0 ? abs() : this;
        return hull(StrictMath.pow(base.low, power), StrictMath.pow(base.high, power));
    }

    /** @param rising a function that never falls */
    Range mapped(DoubleUnaryOperator rising) {
        return hull(rising.applyAsDouble(low), rising.applyAsDouble(high));
    }

    Range join(Range other) {
        return new Range(Math.min(low, other.low), Math.max(high, other.high));
    }

    /** 0 times anything is 0, infinity included: the factor 0 is exact. */
    private static double product(double a, double b) {
        return a == 0 || b == 0 ? 0 : a * b;
    }
}
