package org.minikisa.competition.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.sealing.Opening;
import org.minikisa.competition.api.sealing.Receipt;
import org.minikisa.competition.sealing.OpenerKey;
import org.minikisa.competition.sealing.ReceiptFile;
import org.minikisa.competition.sealing.SignedText;
import org.minikisa.store.api.Row;
import org.minikisa.store.api.Transaction;

/** The SQL of sealed tenders, for the length of one transaction. */
public final class SealedTables {

    /** What has become of a sealed file. */
    public enum SealedStatus {
        IN,
        REPLACED,
        WITHDRAWN,
        LATE
    }

    /**
     * A sealed file that is kept.
     *
     * @param number of the house, as facts name the tender
     * @param label as receipts name it: random, so that it tells nobody how many there are
     * @param sender public key
     */
    public record Sealed(
            String digest,
            int number,
            String label,
            String lot,
            String sender,
            int version,
            long size,
            Instant received,
            SealedStatus status) {

        public String houseNumber(CompetitionId competition) {
            return competition + "/" + number;
        }

        private static Sealed of(Row row) {
            return new Sealed(
                    row.text("digest"),
                    (int) row.number("number"),
                    row.text("label"),
                    row.text("lot"),
                    row.text("sender"),
                    (int) row.number("version"),
                    row.number("size"),
                    row.instant("received_at"),
                    row.constant("status", SealedStatus.class));
        }
    }

    /** The end of the chain of receipts. */
    public record Chain(String first, String last, Instant at) {}

    private final Transaction tx;

    public SealedTables(Transaction tx) {
        this.tx = tx;
    }

    /** The keys that are registered, by the openers' names. */
    public Map<String, OpenerKey> keys(CompetitionId id) {
        var keys = new LinkedHashMap<String, OpenerKey>();
        tx.query(
                        "SELECT name, public_key FROM competition_opener WHERE competition = ? ORDER BY name",
                        row -> OpenerKey.of(row.text("name"), row.text("public_key")),
                        id.value())
                .forEach(key -> keys.put(key.name(), key));
        return keys;
    }

    public void register(CompetitionId id, OpenerKey key) {
        tx.update(
                "INSERT INTO competition_opener (competition, name, public_key) VALUES (?, ?, ?)"
                        + " ON CONFLICT (competition, name) DO UPDATE SET public_key = excluded.public_key",
                id.value(),
                key.name(),
                key.publicKey());
    }

    public void invited(CompetitionId id, String digest, String supplier, String codeDigest) {
        tx.update(
                "INSERT INTO competition_invitation (competition, digest, supplier, code_digest) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (competition, digest) DO NOTHING",
                id.value(),
                digest,
                supplier,
                codeDigest);
    }

    /** Digests of the invitations that were given out. */
    public Set<String> invitations(CompetitionId id) {
        return Set.copyOf(tx.query(
                "SELECT digest FROM competition_invitation WHERE competition = ? ORDER BY digest",
                row -> row.text("digest"),
                id.value()));
    }

    /** Digests of the codes a supplier was given; empty for one without a personal invitation. */
    public Map<String, List<String>> codes(CompetitionId id) {
        var codes = new LinkedHashMap<String, List<String>>();
        tx.query(
                        "SELECT supplier, code_digest FROM competition_invitation WHERE competition = ? AND supplier <> ''"
                                + " ORDER BY supplier",
                        row -> new String[] {row.text("supplier"), row.text("code_digest")},
                        id.value())
                .forEach(code -> codes.computeIfAbsent(code[0], supplier -> new ArrayList<>())
                        .add(code[1]));
        return codes;
    }

    /** The chain of receipts, begun with this random number where there is none yet. */
    public Chain chain(CompetitionId id, String random) {
        tx.update(
                "INSERT INTO competition_sealing (competition, first_receipt, last_receipt, last_at) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (competition) DO NOTHING",
                id.value(),
                random,
                random,
                Instant.EPOCH);
        return chain(id).orElseThrow();
    }

    public Optional<Chain> chain(CompetitionId id) {
        return tx.first(
                "SELECT * FROM competition_sealing WHERE competition = ?",
                row -> new Chain(row.text("first_receipt"), row.text("last_receipt"), row.instant("last_at")),
                id.value());
    }

    /** The latest moment that is known of a competition with receipts. */
    public Instant lastSeen(CompetitionId id) {
        return chain(id).map(Chain::at).orElse(Instant.EPOCH);
    }

    /** Remembers that the clock has shown a moment. */
    public void seen(CompetitionId id, Instant at) {
        tx.update(
                "UPDATE competition_sealing SET last_at = ? WHERE competition = ? AND last_at < ?", at, id.value(), at);
    }

