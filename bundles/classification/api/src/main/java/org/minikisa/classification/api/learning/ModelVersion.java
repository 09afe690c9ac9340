package org.minikisa.classification.api.learning;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A version of a taxonomy's model.
 *
 * @param id {@code <taxonomy>-<number>}, never used twice
 * @param learner what learnt it, {@link Learner#id}
 * @param digest the first twelve hex digits of SHA-256 of its bytes
 * @param learnt when
 * @param by who asked for it; "minikisa" for what it does by itself
 * @param texts how many it was learnt from
 * @param labels how many labels it knows
 * @param heldBack on how many texts it was evaluated
 * @param everything whether it learnt from the texts that are held back too, so that these tell nothing of what it is worth
 * @param accuracy there; empty without held-back texts
 * @param calibrationError there
 * @param bytes its size as it is kept
 */
public record ModelVersion(
        String id,
        String taxonomy,
        State state,
        String learner,
        String digest,
        Instant learnt,
        String by,
        int texts,
        int labels,
        int heldBack,
        boolean everything,
        Optional<Double> accuracy,
        Optional<Double> calibrationError,
        long bytes) {

    /** What a version is used for. */
    public enum State {
        /** Judges contacts now. */
        SERVING,
        /** Served once. */
        EARLIER,
        /** Was worse than the serving one when it was learnt; can be served all the same by whoever knows why. */
        REFUSED
    }

    public ModelVersion {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(taxonomy, "taxonomy");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(learner, "learner");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(learnt, "learnt");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(accuracy, "accuracy");
        Objects.requireNonNull(calibrationError, "calibrationError");
    }
}
