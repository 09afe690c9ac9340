package org.minikisa.impact.api;

/**
 * Within which a customer may move a weight, so that the index tells what matters to it.
 *
 * @param min greater than 0, at most the model's own weight
 * @param max finite, at least the model's own weight
 */
public record Band(double min, double max) {

    public Band {
        if (!(min > 0 && min <= max) || Double.isInfinite(max)) {
            throw new IllegalArgumentException(
                    "a band goes from a weight above 0 to a greater one, not " + min + " to " + max);
        }
    }

    public boolean contains(double weight) {
        return weight >= min && weight <= max;
    }
}
