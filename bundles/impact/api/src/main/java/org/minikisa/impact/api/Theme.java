package org.minikisa.impact.api;

import java.util.Objects;

import org.minikisa.problem.api.LocalizedText;

/**
 * A group of indicators.
 *
 * @param weight its share among the themes as the author wrote it; greater than 0, any scale
 */
public record Theme(String id, LocalizedText title, double weight) {

    public Theme {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("a weight is greater than 0, not " + weight);
        }
    }
}
