package org.minikisa.classification.api;

import java.util.List;
import java.util.Objects;

/**
 * A judgement on one axis.
 *
 * @param value what was chosen, see {@link Axis}; empty for none or unknown
 * @param probability that the value is right, from 0 to 1
 * @param sure whether the classifier stands by it; when false, a person should look
 * @param evidence what spoke for the value, strongest first; may be empty
 * @param alternatives the next best values, most probable first; without {@code value}
 */
public record Label(
        String value, double probability, boolean sure, List<Evidence> evidence, List<Alternative> alternatives) {

    public Label {
        Objects.requireNonNull(value, "value");
        requireProbability(probability);
        evidence = List.copyOf(evidence);
        alternatives = List.copyOf(alternatives);
    }

    /** A judgement that nothing speaks for: the given value, not sure, probability 0. */
    public static Label unknown(String value) {
        return new Label(value, 0, false, List.of(), List.of());
    }

    static void requireProbability(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability is from 0 to 1, not " + probability);
        }
    }
}
