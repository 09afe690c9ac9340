package org.minikisa.impact.api;

import java.util.Objects;
import java.util.OptionalDouble;

import org.minikisa.problem.api.LocalizedText;

/**
 * A condition that good values elsewhere cannot make up for.
 *
 * @param title what has gone wrong when it closes, in words
 * @param at the greatest index under a closed cap; empty for the other effects
 */
public record Gate(String id, LocalizedText title, Effect effect, OptionalDouble at) {

    public Gate {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(at, "at");
    }

    public enum Effect {
        /** The index is at most so much. */
        CAP,
        /** The index is the worst of the scale. */
        VETO,
        /** The index stays; the result says so. */
        FLAG
    }
}
