package org.minikisa.impact.core.sampling;

import java.util.Objects;

/** One uncertain input. @param id by which its draws are found again; equal ids are drawn alike */
public record Input(String id, Quantile quantile) {

    public Input {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(quantile, "quantile");
    }
}
