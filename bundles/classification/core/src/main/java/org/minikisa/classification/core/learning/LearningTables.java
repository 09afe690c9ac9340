package org.minikisa.classification.core.learning;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.learning.Example;
import org.minikisa.classification.api.learning.LabelledText;
import org.minikisa.classification.api.learning.ModelVersion;
import org.minikisa.classification.api.learning.ModelVersion.State;
import org.minikisa.classification.core.Mending;
import org.minikisa.store.api.Row;
import org.minikisa.store.api.Transaction;

/** All SQL of learning, within one transaction. */
final class LearningTables {

    private static final String VERSION =
            "SELECT id, taxonomy, state, learner, sha256, learnt_at, learnt_by, texts, labels, held_back,"
                    + " everything, accuracy, calibration_error, size FROM classification_model ";

    private static final int SHOWN_OF_DIGEST = 12;

    private final Transaction tx;

    LearningTables(Transaction tx) {
        this.tx = tx;
    }

    // ---------------------------------------------------------------- taxonomies and imported texts

    /** Those that were imported, by name. */
    List<String> taxonomies() {
        return tx.query("SELECT id FROM classification_taxonomy ORDER BY id", row -> row.text("id"));
    }

    void found(String taxonomy, String by) {
        tx.update(
                "INSERT INTO classification_taxonomy (id, founded_by, at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
                taxonomy,
                by,
                tx.now());
    }

    /** Forgets a taxonomy, its texts and models. */
    void forget(String taxonomy) {
        tx.update("DELETE FROM classification_text WHERE taxonomy = ?", taxonomy);
        tx.update("DELETE FROM classification_model WHERE taxonomy = ?", taxonomy);
        tx.update("DELETE FROM classification_taxonomy WHERE id = ?", taxonomy);
    }

    /** In the order they were imported. */
    List<LabelledText> imported(String taxonomy) {
        return tx.query(
                "SELECT label, subject, text, origin, digest FROM classification_text WHERE taxonomy = ? ORDER BY number",
                row -> new LabelledText(
                        row.text("label"),
                        new ContactText(row.text("subject"), row.text("text")),
                        row.text("origin"),
                        TextDigest.isHeldBack(row.text("digest"))),
                taxonomy);
    }

    /** The label that was imported with a text. */
    Optional<String> label(String taxonomy, String digest) {
        return tx.first(
                "SELECT label FROM classification_text WHERE taxonomy = ? AND digest = ?",
                row -> row.text("label"),
                taxonomy,
                digest);
    }

    void add(String taxonomy, String digest, Example example, String origin, String by) {
        tx.update(
                "INSERT INTO classification_text (number, taxonomy, digest, label, subject, text, origin, imported_by, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                tx.nextNumber("classification.text"),
                taxonomy,
                digest,
                example.label(),
                example.text().subject(),
                example.text().text(),
                origin,
                by,
                tx.now());
    }

    void relabel(String taxonomy, String digest, String label, String origin, String by) {
        tx.update(
                "UPDATE classification_text SET label = ?, origin = ?, imported_by = ?, at = ?"
                        + " WHERE taxonomy = ? AND digest = ?",
                label,
                origin,
                by,
                tx.now(),
                taxonomy,
                digest);
    }

    // ---------------------------------------------------------------- versions

    /** The newest first. */
    List<ModelVersion> versions(String taxonomy) {
        return versions("WHERE taxonomy = ? ORDER BY number DESC", taxonomy).toList();
    }

    Optional<ModelVersion> version(String taxonomy, String id) {
        return versions("WHERE taxonomy = ? AND id = ?", taxonomy, id).findFirst();
    }

    Optional<ModelVersion> serving(String taxonomy) {
        return versions("WHERE taxonomy = ? AND state = ?", taxonomy, State.SERVING)
                .findFirst();
    }

    /** The newest version that was learnt from just this. */
    Optional<ModelVersion> learntFrom(String taxonomy, String learntFrom) {
        return versions("WHERE taxonomy = ? AND learnt_from = ? ORDER BY number DESC", taxonomy, learntFrom)
                .findFirst();
    }

    /** Whether this learner ever learnt from what the product brings along now. */
    boolean hasLearnt(String taxonomy, String shipped, String learner) {
        return tx.first(
                        "SELECT id FROM classification_model WHERE taxonomy = ? AND shipped = ? AND learner = ?",
                        row -> row.text("id"),
                        taxonomy,
                        shipped,
                        learner)
                .isPresent();
    }

    /** Those that can be read: where what is told of one is damaged, it is as good as gone, and another is learnt. */
    private Stream<ModelVersion> versions(String where, Object... arguments) {
        return tx
                .query(VERSION + where, row -> Mending.readable("a version of a model", () -> version(row)), arguments)
                .stream()
                .flatMap(Optional::stream);
    }

