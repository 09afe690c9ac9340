package org.minikisa.impact.api;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The least a theme must reach, whatever the others do. It works as a gate with the id {@code minimum_THEME}.
 *
 * @param at the least value of the theme, on the model's scale
 * @param effect what happens below it
 * @param cap the greatest index below it; empty for the other effects
 */
public record Minimum(double at, Gate.Effect effect, OptionalDouble cap) {

    public Minimum {
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(cap, "cap");
    }
}
