package org.minikisa.impact.api;

/**
 * One value of {@code F}.
 *
 * @param value the index at full precision
 * @param low the least it can be when unknown answers become known
 * @param high the most it can be
 * @param coverage 0 to 1: the share of the applicable weights that is answered or assumed
 */
public record Outcome(double value, double low, double high, double coverage) {

    /** Everything is answered. */
    public static Outcome certain(double value) {
        return new Outcome(value, value, value, 1);
    }

    public boolean isCertain() {
        return low == high;
    }
}
