package org.minikisa.procurement.api;

import java.util.Objects;

/**
 * Where a piece of data comes from, so that nobody takes a constructed example for a published fact.
 *
 * @param source for published data the publication ({@code annual report 2023}); for constructed data why it was made
 */
public record Provenance(Kind kind, String source) {

    /** Published by somebody, or made up for trying things out. */
    public enum Kind {
        PUBLISHED,
        CONSTRUCTED
    }

    /** @throws IllegalArgumentException when the source is blank: a claim without a source cannot be checked */
    public Provenance {
        Objects.requireNonNull(kind, "kind");
        if (Objects.requireNonNull(source, "source").isBlank()) {
            throw new IllegalArgumentException("the source is blank");
        }
    }

    public static Provenance published(String source) {
        return new Provenance(Kind.PUBLISHED, source);
    }

    public static Provenance constructed(String source) {
        return new Provenance(Kind.CONSTRUCTED, source);
    }
}
