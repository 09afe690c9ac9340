package org.minikisa.support.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.minikisa.classification.api.Urgency;
import org.minikisa.intake.api.ContactId;
import org.minikisa.store.api.Row;
import org.minikisa.store.api.Transaction;
import org.minikisa.support.api.CaseChange;
import org.minikisa.support.api.CaseId;
import org.minikisa.support.api.CaseState;

/** The SQL of merges and splits, for the length of one transaction. */
final class ChangeTables {

    private static final String CHANGE = "SELECT * FROM support_change";

    private final Transaction tx;

    ChangeTables(Transaction tx) {
        this.tx = tx;
    }

    /** What can move from one case to another. */
    enum What {
        CONTACT,
        REVIEW,
        CONVERSATION
    }

    /** Something that moved. @param position the place that a contact had in its case; 0 for the others */
    record Moved(What what, String id, long position) {}

    /**
     * A change, and how the case that was kept stood before it.
     *
     * @param urgency empty for what was merged before cases had one
     * @param keptEvents lines of its timeline, the change's own included; likewise {@code otherEvents}
     */
    record Before(
            CaseChange change,
            CaseState state,
            Instant waitingSince,
            Instant answerDue,
            Optional<Instant> closed,
            Optional<String> joint,
            Optional<String> competition,
            Optional<Urgency> urgency,
            long keptEvents,
            long otherEvents) {}

    String nextId() {
        return "CC-" + tx.nextNumber("support.change");
    }

    void insert(CaseChange change, CaseRow kept, long keptEvents, long otherEvents) {
        tx.update(
                "INSERT INTO support_change (id, number, kind, kept, other, person, moment, state, waiting_since,"
                        + " answer_due, closed, joint, competition, urgency, kept_events, other_events)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                change.id(),
                SupportTables.number(change.id()),
                change.kind(),
                change.kept().value(),
                change.other().value(),
                change.by(),
                change.at(),
                kept.state(),
                kept.waitingSince(),
                kept.shown().answerDue(),
                kept.shown().closed(),
                kept.shown().jointProcurement().map(Object::toString),
                kept.shown().competition(),
                kept.shown().urgency(),
                keptEvents,
                otherEvents);
    }

    void insert(String change, Moved moved) {
        tx.update(
                "INSERT INTO support_moved (change, what, id, position) VALUES (?, ?, ?, ?)",
                change,
                moved.what(),
                moved.id(),
                moved.position());
    }

    List<Moved> moved(String change) {
        return tx.query(
                "SELECT what, id, position FROM support_moved WHERE change = ? ORDER BY position, id",
                row -> new Moved(row.constant("what", What.class), row.text("id"), row.number("position")),
                change);
    }

    void undone(String change, String by, Instant at) {
        tx.update("UPDATE support_change SET undone = ?, undone_by = ? WHERE id = ?", at, by, change);
    }

    List<Before> of(CaseId id) {
        return tx.query(CHANGE + " WHERE kept = ? OR other = ? ORDER BY number", this::before, id.value(), id.value());
    }

    private Before before(Row row) {
        var change = new CaseChange(
                row.text("id"),
                row.constant("kind", CaseChange.Kind.class),
                new CaseId(row.text("kept")),
                new CaseId(row.text("other")),
                List.of(),
                row.instant("moment"),
                row.text("person"),
                row.optionalInstant("undone"));
        return new Before(
                change,
                row.constant("state", CaseState.class),
                row.instant("waiting_since"),
                row.instant("answer_due"),
                row.optionalInstant("closed"),
                row.optionalText("joint"),
                row.optionalText("competition"),
                row.optionalText("urgency").filter(text -> !text.isEmpty()).map(Urgency::valueOf),
                row.number("kept_events"),
                row.number("other_events"));
    }

    CaseChange shown(CaseChange change) {
        List<ContactId> contacts = moved(change.id()).stream()
                .filter(moved -> moved.what() == What.CONTACT)
                .map(moved -> new ContactId(moved.id()))
                .toList();
        return new CaseChange(
                change.id(),
                change.kind(),
                change.kept(),
                change.other(),
                contacts,
                change.at(),
                change.by(),
                change.undone());
    }

    /** What of a case could move: its contacts with their places, its reviews, the conversations that lead to it. */
    List<Moved> belongings(CaseId id) {
        return tx.query(
                "SELECT 'CONTACT' AS what, contact AS id, position FROM support_contact WHERE support_case = ?"
                        + " UNION ALL SELECT 'REVIEW', id, 0 FROM support_review WHERE support_case = ?"
                        + " UNION ALL SELECT 'CONVERSATION', conversation, 0 FROM support_thread WHERE support_case = ?"
                        + " ORDER BY position, id",
                row -> new Moved(row.constant("what", What.class), row.text("id"), row.number("position")),
                id.value(),
                id.value(),
                id.value());
    }

    /** Moves something to the end of a case. */
    void move(Moved moved, CaseId from, CaseId to) {
        switch (moved.what()) {
            case CONTACT -> new SupportTables(tx).join(new ContactId(moved.id()), to);
            case REVIEW -> tx.update("UPDATE support_review SET support_case = ? WHERE id = ?", to.value(), moved.id());
            case CONVERSATION -> {
                leads(moved.id(), to);
                leadsNoMore(moved.id(), from);
            }
        }
    }

    /** Gives a contact back the place it had. */
    void place(Moved contact, CaseId in) {
        tx.update(
                "UPDATE support_contact SET support_case = ?, position = ? WHERE contact = ?",
                in.value(),
                contact.position(),
                contact.id());
    }

    void leads(String conversation, CaseId to) {
        tx.update(
                "INSERT INTO support_thread (conversation, support_case) VALUES (?, ?)"
                        + " ON CONFLICT (conversation, support_case) DO NOTHING",
                conversation,
                to.value());
    }

    void leadsNoMore(String conversation, CaseId to) {
        tx.update("DELETE FROM support_thread WHERE conversation = ? AND support_case = ?", conversation, to.value());
    }

    String conversationOf(String contact) {
        return tx.first(
                        "SELECT conversation FROM support_contact WHERE contact = ?",
                        row -> row.text("conversation"),
                        contact)
                .orElseThrow();
    }

    void mergedInto(CaseId id, Optional<CaseId> into) {
        tx.update("UPDATE support_case SET merged_into = ? WHERE id = ?", into.map(CaseId::value), id.value());
    }

    /** Sets how a case stands, whatever it was. */
    void stands(CaseId id, CaseState state, Instant waitingSince, Instant answerDue, Optional<Instant> closed) {
        tx.update(
                "UPDATE support_case SET state = ?, waiting_since = ?, answer_due = ?, closed = ? WHERE id = ?",
                state,
                waitingSince,
                answerDue,
                closed,
                id.value());
    }

    void concerns(CaseId id, Optional<String> joint, Optional<String> competition) {
        tx.update("UPDATE support_case SET joint = ?, competition = ? WHERE id = ?", joint, competition, id.value());
    }

    long events(CaseId id) {
        return tx.first(
                        "SELECT COUNT(*) AS n FROM support_event WHERE support_case = ?",
                        row -> row.number("n"),
                        id.value())
                .orElse(0L);
    }
}
