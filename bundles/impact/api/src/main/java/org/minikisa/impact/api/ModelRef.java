package org.minikisa.impact.api;

import java.util.Objects;

/**
 * One version of a model.
 *
 * @param version {@code major.minor.patch}; several versions of a model live side by side
 */
public record ModelRef(ModelId id, String version) {

    public ModelRef {
        Objects.requireNonNull(id, "id");
        if (Objects.requireNonNull(version, "version").isBlank()) {
            throw new IllegalArgumentException("the version of a model is blank");
        }
    }

    /** {@code cleaning@1.0.0}. */
    @Override
    public String toString() {
        return id + "@" + version;
    }
}
