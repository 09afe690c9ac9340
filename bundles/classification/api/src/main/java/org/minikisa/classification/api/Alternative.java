package org.minikisa.classification.api;

import java.util.Objects;

/**
 * A value that was not chosen.
 *
 * @param value as in {@link Label#value()}
 * @param probability from 0 to 1
 */
public record Alternative(String value, double probability) {

    public Alternative {
        Objects.requireNonNull(value, "value");
        Label.requireProbability(probability);
    }
}
