package org.minikisa.competition.sealing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;

/**
 * How the tenders of a competition were opened, signed by the house.
 *
 * @param closes the end of the tender period
 * @param openers the whole plan; {@code present} says whose shares opened
 * @param first what the first receipt names as the one before it
 * @param receipts the line of each receipt, in order
 * @param tenders what became of each that was in
 * @param journal where the journal stood before the opening
 */
public record OpeningRecordFile(
        String format,
        String competition,
        LocalizedText title,
        Instant closes,
        Instant opened,
        int needed,
        List<Present> openers,
        String first,
        List<String> receipts,
        List<Entry> tenders,
        Head journal) {

    static final String FORMAT = "minikisa-opening-record/1";

    public record Present(String name, String fingerprint, boolean present) {}

    /** @param opened whether it has become a tender; otherwise {@code problems} say why not */
    public record Entry(String number, String digest, Instant received, boolean opened, List<Problem> problems) {
        public Entry {
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(digest, "digest");
            Objects.requireNonNull(received, "received");
            problems = List.copyOf(Objects.requireNonNull(problems, "problems"));
        }
    }

    /** @param number 0 and 64 zeros for an empty journal */
    public record Head(long number, String digest) {}

    public OpeningRecordFile {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(competition, "competition");
        Objects.requireNonNull(closes, "closes");
        Objects.requireNonNull(opened, "opened");
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(journal, "journal");
        openers = List.copyOf(Objects.requireNonNull(openers, "openers"));
        receipts = List.copyOf(Objects.requireNonNull(receipts, "receipts"));
        tenders = List.copyOf(Objects.requireNonNull(tenders, "tenders"));
    }

    public static OpeningRecordFile of(
            String competition,
            LocalizedText title,
            Instant closes,
            Instant opened,
            int needed,
            List<Present> openers,
            String first,
            List<String> receipts,
            List<Entry> tenders,
            Head journal) {
        return new OpeningRecordFile(
                FORMAT, competition, title, closes, opened, needed, openers, first, receipts, tenders, journal);
    }

    public SignedText signedBy(SigningKey house) {
        return SignedText.of(this, house);
    }

    public static OpeningRecordFile of(String what, SignedText signed) {
        return signed.document(what, FORMAT, OpeningRecordFile.class);
    }

    /** Of the file as it is handed out, hex. */
    public static String digest(String text) {
        return Digests.hex(Digests.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }
}
