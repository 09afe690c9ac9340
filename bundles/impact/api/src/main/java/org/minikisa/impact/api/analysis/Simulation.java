package org.minikisa.impact.api.analysis;

import java.util.List;
import java.util.Objects;

import org.minikisa.impact.api.ModelRef;

/**
 * @param uncertain ids of the inputs and weights ({@code weight.THEME}) that were drawn; empty: the result is certain
 * @param index of the answers as they are written
 * @param refused how many draws had no index, their answers being too few or a formula undefined
 * @param histogram how many indices lie in each of 20 equal parts from the least to the greatest drawn
 */
public record Simulation(
        ModelRef model,
        Sampling sampling,
        List<String> uncertain,
        double index,
        Spread bases,
        Spread indices,
        Spread uplifts,
        long refused,
        List<Long> histogram) {

    public Simulation {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(sampling, "sampling");
        uncertain = List.copyOf(uncertain);
        Objects.requireNonNull(bases, "bases");
        Objects.requireNonNull(indices, "indices");
        Objects.requireNonNull(uplifts, "uplifts");
        histogram = List.copyOf(histogram);
    }
}
