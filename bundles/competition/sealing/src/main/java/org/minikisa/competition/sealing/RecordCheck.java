package org.minikisa.competition.sealing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * Whether an opening was as its record says, without the runtime: the signature of the house, the chain of the receipts, every
 * tender that was in and no other one, the sealed files themselves, and the journal that names the record.
 */
public final class RecordCheck {

    private static final DateTimeFormatter JOURNAL_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final String text;
    private final SignedText signed;
    private final OpeningRecordFile record;
    private final Problems problems = new Problems();

    private RecordCheck(String text, SignedText signed) {
        this.text = text;
        this.signed = signed;
        this.record = OpeningRecordFile.of("the opening record", signed);
    }

    /** Where the sealed files are. */
    public interface Files {
        /** The file with this SHA-256, hex. */
        Optional<InputStream> open(String digest) throws IOException;
    }

    /**
     * What was found.
     *
     * @param house fingerprint of the key that signed the record
     * @param problems empty where everything is as recorded
     */
    public record Findings(OpeningRecordFile record, String house, List<Problem> problems) {
        public Findings {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Checks a record.
     *
     * @param journal an extract of the journal, as {@code kisa:journal --json} prints it; empty to leave it out
     * @throws InvalidInputException for what is no signed record at all
     */
    public static Findings check(byte[] record, Files files, Optional<byte[]> journal) throws IOException {
        var check = new RecordCheck(
                new String(record, StandardCharsets.UTF_8), SignedText.read("the opening record", record));
        Map<String, ReceiptFile> in = check.receipts();
        check.tenders(in);
        check.present();
        for (OpeningRecordFile.Entry entry : check.record.tenders()) {
            check.file(entry, files);
        }
        journal.ifPresent(check::journal);
        return new Findings(check.record, SigningKey.fingerprint(check.signed.key()), check.problems.list());
    }

    /** The chain; the tenders that were in at its end, by their numbers. */
    private Map<String, ReceiptFile> receipts() {
        var in = new LinkedHashMap<String, ReceiptFile>();
        String previous = record.first();
        for (int i = 0; i < record.receipts().size(); i++) {
            String line = record.receipts().get(i);
            ReceiptFile receipt = ReceiptFile.ofLine("the opening record", line);
            if (!receipt.previous().equals(previous)) {
                wrong("receipts[" + i + "].previous", receipt.previous(), previous);
            }
            if (!receipt.competition().equals(record.competition())) {
                wrong("receipts[" + i + "].competition", receipt.competition(), record.competition());
            }
            if (receipt.kind().equals("RECEIVED")) {
                in.put(receipt.number(), receipt);
                if (receipt.at().isAfter(record.closes())) {
                    wrong("receipts[" + i + "].at", receipt.at().toString(), "not after " + record.closes());
                }
            } else if (receipt.kind().equals("WITHDRAWN")) {
                in.remove(receipt.number());
            }
            previous = Digests.hex(Digests.sha256(Digests.utf8(line)));
        }
        return in;
    }

    private void tenders(Map<String, ReceiptFile> in) {
        Set<String> missing = new HashSet<>(in.keySet());
        for (OpeningRecordFile.Entry entry : record.tenders()) {
            ReceiptFile receipt = in.get(entry.number());
            if (receipt == null || !missing.remove(entry.number())) {
                wrong("tenders." + entry.number(), "a tender", "none, by the receipts");
            } else if (!receipt.digest().equals(entry.digest()) || !receipt.at().equals(entry.received())) {
                wrong(
                        "tenders." + entry.number(),
                        entry.digest() + " of " + entry.received(),
                        receipt.digest() + " of " + receipt.at());
            }
        }
        missing.stream()
                .sorted()
                .forEach(number -> wrong("tenders." + number, "nothing", "the tender that was received"));
    }

    private void present() {
        long present = record.openers().stream()
                .filter(OpeningRecordFile.Present::present)
                .count();
        if (present < record.needed()) {
            wrong("openers", present + " present", "at least " + record.needed());
        }
        if (record.opened().isBefore(record.closes())) {
            wrong("opened", record.opened().toString(), "not before " + record.closes());
        }
    }

    private void file(OpeningRecordFile.Entry entry, Files files) throws IOException {
        String place = "tenders." + entry.number();
        Optional<InputStream> found = files.open(entry.digest());
        if (found.isEmpty()) {
            wrong(place, "no sealed file", "the file with SHA-256 " + entry.digest());
            return;
        }
        try (InputStream in = found.get()) {
            SealedFile.Arrived arrived = SealedFile.copy(place, in, OutputStream.nullOutputStream(), file -> {});
            if (!arrived.digest().equals(entry.digest())) {
                wrong(place, "SHA-256 " + arrived.digest(), entry.digest());
            }
            if (!arrived.file().statement().competition().equals(record.competition())) {
                wrong(place, arrived.file().statement().competition(), record.competition());
            }
        } catch (InvalidInputException e) {
            e.problems().forEach(problems::add);
        }
    }

    private void journal(byte[] extract) {
        try {
            JsonArray entries = JsonParser.parseString(new String(extract, StandardCharsets.UTF_8))
                    .getAsJsonArray();
            new Extract(entries).check();
        } catch (JsonParseException | IllegalStateException | NullPointerException | NumberFormatException e) {
            wrong("journal", "no extract of a journal", "what kisa:journal --json prints");
        }
    }

    private void wrong(String place, String found, String expected) {
        problems.add(
                "competition.sealed.record",
                place,
                found,
                expected,
                "Ask the purchasing body; the record, the files or the journal were changed.");
    }

    /** Entries of the journal that follow one another. */
    private final class Extract {
        private final JsonArray entries;
        private boolean named;
        private boolean headSeen;

        Extract(JsonArray entries) {
            this.entries = entries;
        }

        void check() {
            String previous = null;
            long number = 0;
            for (JsonElement element : entries) {
                JsonObject entry = element.getAsJsonObject();
                if (previous != null && (entry.get("number").getAsLong() != number + 1 || !holds(entry, previous))) {
                    wrong(
                            "journal." + entry.get("number"),
                            "an entry that does not follow",
                            "the entry after " + number);
                }
                number = entry.get("number").getAsLong();
                previous = entry.get("digest").getAsString();
                look(entry, number, previous);
            }
            if (!named) {
                wrong(
                        "journal",
                        "no opening with this record",
                        "OpeningRecorded with " + OpeningRecordFile.digest(text));
            }
            if (!headSeen && record.journal().number() > 0) {
                wrong("journal", "no entry " + record.journal().number(), "the head that the record names");
            }
        }

        private void look(JsonObject entry, long number, String digest) {
            if (number == record.journal().number()) {
                headSeen = digest.equals(record.journal().digest());
            }
            if (entry.get("type").getAsString().equals("competition.OpeningRecorded")) {
                JsonObject fact = fact(entry);
                named |= fact.get("record").getAsString().equals(OpeningRecordFile.digest(text))
                        && fact.get("competition").getAsString().equals(record.competition());
            }
        }

        private JsonObject fact(JsonObject entry) {
            return JsonParser.parseString(json(entry)).getAsJsonObject();
        }

        private String json(JsonObject entry) {
            JsonElement fact = entry.has("fact") ? entry.get("fact") : entry.get("json");
            return fact.isJsonPrimitive() ? fact.getAsString() : fact.toString();
        }

        private boolean holds(JsonObject entry, String previous) {
            var digest = Digests.sha256();
            for (String part : List.of(
                    previous,
                    entry.get("number").getAsString(),
                    JOURNAL_TIME.format(Instant.parse(entry.get("at").getAsString())),
                    entry.get("type").getAsString(),
                    entry.get("version").getAsString(),
                    json(entry))) {
                byte[] bytes = Digests.utf8(part);
                digest.update(Digests.utf8(bytes.length + ":"));
                digest.update(bytes);
                digest.update((byte) ',');
            }
            return Digests.hex(digest.digest()).equals(entry.get("digest").getAsString());
        }
    }
}
