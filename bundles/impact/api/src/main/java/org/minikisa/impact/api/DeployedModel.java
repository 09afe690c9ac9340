package org.minikisa.impact.api;

import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.Problem;

/**
 * A model that is there now.
 *
 * @param status where it stands now: what its file says, or what a person has set since
 * @param origin the bundle ({@code org.minikisa.impact.models.cleaning 0.1.0}) or file it came from
 * @param digest SHA-256 of what it is made of, lower-case hex
 * @param answering whether it answers who asks for its id without a version
 * @param fault the last refusal of its results; empty for a model that behaved so far
 */
public record DeployedModel(
        ModelDescription description,
        ModelStatus status,
        String origin,
        String digest,
        boolean answering,
        Optional<Problem> fault) {

    public DeployedModel {
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(fault, "fault");
    }

    public ModelRef ref() {
        return description.ref();
    }
}
