package org.minikisa.impact.core.declarative;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A compiled formula: one closure for a point, one for ranges. Total: it always ends, and without effects. A point
 * without a value (division by 0, logarithm of 0 or less) is {@link Double#NaN}.
 *
 * @param type what it gives; a truth is 1 or 0
 * @param references the indicators and parameters it reads
 * @param slots where those are
 * @param point from the values by slot
 * @param range from the ranges by slot: contains every point
 */
record Formula(Type type, Set<String> references, List<Integer> slots, Point point, Ranges range) {

    Formula {
        Objects.requireNonNull(type, "type");
        references = Set.copyOf(references);
        slots = List.copyOf(slots);
        Objects.requireNonNull(point, "point");
        Objects.requireNonNull(range, "range");
    }

    enum Type {
        NUMBER("a number"),
        TRUTH("true or false");

        private final String words;

        Type(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** What a name stands for. @param slot where its value is; @param type a flag is a truth, all else numbers */
    record Symbol(int slot, Type type) {}

    @FunctionalInterface
    interface Point {
        double at(double[] values);
    }

    @FunctionalInterface
    interface Ranges {
        Range at(Range[] values);
    }
}
