package org.minikisa.rendering.masking;

/**
 * A stretch of a text.
 *
 * @param start index of the first character
 * @param end index behind the last one
 */
public record Span(int start, int end) {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("a span from " + start + " to " + end);
        }
    }
}
