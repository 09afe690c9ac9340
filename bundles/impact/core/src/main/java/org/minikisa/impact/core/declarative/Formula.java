package org.minikisa.impact.core.declarative;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A compiled formula: one closure for a point, one for ranges. Total: it always ends, and without effects. A point
 * without a value (division by 0, logarithm of 0 or less, root of less than 0) is {@link Double#NaN}.
 *
 * @param type what it gives; a truth is 1 or 0
 * @param unit of a number; {@link Unit#ANY} where only literals decide
 * @param references the indicators and parameters it reads
 * @param slots where those are
 * @param point from the values by slot
 * @param range from the ranges by slot: contains every point
 */
record Formula(Type type, Unit unit, Set<String> references, List<Integer> slots, Point point, Ranges range) {

    Formula {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(unit, "unit");
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

    /**
     * What a name stands for.
     *
     * @param slot where its value is
     * @param type a flag is a truth, all else numbers
     * @param unit of a number
     */
    record Symbol(int slot, Type type, Unit unit) {

        Symbol(int slot, Type type) {
            this(slot, type, Unit.NONE);
        }
    }

    @FunctionalInterface
    interface Point {
        double at(double[] values);
    }

    @FunctionalInterface
    interface Ranges {
        Range at(Range[] values);
    }
}
