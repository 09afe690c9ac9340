package org.minikisa.rendering.charts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The whole range an index can have: its axis is never cut, so that lengths can be compared. */
public record IndexScale(BigDecimal from, BigDecimal to) {

    /** The usual one. */
    public static final IndexScale HUNDRED = new IndexScale(BigDecimal.ZERO, BigDecimal.valueOf(100));

    public IndexScale {
        if (from.compareTo(to) >= 0) {
            throw new IllegalArgumentException(
                    "a scale goes from a smaller to a greater number, not " + from + " to " + to);
        }
    }

    /** Where a value lies, 0 at the beginning and 1 at the end; values outside are moved to the nearest end. */
    double part(BigDecimal value) {
        double part = value.subtract(from).doubleValue() / to.subtract(from).doubleValue();
        return Math.min(1, Math.max(0, part));
    }

    /** Round values along the scale, both ends included where they are round themselves. */
    List<BigDecimal> ticks(int atMost) {
        // A step below 1 needs a number that is not whole: an index from 0 to 1 has ticks between.
        var width = to.subtract(from);
        var axis = Axis.reaching(width, atMost, width.compareTo(BigDecimal.TEN) >= 0);
        var ticks = new ArrayList<BigDecimal>();
        for (BigDecimal tick : axis.ticks()) {
            BigDecimal value = from.add(tick);
            if (value.compareTo(to) <= 0) {
                BigDecimal plain = value.stripTrailingZeros();
                ticks.add(plain.scale() < 0 ? plain.setScale(0) : plain);
            }
        }
        return ticks;
    }
}
