package org.minikisa.runtime.api;

import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.Problem;

/**
 * What a quarantined plug-in did when it was asked the same again.
 *
 * @param answer in words; empty when it did wrong
 * @param problem what it did wrong this time, if it did
 */
public record Replayed(String answer, Optional<Problem> problem) {

    public Replayed {
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(problem, "problem");
    }
}
