package org.minikisa.impact.core;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.minikisa.impact.api.analysis.Obligation;
import org.minikisa.impact.api.analysis.ObligationMade;
import org.minikisa.impact.api.analysis.ObligationMoved;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.store.api.Row;
import org.minikisa.store.api.Transaction;

/** All SQL of promises, for the length of one transaction. */
final class ObligationTables {

    private static final String SEQUENCE = "impact.obligation";
    private static final String COLUMNS = "SELECT id, assessment, subject, indicator, title_fi, title_sv, title_en,"
            + " promised, base, points, due, state, evidence, by_whom, settled_at FROM impact_obligation ";

    private final Transaction tx;
    private final LocalDate today;

    ObligationTables(Transaction tx) {
        this.tx = tx;
        this.today = LocalDate.ofInstant(tx.now(), Questions.HELSINKI);
    }

    LocalDate today() {
        return today;
    }

    Optional<Obligation> find(String id) {
        return tx.first(COLUMNS + "WHERE id = ?", this::obligation, id);
    }

    List<Obligation> all() {
        return tx.query(COLUMNS + "ORDER BY due, number", this::obligation);
    }

    List<Obligation> ofSubject(String subject) {
        return tx.query(COLUMNS + "WHERE subject = ? ORDER BY due, number", this::obligation, subject);
    }

    List<Obligation> ofAssessment(String assessment) {
        return tx.query(COLUMNS + "WHERE assessment = ? ORDER BY due, number", this::obligation, assessment);
    }

    /** @param promise without an id */
    void insert(Obligation promise) {
        long number = tx.nextNumber(SEQUENCE);
        var id = "OB-" + number;
        tx.update(
                "INSERT INTO impact_obligation (id, number, assessment, subject, indicator, title_fi, title_sv,"
                        + " title_en, promised, base, points, due, state, evidence, by_whom)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '')",
                id,
                number,
                promise.assessment(),
                promise.subject(),
                promise.indicator(),
                promise.title().fi(),
                promise.title().sv(),
                promise.title().en(),
                promise.promised(),
                promise.base(),
                promise.points(),
                promise.due(),
                promise.state());
        tx.append(new ObligationMade(
                id, promise.assessment(), promise.indicator(), promise.due().toString(), promise.points()));
    }

    /** Brings a promise where it stands now, and keeps the words of every step on the way. */
    void move(Obligation moved, String reason, String by) {
        tx.update(
                "UPDATE impact_obligation SET due = ?, state = ?, evidence = ?, by_whom = ?, settled_at = ?"
                        + " WHERE id = ?",
                moved.due(),
                moved.state(),
                moved.evidence(),
                moved.by(),
                moved.settled(),
                moved.id());
        tx.update(
                "INSERT INTO impact_obligation_move (obligation, move, state, due, reason, by_whom, moved_at)"
                        + " SELECT ?, 1 + count(*), ?, ?, ?, ?, ? FROM impact_obligation_move WHERE obligation = ?",
                moved.id(),
                moved.state(),
                moved.due(),
                reason,
                by,
                tx.now(),
                moved.id());
        tx.append(new ObligationMoved(
                moved.id(), moved.state().name(), moved.due().toString()));
    }

    private Obligation obligation(Row row) {
        var due = row.date("due");
        var state = row.constant("state", Obligation.State.class);
        return new Obligation(
                row.text("id"),
                row.text("assessment"),
                row.text("subject"),
                row.text("indicator"),
                new LocalizedText(row.text("title_fi"), row.text("title_sv"), row.text("title_en")),
                row.text("promised"),
                row.text("base"),
                row.real("points"),
                due,
                state == Obligation.State.OPEN && due.isBefore(today),
                state,
                row.text("evidence"),
                row.text("by_whom"),
                row.optionalInstant("settled_at"));
    }
}
