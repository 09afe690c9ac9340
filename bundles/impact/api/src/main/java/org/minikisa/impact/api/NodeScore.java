package org.minikisa.impact.api;

import java.util.Objects;

/**
 * The value of a node of the aggregation tree, a theme or a pillar, on the model's scale and before gates.
 *
 * @param base with the joint procurement's answers
 * @param index with the customer's choices; {@link Double#NaN} where nothing below it applies
 */
public record NodeScore(String id, double base, double index) {

    public NodeScore {
        Objects.requireNonNull(id, "id");
    }
}
