package org.minikisa.reporting.api;

import java.util.Objects;

/**
 * Where a number comes from.
 *
 * @param detail for {@link Kind#PUBLISHED} the publication; for {@link Kind#MEASURED} the query that counted it
 *     ({@code Contacts.list, by month received in Europe/Helsinki}); for {@link Kind#CONSTRUCTED} who made it up and
 *     why
 */
public record Source(Kind kind, String detail) {

    public enum Kind {
        /** Taken from a publication. */
        PUBLISHED,
        /** Counted or computed from what the store holds. */
        MEASURED,
        /** Made up, for a demonstration or a test. */
        CONSTRUCTED
    }

    public Source {
        Objects.requireNonNull(kind, "kind");
        Names.requireText(detail, "detail");
    }

    public static Source published(String publication) {
        return new Source(Kind.PUBLISHED, publication);
    }

    public static Source measured(String query) {
        return new Source(Kind.MEASURED, query);
    }

    public static Source constructed(String by) {
        return new Source(Kind.CONSTRUCTED, by);
    }
}
