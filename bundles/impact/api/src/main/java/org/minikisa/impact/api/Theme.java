package org.minikisa.impact.api;

import java.util.Objects;

import org.minikisa.problem.api.LocalizedText;

/**
 * A group of indicators.
 *
 * @param weight its share among the themes as the author wrote it; greater than 0, any scale
 * @param weightSource who decided the weight, or that it is constructed and still to be decided; may be empty
 */
public record Theme(String id, LocalizedText title, double weight, String weightSource) {

    public Theme {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(weightSource, "weightSource");
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("a weight is greater than 0, not " + weight);
        }
    }

    public Theme(String id, LocalizedText title, double weight) {
        this(id, title, weight, "");
    }
}
