package org.minikisa.impact.api;

import java.util.Objects;

/** Names a model across its versions, such as {@code cleaning}. */
public record ModelId(String value) {

    public ModelId {
        if (Objects.requireNonNull(value, "value").isBlank()) {
            throw new IllegalArgumentException("the id of a model is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
