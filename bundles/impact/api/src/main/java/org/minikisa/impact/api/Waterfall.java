package org.minikisa.impact.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

import org.minikisa.problem.api.LocalizedText;

/**
 * The result as it is printed. All figures have the scale's decimals, and they add up: {@code baseBars} to {@code
 * base}, {@code base} and {@code upliftBars} to {@code index}. Bars are rounded by largest remainder, so a bar may
 * differ from its own rounded value by one in the last place.
 *
 * @param baseBars what the joint procurement gives: a bar for each indicator and gate that gives anything, in the
 *         model's order
 * @param upliftBars what the customer's choices add or take, likewise
 */
public record Waterfall(BigDecimal base, BigDecimal index, List<Bar> baseBars, List<Bar> upliftBars) {

    public Waterfall {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(index, "index");
        baseBars = List.copyOf(baseBars);
        upliftBars = List.copyOf(upliftBars);
    }

    /** The printed index less the printed base. */
    public BigDecimal uplift() {
        return index.subtract(base);
    }

    /** @param id of the indicator or gate; @param label its title; @param value signed, in index points */
    public record Bar(Contribution.Kind kind, String id, String theme, LocalizedText label, BigDecimal value) {

        public Bar {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(theme, "theme");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(value, "value");
        }
    }
}
