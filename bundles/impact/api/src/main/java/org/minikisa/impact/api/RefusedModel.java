package org.minikisa.impact.api;

import java.util.List;
import java.util.Objects;

import org.minikisa.problem.api.Problem;

/**
 * A model that came with a bundle and cannot be used.
 *
 * @param origin the bundle, and the file in it
 * @param problems all of them, at least one
 */
public record RefusedModel(String origin, List<Problem> problems) {

    public RefusedModel {
        Objects.requireNonNull(origin, "origin");
        problems = List.copyOf(problems);
    }
}
