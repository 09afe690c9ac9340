package org.minikisa.intake.core.attachment;

import java.util.Optional;

import org.minikisa.intake.api.attachments.AttachmentReader.Outcome;
import org.minikisa.intake.api.attachments.AttachmentReader.Reason;
import org.minikisa.store.api.Row;
import org.minikisa.store.api.Transaction;

/** The SQL of attachments' texts, for the time of one transaction. */
public final class AttachmentTable {

    private static final String WHOLE = "TEXT";
    private static final String CUT = "CUT";

    private final Transaction tx;

    public AttachmentTable(Transaction tx) {
        this.tx = tx;
    }

    /** @param position from 0 */
    public Optional<Outcome> find(String contact, int position) {
        return tx.first(
                "SELECT outcome, content FROM intake_attachment_text WHERE contact = ? AND position = ?",
                AttachmentTable::outcome,
                contact,
                position);
    }

    private static Outcome outcome(Row row) {
        String outcome = row.text("outcome");
        String content = row.text("content");
        return outcome.equals(WHOLE) || outcome.equals(CUT)
                ? new Outcome.Text(content, outcome.equals(CUT))
                : new Outcome.None(Reason.valueOf(outcome), content);
    }

    void write(String contact, int position, Outcome outcome) {
        tx.update(
                "INSERT INTO intake_attachment_text (contact, position, outcome, content) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (contact, position)"
                        + " DO UPDATE SET outcome = excluded.outcome, content = excluded.content",
                contact,
                position,
                name(outcome),
                outcome instanceof Outcome.Text text ? text.content() : ((Outcome.None) outcome).words());
    }

    private static String name(Outcome outcome) {
        if (outcome instanceof Outcome.Text text) {
            return text.cut() ? CUT : WHOLE;
        }
        return ((Outcome.None) outcome).reason().name();
    }
}
