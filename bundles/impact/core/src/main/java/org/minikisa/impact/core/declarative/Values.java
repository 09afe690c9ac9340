package org.minikisa.impact.core.declarative;

import java.util.Arrays;

/**
 * The values of all slots for one computation: indicators, then parameters. A slot is known, unknown within a range, or
 * not applicable. Mutable while it is filled, confined to one thread.
 */
final class Values {

    /** NaN for slots that are not known. */
    final double[] points;
    /** Of slots that are not known; a point for those that are. Only kept once something is missing. */
    private Range[] ranges;

    private final boolean[] applicable;
    private final boolean[] known;

    Values(int slots) {
        points = new double[slots];
        applicable = new boolean[slots];
        known = new boolean[slots];
    }

    private Values(Values other) {
        points = other.points.clone();
        applicable = other.applicable.clone();
        known = other.known.clone();
        ranges = other.ranges == null ? null : other.ranges.clone();
    }

    Values copy() {
        return new Values(this);
    }

    void know(int slot, double value) {
        points[slot] = value;
        known[slot] = true;
        applicable[slot] = true;
        if (ranges != null) {
            ranges[slot] = Range.of(value);
        }
    }

    void open(int slot, Range range) {
        known[slot] = false;
        applicable[slot] = true;
        ranges()[slot] = range;
        points[slot] = Double.NaN;
    }

    void exclude(int slot) {
        known[slot] = false;
        applicable[slot] = false;
        ranges()[slot] = Range.ALL;
        points[slot] = Double.NaN;
    }

    boolean isKnown(int slot) {
        return known[slot];
    }

    boolean isApplicable(int slot) {
        return applicable[slot];
    }

    /** Whether nothing is missing so far. */
    boolean isComplete() {
        return ranges == null;
    }

    Range range(int slot) {
        return ranges()[slot];
    }

    Range[] ranges() {
        if (ranges == null) {
            ranges = new Range[points.length];
            Arrays.setAll(ranges, slot -> Range.of(points[slot]));
        }
        return ranges;
    }
}
