package org.minikisa.classification.api.learning;

import java.util.Objects;

/**
 * An example of a known group, and what a model said of it that had read nothing of that group.
 *
 * @param logProbabilities as {@link Prediction#logProbabilities()}, in the order of {@link LearntModel#labels()}
 */
public record HeldOut(Example example, double[] logProbabilities) {

    public HeldOut {
        Objects.requireNonNull(example, "example");
        logProbabilities = logProbabilities.clone();
    }

    @Override
    public double[] logProbabilities() {
        return logProbabilities.clone();
    }

    /** Quotes nothing: records end up in logs. */
    @Override
    public String toString() {
        return "HeldOut[" + example.label() + "]";
    }
}
