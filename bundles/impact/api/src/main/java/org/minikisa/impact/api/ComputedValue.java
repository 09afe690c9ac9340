package org.minikisa.impact.api;

import java.util.Objects;
import java.util.OptionalDouble;

import org.minikisa.problem.api.LocalizedText;

/**
 * The value of an indicator that a formula computes, such as tonnes of emissions.
 *
 * @param unit of the values
 * @param base with the joint procurement's answers; empty where it is not known or not applicable
 * @param index with the customer's choices; likewise
 */
public record ComputedValue(String id, LocalizedText title, String unit, OptionalDouble base, OptionalDouble index) {

    public ComputedValue {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(index, "index");
    }
}
