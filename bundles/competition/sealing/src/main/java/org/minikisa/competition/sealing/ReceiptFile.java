package org.minikisa.competition.sealing;

import java.time.Instant;
import java.util.Objects;

import org.minikisa.competition.api.sealing.Receipt;

/**
 * What the house confirms, signed by it.
 *
 * @param kind {@code RECEIVED}, {@code WITHDRAWN}, {@code LATE}
 * @param number of the tender, drawn at random
 * @param digest SHA-256 of the sealed file
 * @param previous digest of the receipt before it in this competition: so none can be left out or put between later, and it
 *     tells a supplier nothing. The first one names a random number
 */
public record ReceiptFile(
        String format,
        String kind,
        String competition,
        String lot,
        String number,
        int version,
        String digest,
        long size,
        Instant at,
        String previous) {

    static final String FORMAT = "minikisa-receipt/1";

    public ReceiptFile {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(competition, "competition");
        Objects.requireNonNull(lot, "lot");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(previous, "previous");
    }

    public static SignedText signed(
            String kind, String number, SealedFile.Arrived arrived, Instant at, String previous, SigningKey house) {
        Statement statement = arrived.file().statement();
        return SignedText.of(
                new ReceiptFile(
                        FORMAT,
                        kind,
                        statement.competition(),
                        statement.lot(),
                        number,
                        statement.version(),
                        arrived.digest(),
                        arrived.size(),
                        at,
                        previous),
                house);
    }

    /** @param received the receipt of the version that is taken back */
    public static SignedText withdrawn(Receipt received, Instant at, String previous, SigningKey house) {
        return SignedText.of(
                new ReceiptFile(
                        FORMAT,
                        "WITHDRAWN",
                        received.competition().value(),
                        received.lot(),
                        received.number(),
                        received.version(),
                        received.digest(),
                        received.size(),
                        at,
                        previous),
                house);
    }

    public static ReceiptFile of(String what, SignedText signed) {
        return signed.document(what, FORMAT, ReceiptFile.class);
    }

    /** One that is known by its line only, as an opening record holds it. */
    static ReceiptFile ofLine(String what, String line) {
        return new SignedText(line, "", "").document(what, FORMAT, ReceiptFile.class);
    }
}
