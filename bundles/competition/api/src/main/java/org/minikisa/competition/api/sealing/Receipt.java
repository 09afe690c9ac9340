package org.minikisa.competition.api.sealing;

import java.time.Instant;
import java.util.Objects;

import org.minikisa.competition.api.CompetitionId;

/**
 * What the house confirms to a supplier. It says nothing of who sent the tender and nothing of how many others there are.
 *
 * @param number of the tender, drawn at random: {@code 7K3M-9QXF-T2HB}; the same for all its versions
 * @param lot {@code ""} for a competition in one piece
 * @param version from 1; a replacement has a higher one
 * @param digest SHA-256 of the sealed file, lower-case hex
 * @param size of the sealed file in bytes
 * @param at when it had arrived complete
 * @param document the receipt as a file: two lines, what is confirmed (JSON) and the signature of the house over it
 */
public record Receipt(
        CompetitionId competition,
        Kind kind,
        String number,
        String lot,
        int version,
        String digest,
        long size,
        Instant at,
        String document) {

    /** What is confirmed. */
    public enum Kind {
        /** A tender, or a version that replaces an earlier one, is in. */
        RECEIVED,
        /** The supplier took it back; it will never be opened. */
        WITHDRAWN,
        /** It came after the end of the tender period; it is kept as evidence and never opened. */
        LATE
    }

    public Receipt {
        Objects.requireNonNull(competition, "competition");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(lot, "lot");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(document, "document");
    }
}
