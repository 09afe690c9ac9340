package org.minikisa.classification.api.learning;

import java.util.Objects;
import java.util.Optional;

/**
 * What came of training.
 *
 * @param version the new one, or the one there was when nothing had changed
 * @param unchanged whether the same texts had given the same model before
 * @param comparison with the version that served until then, on the held-back texts; empty for a first one and where nothing is held
 *     back
 * @param milliseconds of learning and evaluating, wall clock
 */
public record Trained(ModelVersion version, boolean unchanged, Optional<Comparison> comparison, long milliseconds) {

    public Trained {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(comparison, "comparison");
    }
}
