package org.minikisa.store.api;

import java.util.Objects;

/**
 * How much of one kind of data was erased.
 *
 * @param kind as in {@link Held}
 * @param erased things that tell of the person no more
 * @param kept things that the law keeps as they are
 */
public record Erased(String kind, long erased, long kept) {

    public Erased {
        Objects.requireNonNull(kind, "kind");
        if (erased < 0 || kept < 0) {
            throw new IllegalArgumentException(kind + ": " + erased + " erased, " + kept + " kept");
        }
    }
}
