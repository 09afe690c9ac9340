package org.minikisa.impact.api;

import java.util.List;
import java.util.Objects;

/**
 * What came of computing an assessment again from its stored inputs and its archived model.
 *
 * @param differences what differs in any bit; empty unless {@link Outcome#DIFFERENT}
 * @param remark why it could not be replayed, or that another version of the engine made it; else empty
 */
public record ReplayResult(String assessment, Outcome outcome, List<Difference> differences, String remark) {

    public ReplayResult {
        Objects.requireNonNull(assessment, "assessment");
        Objects.requireNonNull(outcome, "outcome");
        differences = List.copyOf(differences);
        Objects.requireNonNull(remark, "remark");
    }

    public enum Outcome {
        /** Every figure is the same in every bit. */
        IDENTICAL,
        DIFFERENT,
        /** The model is in Java and its bundle is not there, or a function it names is not. */
        UNAVAILABLE
    }

    /** @param place in the result: {@code contributions[3].uplift} */
    public record Difference(String place, String stored, String replayed) {

        public Difference {
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(stored, "stored");
            Objects.requireNonNull(replayed, "replayed");
        }
    }
}
