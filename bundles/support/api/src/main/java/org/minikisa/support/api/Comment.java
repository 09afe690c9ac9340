package org.minikisa.support.api;

import java.util.Objects;
import java.util.Optional;

/**
 * A comment on a document under review.
 *
 * @param number in its review, from 1 without gaps
 * @param version the version it was made on, the newest one then
 * @param place where in the document, as a reader finds it: {@code section 4.2}, {@code sheet Prices, row 17}
 * @param by who made it; personal data
 * @param disposition what became of it; empty while nobody has said
 */
public record Comment(
        int number, int version, String place, String text, String by, Optional<Disposition> disposition) {

    public Comment {
        if (number < 1 || version < 1) {
            throw new IllegalArgumentException("comments and versions are numbered from 1");
        }
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(disposition, "disposition");
    }

    /** Names the comment, never what stands in it: records end up in logs. */
    @Override
    public String toString() {
        return "Comment[" + number + ", version " + version + ", "
                + disposition.map(Enum::name).orElse("open") + "]";
    }
}
