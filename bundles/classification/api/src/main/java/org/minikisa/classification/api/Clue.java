package org.minikisa.classification.api;

import java.util.Objects;

/**
 * Something that another wing knows and that speaks for a value.
 *
 * @param value as {@link Axis} says
 * @param weight in nats, as of {@link Evidence}; finite
 * @param text what a person reads as the reason, in round brackets where it does not quote the contact: {@code (competition MC-7)}
 */
public record Clue(Axis axis, String value, double weight, String text) {

    public Clue {
        Objects.requireNonNull(axis, "axis");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(text, "text");
        if (!Double.isFinite(weight)) {
            throw new IllegalArgumentException("the weight of a clue is " + weight);
        }
    }

    /** Names no text: records end up in logs. */
    @Override
    public String toString() {
        return "Clue[" + axis + ", " + value + ", " + weight + "]";
    }
}
