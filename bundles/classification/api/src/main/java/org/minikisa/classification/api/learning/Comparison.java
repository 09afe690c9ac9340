package org.minikisa.classification.api.learning;

import java.util.List;
import java.util.Objects;

/**
 * Two versions on the same texts.
 *
 * @param onlyFirstRight texts that only the first got right
 * @param onlySecondRight texts that only the second got right
 * @param pValue of the two-sided exact McNemar test: how probable a difference as great would be if both were as good; 1 where they
 *     differ nowhere
 * @param perLabel labels whose F1 differs, the greatest difference first
 */
public record Comparison(
        Evaluation first,
        Evaluation second,
        int onlyFirstRight,
        int onlySecondRight,
        double pValue,
        List<Difference> perLabel) {

    public Comparison {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        perLabel = List.copyOf(perLabel);
    }

    public record Difference(String label, int texts, double firstF1, double secondF1) {}
}