    public void insert(CompetitionId id, Sealed sealed) {
        tx.update(
                "INSERT INTO competition_sealed (competition, digest, number, label, lot, sender, version, size,"
                        + " received_at, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id.value(),
                sealed.digest(),
                sealed.number(),
                sealed.label(),
                sealed.lot(),
                sealed.sender(),
                sealed.version(),
                sealed.size(),
                sealed.received(),
                sealed.status());
    }

    public void status(CompetitionId id, String digest, SealedStatus status) {
        tx.update(
                "UPDATE competition_sealed SET status = ? WHERE competition = ? AND digest = ?",
                status,
                id.value(),
                digest);
    }

    /** The last version that this sender handed in in time, whatever has become of it. */
    public Optional<Sealed> ofSender(CompetitionId id, String sender) {
        return tx.first(
                "SELECT * FROM competition_sealed WHERE competition = ? AND sender = ? AND status <> 'LATE'"
                        + " ORDER BY version DESC LIMIT 1",
                Sealed::of,
                id.value(),
                sender);
    }

    public Optional<Sealed> ofDigest(CompetitionId id, String digest) {
        return tx.first(
                "SELECT * FROM competition_sealed WHERE competition = ? AND digest = ?",
                Sealed::of,
                id.value(),
                digest);
    }

    /** The last version of a tender by its label. */
    public Optional<Sealed> ofLabel(CompetitionId id, String label) {
        return tx.first(
                "SELECT * FROM competition_sealed WHERE competition = ? AND label = ? ORDER BY version DESC LIMIT 1",
                Sealed::of,
                id.value(),
                label);
    }

    /** What will be opened, in the order it came. */
    public List<Sealed> in(CompetitionId id) {
        return tx.query(
                "SELECT * FROM competition_sealed WHERE competition = ? AND status = 'IN' ORDER BY received_at, number",
                Sealed::of,
                id.value());
    }

    int count(CompetitionId id) {
        return tx.first(
                        "SELECT COUNT(*) AS n FROM competition_sealed WHERE competition = ? AND status = 'IN'",
                        row -> (int) row.number("n"),
                        id.value())
                .orElse(0);
    }

    public void contentKey(CompetitionId id, String digest, byte[] key) {
        tx.update(
                "UPDATE competition_sealed SET content_key = ? WHERE competition = ? AND digest = ?",
                key,
                id.value(),
                digest);
    }

    public Optional<byte[]> contentKey(CompetitionId id, String digest) {
        return tx.first(
                "SELECT content_key FROM competition_sealed WHERE competition = ? AND digest = ? AND content_key IS NOT NULL",
                row -> row.bytes("content_key"),
                id.value(),
                digest);
    }

    /** Keeps a receipt and makes it the end of the chain. */
    public void receipt(CompetitionId id, String kind, String digest, SignedText receipt) {
        tx.update(
                "INSERT INTO competition_receipt (competition, position, kind, digest, document) VALUES (?, ?, ?, ?, ?)",
                id.value(),
                tx.nextNumber("competition.receipt." + id),
                kind,
                digest,
                receipt.text());
        tx.update(
                "UPDATE competition_sealing SET last_receipt = ? WHERE competition = ?", receipt.digest(), id.value());
    }

    /** The last receipt of a kind for a sealed file. */
    public Optional<Receipt> receipt(CompetitionId id, String digest) {
        return tx.first(
                "SELECT document FROM competition_receipt WHERE competition = ? AND digest = ? ORDER BY position DESC LIMIT 1",
                row -> receipt(row.text("document")),
                id.value(),
                digest);
    }

    public List<Receipt> receipts(CompetitionId id) {
        return tx.query(
                "SELECT document FROM competition_receipt WHERE competition = ? ORDER BY position",
                row -> receipt(row.text("document")),
                id.value());
    }

    public static Receipt receipt(String document) {
        SignedText signed = SignedText.read("a receipt", document.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        ReceiptFile receipt = ReceiptFile.of("a receipt", signed);
        return new Receipt(
                new CompetitionId(receipt.competition()),
                Receipt.Kind.valueOf(receipt.kind()),
                receipt.number(),
                receipt.lot(),
                receipt.version(),
                receipt.digest(),
                receipt.size(),
                receipt.at(),
                document);
    }

    public void opening(CompetitionId id, Opening opening) {
        tx.update(
                "UPDATE competition_sealing SET opening = ? WHERE competition = ?",
                StoredForm.write(opening),
                id.value());
    }

    public Optional<Opening> opening(CompetitionId id) {
        return tx.first(
                "SELECT opening FROM competition_sealing WHERE competition = ? AND opening IS NOT NULL",
                row -> StoredForm.read(row.text("opening"), Opening.class),
                id.value());
    }
}
