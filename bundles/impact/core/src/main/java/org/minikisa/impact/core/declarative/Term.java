package org.minikisa.impact.core.declarative;

import java.util.OptionalDouble;

import org.minikisa.impact.core.declarative.Formula.Point;
import org.minikisa.impact.core.declarative.Formula.Ranges;
import org.minikisa.impact.core.declarative.Formula.Type;

/**
 * A compiled part of a formula.
 *
 * @param unit of a number; {@link Unit#NONE} of a truth
 * @param start where it begins in the text, from 0
 * @param literal the number that is written there; empty for anything else
 */
record Term(Type type, Unit unit, Point point, Ranges range, int start, OptionalDouble literal) {

    static Term number(Unit unit, Point point, Ranges range, int start) {
        return new Term(Type.NUMBER, unit, point, range, start, OptionalDouble.empty());
    }

    static Term truth(Point point, Ranges range, int start) {
        return new Term(Type.TRUTH, Unit.NONE, point, range, start, OptionalDouble.empty());
    }

    static Term literal(double value, int start) {
        var range = Range.of(value);
        return new Term(Type.NUMBER, Unit.ANY, x -> value, x -> range, start, OptionalDouble.of(value));
    }

    /** Stands for what has a fault of its own: it fits everywhere, so that the faults beside it are found as well. */
    static Term unknown(Type type, int start) {
        return new Term(type, Unit.ANY, x -> Double.NaN, x -> Range.ALL, start, OptionalDouble.empty());
    }
}
