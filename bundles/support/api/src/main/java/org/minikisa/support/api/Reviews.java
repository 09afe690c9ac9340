package org.minikisa.support.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Rounds of comments on customers' draft tender documents. Every change is refused with
 * {@link org.minikisa.problem.api.InvalidInputException}, all problems at once, for an unknown or closed review and for
 * blank or empty parameters; nothing has changed then.
 */
@ProviderType
public interface Reviews {

    /** The largest document that is kept, in bytes. */
    int LARGEST_DOCUMENT = 64 * 1024 * 1024;

    /**
     * Begins a review with the first version of a document; appends {@link ReviewOpened}. Opening one of a document
     * that is under review in the same case already (same bytes) gives that review and changes nothing.
     *
     * @param documentName the file's name
     * @param due the day comments are promised by, in Finland; not before the day of {@code at}
     */
    Review open(CaseId supportCase, String documentName, byte[] document, LocalDate due, Instant at);

    /** The customer sent a new version. The bytes of the newest version again change nothing. */
    Review addVersion(ReviewId review, byte[] document, Instant at);

    /** Comments the newest version. @param place see {@link Comment#place()} */
    Review comment(ReviewId review, String place, String text, String by);

    /** Says what became of a comment; may be said again while the review is open. */
    Review dispose(ReviewId review, int comment, Disposition disposition);

    /**
     * Ends the review; appends {@link ReviewClosed}. Refused while comments lack a disposition, naming all of them. If
     * the case is open, the comments are its answer: it is answered at the same moment, with {@link CaseAnswered}.
     */
    Review close(ReviewId review, Instant at);

    Optional<Review> find(ReviewId review);

    /** All reviews, in the order they were opened in. */
    List<Review> list();

    /** The bytes of one version; empty for an unknown review or version. */
    Optional<byte[]> document(ReviewId review, int version);

    /**
     * The lines in which two versions differ, with two lines around each change; empty where they are the same. Refused for
     * an unknown review or version, and for documents that are no text in UTF-8.
     */
    List<DiffLine> differences(ReviewId review, int from, int to);
}
