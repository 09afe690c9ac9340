package org.minikisa.competition.core.publication;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.preparation.Amendment;
import org.minikisa.competition.api.preparation.Notice;
import org.minikisa.competition.api.preparation.Question;
import org.minikisa.competition.api.preparation.Template;
import org.minikisa.competition.core.StoredForm;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.store.api.Row;
import org.minikisa.store.api.Transaction;

/** The SQL of what happens before the end of the tender period, for the length of one transaction. */
public final class PreparationTables {

    private final Transaction tx;

    public PreparationTables(Transaction tx) {
        this.tx = tx;
    }

    // ------------------------------------------------------------------------------------------------------ templates

    public void insert(Template template, String person) {
        tx.update(
                "INSERT INTO competition_template (id, version, joint, name, sha256, document, kept_at, person)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                template.id(),
                template.version(),
                template.jointProcurement(),
                StoredForm.write(template.name()),
                template.sha256(),
                template.document(),
                template.kept(),
                known(person));
    }

    /** All versions of all, by id, oldest first. */
    public List<Template> templates() {
        return tx.query("SELECT * FROM competition_template ORDER BY id, version", PreparationTables::template);
    }

    public List<Template> versions(String id) {
        return tx.query(
                "SELECT * FROM competition_template WHERE id = ? ORDER BY version", PreparationTables::template, id);
    }

    private static Template template(Row row) {
        return new Template(
                row.text("id"),
                (int) row.number("version"),
                row.text("joint"),
                StoredForm.read(row.text("name"), LocalizedText.class),
                row.text("sha256"),
                row.text("document"),
                row.instant("kept_at"));
    }

    // ---------------------------------------------------------------------------------------------------- attachments

    public void keep(String sha256, byte[] bytes, Instant at) {
        tx.update(
                "INSERT INTO competition_attachment (sha256, bytes, kept_at) VALUES (?, ?, ?)"
                        + " ON CONFLICT (sha256) DO NOTHING",
                sha256,
                bytes,
                at);
    }

    public boolean has(String sha256) {
        return tx.first("SELECT 1 AS there FROM competition_attachment WHERE sha256 = ?", row -> 1, sha256)
                .isPresent();
    }

    public Optional<byte[]> bytes(String sha256) {
        return tx.first("SELECT bytes FROM competition_attachment WHERE sha256 = ?", row -> row.bytes("bytes"), sha256);
    }

    // -------------------------------------------------------------------------------------------------------- reviews

    public void review(CompetitionId id, String review) {
        tx.update(
                "INSERT INTO competition_review (competition, number, review) VALUES (?, ?, ?)",
                id.value(),
                next("competition_review", id),
                review);
    }

    /** The newest. */
    public Optional<String> review(CompetitionId id) {
        return tx.first(
                "SELECT review FROM competition_review WHERE competition = ? ORDER BY number DESC LIMIT 1",
                row -> row.text("review"),
                id.value());
    }

    // ----------------------------------------------------------------------------------------------------- invitation

    public void invited(CompetitionId id, List<String> suppliers) {
        tx.update(
                "UPDATE competition_competition SET invited = ? WHERE id = ?", StoredForm.write(suppliers), id.value());
    }

    public void questionsUntil(CompetitionId id, Optional<Instant> until) {
        tx.update(
                "UPDATE competition_competition SET questions_until = ? WHERE id = ?", until.orElse(null), id.value());
    }

    public void closes(CompetitionId id, Instant closes) {
        tx.update("UPDATE competition_competition SET closes_at = ? WHERE id = ?", closes, id.value());
    }

    public void notice(CompetitionId id, Notice.Kind kind, Instant at, List<String> to, int about) {
        tx.update(
                "INSERT INTO competition_told (competition, number, kind, at, recipients, about)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                id.value(),
                next("competition_told", id),
                kind,
                at,
                StoredForm.write(to),
                about);
    }

    public List<Notice> notices(CompetitionId id) {
        return tx.query(
                "SELECT * FROM competition_told WHERE competition = ? ORDER BY number",
                row -> new Notice(
                        (int) row.number("number"),
                        row.constant("kind", Notice.Kind.class),
                        row.instant("at"),
                        StoredForm.readList(row.text("recipients"), String.class),
                        (int) row.number("about")),
                id.value());
    }

    // ------------------------------------------------------------------------------------------------------ questions

    public Question ask(CompetitionId id, String supplier, String text, Instant at) {
        var question = new Question(next("competition_question", id), supplier, text, at, Optional.empty());
        tx.update(
                "INSERT INTO competition_question (competition, number, supplier, question, asked_at)"
                        + " VALUES (?, ?, ?, ?, ?)",
                id.value(),
                question.number(),
                supplier,
                text,
                at);
        return question;
    }

    public void answer(CompetitionId id, int number, Question.Answer answer, String person) {
        tx.update(
                "UPDATE competition_question SET answer = ?, answered_at = ?, correction = ?, person = ?"
                        + " WHERE competition = ? AND number = ?",
                answer.text(),
                answer.at(),
                answer.correction(),
                known(person),
                id.value(),
                number);
    }

    public List<Question> questions(CompetitionId id) {
        return tx.query(
                "SELECT * FROM competition_question WHERE competition = ? ORDER BY number",
                row -> new Question(
                        (int) row.number("number"),
                        row.text("supplier"),
                        row.text("question"),
                        row.instant("asked_at"),
                        row.optionalText("answer")
                                .map(text -> new Question.Answer(
                                        text, row.instant("answered_at"), row.number("correction") == 1))),
                id.value());
    }

    // ----------------------------------------------------------------------------------------------------- amendments

    public int nextAmendment(CompetitionId id) {
        return next("competition_amendment", id);
    }

    public void insert(CompetitionId id, Amendment amendment, String person) {
        tx.update(
                "INSERT INTO competition_amendment (competition, number, kind, at, person, reason, changes,"
                        + " closed_before, closes_at, renew) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id.value(),
                amendment.number(),
                amendment.kind(),
                amendment.at(),
                known(person),
                amendment.reason(),
                StoredForm.write(amendment.changes()),
                amendment.closedBefore(),
                amendment.closes(),
                amendment.renew());
    }

    public List<Amendment> amendments(CompetitionId id) {
        return tx.query(
                "SELECT a.*, p.name FROM competition_amendment a LEFT JOIN competition_person p ON p.id = a.person"
                        + " WHERE a.competition = ? ORDER BY a.number",
                row -> new Amendment(
                        (int) row.number("number"),
                        row.constant("kind", Amendment.Kind.class),
                        row.instant("at"),
                        row.optionalText("name").orElse(Act.NOBODY),
                        row.text("reason"),
                        StoredForm.readList(row.text("changes"), Amendment.Change.class),
                        row.instant("closed_before"),
                        row.instant("closes_at"),
                        row.number("renew") == 1),
                id.value());
    }

    /** Numbers of a competition are given one after another; there is one writer at a time. */
    private int next(String table, CompetitionId id) {
        return tx.first(
                        "SELECT COALESCE(MAX(number), 0) + 1 AS next FROM " + table + " WHERE competition = ?",
                        row -> (int) row.number("next"),
                        id.value())
                .orElseThrow();
    }

    private static String known(String person) {
        return person.isEmpty() ? null : person;
    }
}
