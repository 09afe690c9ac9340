package org.minikisa.impact.api;

import java.util.Objects;

/**
 * What one indicator or gate gives to the base and to the uplift, in index points. Over all contributions, in their
 * order, {@code base} sums to the base, {@code uplift} to the uplift and {@link #index} to the index.
 *
 * @param id of the indicator or gate; {@code origin} for the worst value of a scale that does not begin at 0; {@code
 *         weights} for moved weights
 * @param theme of the indicator; empty for gates and indicators without one
 */
public record Contribution(Kind kind, String id, String theme, double base, double uplift) {

    public Contribution {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(theme, "theme");
    }

    public double index() {
        return base + uplift;
    }

    public enum Kind {
        /** Where the scale begins. */
        ORIGIN,
        INDICATOR,
        /** Weights that the customer moved, all together. */
        WEIGHTS,
        /** A closed cap or veto: a bar of its own, never smeared over indicators. */
        GATE
    }
}
