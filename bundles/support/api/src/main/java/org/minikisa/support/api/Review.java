package org.minikisa.support.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A round of comments on one draft document of a customer.
 *
 * @param versions oldest first, at least one
 * @param comments in the order they were made in
 * @param due the day the customer was promised comments by, in Finland
 * @param closed empty while comments are exchanged
 */
public record Review(
        ReviewId id,
        CaseId supportCase,
        List<DocumentVersion> versions,
        List<Comment> comments,
        LocalDate due,
        Instant opened,
        Optional<Instant> closed) {

    public Review {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(supportCase, "supportCase");
        versions = List.copyOf(versions);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("a review has a document");
        }
        comments = List.copyOf(comments);
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(opened, "opened");
        Objects.requireNonNull(closed, "closed");
    }

    /** The newest version of the document. */
    public DocumentVersion newest() {
        return versions.get(versions.size() - 1);
    }

    /** The comments that nobody has said yet what became of. */
    public List<Comment> undisposed() {
        return comments.stream().filter(c -> c.disposition().isEmpty()).toList();
    }
}
