package org.minikisa.impact.api.analysis;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

import org.minikisa.impact.api.Assessment;
import org.minikisa.problem.api.LocalizedText;

/**
 * From one assessment to another.
 *
 * @param difference to.index - from.index
 * @param parts sum to the difference, in full precision and as printed
 * @param explanation the same in words
 */
public record Comparison(
        Assessment from, Assessment to, double difference, List<Part> parts, LocalizedText explanation) {

    public Comparison {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        parts = List.copyOf(parts);
        Objects.requireNonNull(explanation, "explanation");
    }

    /**
     * @param kind of what differs
     * @param before its value, written; empty for what has none
     * @param points signed, in index points
     * @param printed the same rounded, so that all printed parts sum to the printed difference
     */
    public record Part(
            Kind kind, String id, LocalizedText title, String before, String after, double points, BigDecimal printed) {

        public Part {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
            Objects.requireNonNull(printed, "printed");
        }
    }

    /** What a part of a difference comes from. */
    public enum Kind {
        INDICATOR,
        GATE,
        /** Weights moved by the customer. */
        MOVED_WEIGHTS,
        /** Weights in the model. */
        WEIGHTS,
        NORMALISERS,
        AGGREGATION,
        GATES,
        NEW_INDICATORS,
        REMOVED_INDICATORS,
        /** Formulas, parameters, phases, missing-value policy. */
        OTHER_DEFINITIONS
    }
}
