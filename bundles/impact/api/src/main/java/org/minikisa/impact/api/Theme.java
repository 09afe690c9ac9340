package org.minikisa.impact.api;

import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;

/**
 * A group of indicators.
 *
 * @param weight its share among the themes as the author wrote it; greater than 0, any scale
 * @param weightSource who decided the weight, or that it is constructed and still to be decided; may be empty
 * @param band within which a customer may move the weight; empty for fixed
 * @param minimum the least it must reach; empty for none
 */
public record Theme(
        String id,
        LocalizedText title,
        double weight,
        String weightSource,
        Optional<Band> band,
        Optional<Minimum> minimum) {

    public Theme {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(weightSource, "weightSource");
        Objects.requireNonNull(band, "band");
        Objects.requireNonNull(minimum, "minimum");
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("a weight is greater than 0, not " + weight);
        }
    }

    public Theme(String id, LocalizedText title, double weight, String weightSource) {
        this(id, title, weight, weightSource, Optional.empty(), Optional.empty());
    }

    public Theme(String id, LocalizedText title, double weight) {
        this(id, title, weight, "");
    }
}
