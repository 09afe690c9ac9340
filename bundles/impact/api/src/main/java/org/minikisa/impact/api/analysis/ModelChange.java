package org.minikisa.impact.api.analysis;

import java.util.Objects;

/**
 * One difference between two models.
 *
 * @param place in the definition, by id where there is one: {@code indicators.water.weight}
 * @param before as written; empty for what was added
 * @param after as written; empty for what was removed
 * @param step how far the version must go at least for it
 */
public record ModelChange(Kind kind, String place, String before, String after, Step step) {

    public ModelChange {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(step, "step");
    }

    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /** Which number of the version must rise. */
    public enum Step {
        /** Texts, notes, sources, tests. */
        PATCH,
        /** Figures: weights, normalisers, gates, parameters; a new indicator. */
        MINOR,
        /** An indicator removed or asked differently: old answers do not fit any more. */
        MAJOR
    }
}
