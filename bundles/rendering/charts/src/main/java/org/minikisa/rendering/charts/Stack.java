package org.minikisa.rendering.charts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * One column or bar.
 *
 * @param label what it is of
 * @param values from 0 upwards, one for each series
 */
public record Stack(String label, List<BigDecimal> values) {

    public Stack {
        Objects.requireNonNull(label, "label");
        values = List.copyOf(values);
        for (BigDecimal value : values) {
            if (value.signum() < 0) {
                throw new IllegalArgumentException(label + " has a part below 0: " + value);
            }
        }
    }

    /** A column or bar of whole numbers. */
    public static Stack counts(String label, List<Long> counts) {
        return new Stack(label, counts.stream().map(BigDecimal::valueOf).toList());
    }

    public BigDecimal total() {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
