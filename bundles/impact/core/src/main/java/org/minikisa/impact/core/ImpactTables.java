package org.minikisa.impact.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.AssessmentMade;
import org.minikisa.impact.api.ModelAppeared;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.ModelStatus;
import org.minikisa.impact.api.ModelStatusChanged;
import org.minikisa.impact.api.ModelWithdrawn;
import org.minikisa.store.api.Transaction;

/** All SQL of the wing, for the length of one transaction. */
final class ImpactTables {

    /** {@code CO-3}. */
    private static final Pattern ID = Pattern.compile("[A-Z]{2}-[0-9]{1,12}");

    private static final String SEQUENCE = "impact.assessment";

    private final Transaction tx;

    ImpactTables(Transaction tx) {
        this.tx = tx;
    }

    /** @param json canonical; @param provenBy the engine whose laws it passed */
    record KeptModel(String digest, String json, String provenBy) {}

    Optional<KeptModel> model(String digest) {
        return tx.first(
                "SELECT digest, json, proven_by FROM impact_model WHERE digest = ?",
                row -> new KeptModel(row.text("digest"), row.text("json"), row.text("proven_by")),
                digest);
    }

    void keep(ModelRef ref, KeptModel model) {
        tx.update(
                "INSERT INTO impact_model (digest, id, version, json, proven_by, kept_at) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (digest) DO UPDATE SET proven_by = excluded.proven_by"
                        + " WHERE impact_model.proven_by <> excluded.proven_by",
                model.digest(),
                ref.id().value(),
                ref.version(),
                model.json(),
                model.provenBy(),
                tx.now());
    }

    /** Notes that a model is there; a fact tells it when it was not. */
    void appeared(ModelRef ref, String digest) {
        var rows = tx.update(
                "INSERT INTO impact_present (id, version, digest) VALUES (?, ?, ?)"
                        + " ON CONFLICT (id, version, digest) DO NOTHING",
                ref.id().value(),
                ref.version(),
                digest);
        if (rows > 0) {
            tx.append(new ModelAppeared(ref.id().value(), ref.version(), digest));
        }
    }

    void withdrawn(ModelRef ref, String digest) {
        var rows = tx.update(
                "DELETE FROM impact_present WHERE id = ? AND version = ? AND digest = ?",
                ref.id().value(),
                ref.version(),
                digest);
        if (rows > 0) {
            tx.append(new ModelWithdrawn(ref.id().value(), ref.version(), digest));
        }
    }

    /** Those that a person has set. */
    Map<ModelRef, ModelStatus> statuses() {
        return tx
                .query(
                        "SELECT id, version, status FROM impact_status",
                        row -> Map.entry(
                                new ModelRef(new ModelId(row.text("id")), row.text("version")),
                                row.constant("status", ModelStatus.class)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** @param moves whether the version stood elsewhere until now, which a fact tells then */
    void status(ModelRef ref, String digest, ModelStatus status, boolean moves) {
        tx.update(
                "INSERT INTO impact_status (id, version, status, set_at) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (id, version) DO UPDATE SET status = excluded.status, set_at = excluded.set_at",
                ref.id().value(),
                ref.version(),
                status,
                tx.now());
        if (moves) {
            tx.append(new ModelStatusChanged(ref.id().value(), ref.version(), digest, status.name()));
        }
    }

    String nextId() {
        return "AS-" + tx.nextNumber(SEQUENCE);
    }

    void insert(Assessment assessment) {
        tx.update(
                "INSERT INTO impact_assessment (id, number, model_id, model_version, model_digest, input_digest,"
                        + " engine_version, subject, moment, made_at, form) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                assessment.id(),
                Long.parseLong(assessment.id().substring("AS-".length())),
                assessment.model().id().value(),
                assessment.model().version(),
                assessment.fingerprint().modelDigest(),
                assessment.fingerprint().inputDigest(),
                assessment.fingerprint().engineVersion(),
                assessment.subject(),
                assessment.moment(),
                assessment.at(),
                AssessmentForm.write(assessment));
        tx.append(new AssessmentMade(
                assessment.id(),
                assessment.model().id().value(),
                assessment.model().version(),
                assessment.fingerprint().modelDigest(),
                idOnly(assessment.subject()),
                assessment.moment().name(),
                assessment.base(),
                assessment.index(),
                assessment.uplift()));
    }

    /** A subject may be free text, and the journal is for ever: only an id of the house goes there. */
    private static String idOnly(String subject) {
        return ID.matcher(subject).matches() ? subject : "";
    }

    Optional<Assessment> same(String modelDigest, String inputDigest, String engineVersion) {
        return tx.first(
                "SELECT form FROM impact_assessment WHERE model_digest = ? AND input_digest = ? AND engine_version = ?",
                row -> AssessmentForm.read(row.text("form")),
                modelDigest,
                inputDigest,
                engineVersion);
    }

    Optional<Assessment> find(String id) {
        return tx.first(
                "SELECT form FROM impact_assessment WHERE id = ?", row -> AssessmentForm.read(row.text("form")), id);
    }

    /** As it is stored, every digit. */
    Optional<String> form(String id) {
        return tx.first("SELECT form FROM impact_assessment WHERE id = ?", row -> row.text("form"), id);
    }

    List<Assessment> list(String subject, ModelId model) {
        return tx.query(
                "SELECT form FROM impact_assessment WHERE subject = ? AND model_id = ? ORDER BY number",
                row -> AssessmentForm.read(row.text("form")),
                subject,
                model.value());
    }

    long count(ModelRef model) {
        return tx.first(
                        "SELECT COUNT(*) AS made FROM impact_assessment WHERE model_id = ? AND model_version = ?",
                        row -> row.number("made"),
                        model.id().value(),
                        model.version())
                .orElse(0L);
    }

    /** All, in the order they were made. */
    List<String> ids() {
        return tx.query("SELECT id FROM impact_assessment ORDER BY number", row -> row.text("id"));
    }

    List<Assessment> list() {
        return tx.query(
                "SELECT form FROM impact_assessment ORDER BY number", row -> AssessmentForm.read(row.text("form")));
    }
}