    private static ModelVersion version(Row row) {
        boolean evaluated = row.number("held_back") > 0;
        return new ModelVersion(
                row.text("id"),
                row.text("taxonomy"),
                row.constant("state", State.class),
                row.text("learner"),
                shown(row.text("sha256")),
                row.instant("learnt_at"),
                row.text("learnt_by"),
                (int) row.number("texts"),
                (int) row.number("labels"),
                (int) row.number("held_back"),
                row.number("everything") != 0,
                evaluated ? Optional.of(row.real("accuracy")) : Optional.empty(),
                evaluated ? Optional.of(row.real("calibration_error")) : Optional.empty(),
                row.number("size"));
    }

    private static String shown(String digest) {
        return digest.substring(0, Math.min(SHOWN_OF_DIGEST, digest.length()));
    }

    /** A model as it is kept. */
    record Kept(String learner, String sha256, byte[] bytes) {

        boolean isWhole() {
            return TextDigest.of(bytes).equals(sha256);
        }
    }

    Optional<Kept> bytes(String id) {
        return tx.first(
                "SELECT m.learner, m.sha256, b.bytes FROM classification_model m"
                        + " JOIN classification_model_bytes b ON b.model = m.id WHERE m.id = ?",
                row -> new Kept(row.text("learner"), row.text("sha256"), row.bytes("bytes")),
                id);
    }

    /** Empty for what was learnt before there were any. */
    Optional<byte[]> rehearsal(String id) {
        return tx.first("SELECT bytes FROM classification_rehearsal WHERE model = ?", row -> row.bytes("bytes"), id);
    }

    /** Keeps a new version as one that does not serve. @return its id */
    String add(NewVersion version) {
        long number = tx.nextNumber("classification.model." + version.taxonomy());
        String id = version.taxonomy() + "-" + number;
        tx.update(
                "INSERT INTO classification_model (id, taxonomy, number, state, learner, sha256, learnt_at, learnt_by, texts,"
                        + " labels, held_back, everything, accuracy, calibration_error, size, learnt_from, shipped)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                version.taxonomy(),
                number,
                State.REFUSED,
                version.learner(),
                TextDigest.of(version.bytes()),
                tx.now(),
                version.by(),
                version.texts(),
                version.labels(),
                version.heldBack(),
                version.everything() ? 1 : 0,
                version.accuracy(),
                version.calibrationError(),
                version.bytes().length,
                version.learntFrom(),
                version.shipped());
        tx.update("INSERT INTO classification_model_bytes (model, bytes) VALUES (?, ?)", id, version.bytes());
        tx.update("INSERT INTO classification_rehearsal (model, bytes) VALUES (?, ?)", id, version.rehearsal());
        return id;
    }

    /** Notes that a version stands for what the product brings along now. */
    void ship(String id, String shipped) {
        tx.update("UPDATE classification_model SET shipped = ? WHERE id = ?", shipped, id);
    }

    /** Makes a version serve in the place of the one that does. */
    void serve(String taxonomy, String id, String by) {
        mark(taxonomy, id);
        tx.update(
                "INSERT INTO classification_serving (number, taxonomy, model, served_by, at) VALUES (?, ?, ?, ?, ?)",
                tx.nextNumber("classification.serving"),
                taxonomy,
                id,
                by,
                tx.now());
    }

    /** The version that served before the one that serves, in the order of rolling back. */
    Optional<String> before(String taxonomy) {
        return history(taxonomy).stream().skip(1).findFirst();
    }

    /** Makes the version before serve again. */
    void rollBack(String taxonomy) {
        String before = before(taxonomy).orElseThrow();
        tx.update(
                "DELETE FROM classification_serving WHERE number ="
                        + " (SELECT MAX(number) FROM classification_serving WHERE taxonomy = ?)",
                taxonomy);
        mark(taxonomy, before);
    }

    /** What served, the last one first, each turn once. */
    private List<String> history(String taxonomy) {
        return tx.query(
                "SELECT model FROM classification_serving WHERE taxonomy = ? ORDER BY number DESC",
                row -> row.text("model"),
                taxonomy);
    }

    private void mark(String taxonomy, String serving) {
        tx.update(
                "UPDATE classification_model SET state = ? WHERE taxonomy = ? AND state = ?",
                State.EARLIER,
                taxonomy,
                State.SERVING);
        tx.update("UPDATE classification_model SET state = ? WHERE id = ?", State.SERVING, serving);
    }

    /** Forgets all versions but the newest ones and the one that serves. */
    void prune(String taxonomy, int most) {
        tx.update(
                "DELETE FROM classification_model WHERE taxonomy = ? AND state <> ? AND number <="
                        + " (SELECT MAX(number) FROM classification_model WHERE taxonomy = ?) - ?",
                taxonomy,
                State.SERVING,
                taxonomy,
                most);
    }

    /**
     * A version that was just learnt.
     *
     * @param rehearsal bytes of a {@link org.minikisa.classification.core.Rehearsal}
     * @param learntFrom digest of the examples and the learner
     * @param shipped digest of those of the product among them
     */
    record NewVersion(
            String taxonomy,
            String learner,
            String by,
            byte[] bytes,
            byte[] rehearsal,
            int texts,
            int labels,
            int heldBack,
            boolean everything,
            Optional<Double> accuracy,
            Optional<Double> calibrationError,
            String learntFrom,
            String shipped) {}
}
