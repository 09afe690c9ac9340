package org.minikisa.support.api;

import java.util.Objects;

/**
 * A line of the difference between two versions of a document.
 *
 * @param number from 1; of the earlier version where it was taken out, else of the later one
 */
public record DiffLine(Kind kind, int number, String text) {

    /** What became of it. */
    public enum Kind {
        /** Stands in both, near something that does not. */
        KEPT,
        REMOVED,
        ADDED
    }

    public DiffLine {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
        if (number < 1) {
            throw new IllegalArgumentException("lines are numbered from 1, not " + number);
        }
    }

    /** Names the line, not what stands in it: records end up in logs. */
    @Override
    public String toString() {
        return "DiffLine[" + kind + ", " + number + "]";
    }
}
