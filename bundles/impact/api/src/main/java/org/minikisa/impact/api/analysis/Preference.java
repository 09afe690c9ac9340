package org.minikisa.impact.api.analysis;

import java.util.Objects;

/**
 * Draws in which either has no index are left out.
 *
 * @param first the share of draws in which the first has the greater index
 * @param equal the share in which both are equal
 * @param second the share in which the second has
 * @param difference the first index less the second, over all draws
 */
public record Preference(Sampling sampling, double first, double equal, double second, Spread difference) {

    public Preference {
        Objects.requireNonNull(sampling, "sampling");
        Objects.requireNonNull(difference, "difference");
    }
}
