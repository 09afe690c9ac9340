package org.minikisa.competition.core.evaluation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.evaluation.Clarification;
import org.minikisa.competition.api.evaluation.Decision;
import org.minikisa.competition.api.evaluation.Draw;
import org.minikisa.competition.api.evaluation.Exclusion;
import org.minikisa.competition.api.evaluation.Finding;
import org.minikisa.competition.api.evaluation.RedFlag;
import org.minikisa.competition.core.CompetitionTables;
import org.minikisa.competition.core.StoredForm;
import org.minikisa.store.api.Row;
import org.minikisa.store.api.Transaction;

/** The SQL of everything between the opening and the decision, for the length of one transaction. */
public final class EvaluationTables {

    /** @param evaluator by name */
    record StoredVote(
            String tender,
            String criterion,
            String evaluator,
            BigDecimal value,
            String reason,
            int version,
            Instant at) {}

    /** @param evaluator by name; @param biased whether there is an interest */
    public record StoredInterest(String evaluator, boolean biased, String interest) {}

    private final CompetitionId id;
    private final Transaction tx;
    private final CompetitionTables tables;

    public EvaluationTables(CompetitionId id, Transaction tx, CompetitionTables tables) {
        this.id = id;
        this.tx = tx;
        this.tables = tables;
    }

    /** As it is kept: nothing for nobody. */
    private String person(Act act) {
        String person = tables.person(act.by());
        return person.isEmpty() ? null : person;
    }

    void keep(Finding finding, Act act) {
        tx.update(
                "INSERT INTO competition_finding (competition, tender, requirement, verdict, reason, person, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (competition, tender, requirement) DO UPDATE SET"
                        + " verdict = excluded.verdict, reason = excluded.reason, person = excluded.person,"
                        + " at = excluded.at",
                id.value(),
                finding.tender(),
                finding.requirement(),
                finding.verdict(),
                finding.reason(),
                person(act),
                act.at());
    }

    List<Finding> findings() {
        return tx.query(
                "SELECT f.*, p.name FROM competition_finding f LEFT JOIN competition_person p ON p.id = f.person"
                        + " WHERE f.competition = ? ORDER BY f.tender, f.requirement",
                row -> new Finding(
                        row.text("tender"),
                        row.text("requirement"),
                        row.constant("verdict", Finding.Verdict.class),
                        row.text("reason"),
                        row.optionalText("name").orElse(Act.NOBODY),
                        row.instant("at")),
                id.value());
    }

    /** @return its number */
    int ask(String tender, Clarification.Kind kind, String subject, String question, Instant due, Act act) {
        long number = tx.nextNumber("competition.clarification." + id);
        tx.update(
                "INSERT INTO competition_clarification"
                        + " (competition, number, tender, kind, subject, question, asked_by, asked_at, due_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id.value(),
                number,
                tender,
                kind,
                subject,
                question,
                person(act),
                act.at(),
                due);
        return (int) number;
    }

    void answer(int number, String answer, Instant at) {
        tx.update(
                "UPDATE competition_clarification SET answer = ?, answered_at = ? WHERE competition = ? AND number = ?",
                answer,
                at,
                id.value(),
                number);
    }

    void assess(int number, Clarification.Assessment assessment, String reason, Act act) {
        tx.update(
                "UPDATE competition_clarification SET assessment = ?, reason = ?, assessed_by = ?"
                        + " WHERE competition = ? AND number = ?",
                assessment,
                reason,
                person(act),
                id.value(),
                number);
    }

    List<Clarification> clarifications() {
        return tx.query(
                "SELECT c.*, a.name AS asker, s.name AS assessor FROM competition_clarification c"
                        + " LEFT JOIN competition_person a ON a.id = c.asked_by"
                        + " LEFT JOIN competition_person s ON s.id = c.assessed_by"
                        + " WHERE c.competition = ? ORDER BY c.number",
                row -> new Clarification(
                        (int) row.number("number"),
                        row.text("tender"),
                        row.constant("kind", Clarification.Kind.class),
                        row.text("subject"),
                        row.text("question"),
                        row.optionalText("asker").orElse(Act.NOBODY),
                        row.instant("asked_at"),
                        row.instant("due_at"),
                        row.optionalText("answer"),
                        row.optionalInstant("answered_at"),
                        row.optionalText("assessment").map(Clarification.Assessment::valueOf),
                        row.text("reason"),
                        row.optionalText("assessor").orElse(Act.NOBODY)),
                id.value());
    }

    void exclude(String tender, String tenderer, Exclusion.Ground ground, String reason, Act act) {
        tx.update(
                "INSERT INTO competition_exclusion (competition, number, tender, tenderer, ground, reason, person, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                id.value(),
                tx.nextNumber("competition.exclusion." + id),
                tender,
                tenderer,
                ground,
                reason,
                person(act),
                act.at());
    }

    void reinstate(String tender, String reason, Instant at) {
        tx.update(
                "UPDATE competition_exclusion SET lifted_at = ?, lifted_reason = ?"
                        + " WHERE competition = ? AND tender = ? AND lifted_at IS NULL",
                at,
                reason,
                id.value(),
                tender);
    }

    public List<Exclusion> exclusions() {
        return tx.query(
                "SELECT e.*, p.name FROM competition_exclusion e LEFT JOIN competition_person p ON p.id = e.person"
                        + " WHERE e.competition = ? ORDER BY e.number",
                row -> new Exclusion(
                        (int) row.number("number"),
                        row.text("tender"),
                        row.text("tenderer"),
                        row.constant("ground", Exclusion.Ground.class),
                        row.text("reason"),
                        row.optionalText("name").orElse(Act.NOBODY),
                        row.instant("at"),
                        row.optionalInstant("lifted_at"),
                        row.text("lifted_reason")),
                id.value());
    }

    void answerFlag(String code, String lot, String answer, Act act) {
        tx.update(
                "INSERT INTO competition_flag (competition, code, lot, answer, person, at) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (competition, code, lot) DO UPDATE SET answer = excluded.answer,"
                        + " person = excluded.person, at = excluded.at",
                id.value(),
                code,
                lot,
                answer,
                person(act),
                act.at());
    }

    /** By code and lot, as {@link #flagKey} writes them. */
    Map<String, RedFlag.Answer> flagAnswers() {
        var answers = new LinkedHashMap<String, RedFlag.Answer>();
        tx.query(
                        "SELECT f.*, p.name FROM competition_flag f LEFT JOIN competition_person p ON p.id = f.person"
                                + " WHERE f.competition = ? ORDER BY f.code, f.lot",
                        row -> Map.entry(
                                flagKey(row.text("code"), row.text("lot")),
                                new RedFlag.Answer(
                                        row.text("answer"),
                                        row.optionalText("name").orElse(Act.NOBODY),
                                        row.instant("at"))),
                        id.value())
                .forEach(entry -> answers.put(entry.getKey(), entry.getValue()));
        return answers;
    }

    static String flagKey(String code, String lot) {
        return code + " " + lot;
    }

    void declare(boolean biased, String interest, Act act) {
        tx.update(
                "INSERT INTO competition_interest (competition, person, biased, interest, at) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (competition, person) DO UPDATE SET biased = excluded.biased,"
                        + " interest = excluded.interest, at = excluded.at",
                id.value(),
                person(act),
                biased,
                interest,
                act.at());
    }

    public List<StoredInterest> interests() {
        return tx.query(
                "SELECT i.biased, i.interest, p.name FROM competition_interest i"
                        + " JOIN competition_person p ON p.id = i.person WHERE i.competition = ? ORDER BY p.number",
                row -> new StoredInterest(row.text("name"), row.flag("biased"), row.text("interest")),
                id.value());
    }

    void vote(String tender, String criterion, BigDecimal value, String reason, int version, Act act) {
        tx.update(
                "INSERT INTO competition_vote (competition, tender, criterion, person, points, reason, version, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (competition, tender, criterion, person)"
                        + " DO UPDATE SET points = excluded.points, reason = excluded.reason,"
                        + " version = excluded.version, at = excluded.at",
                id.value(),
                tender,
                criterion,
                person(act),
                value,
                reason,
                version,
                act.at());
    }

    List<StoredVote> votes() {
        return tx.query(
                "SELECT v.*, p.name FROM competition_vote v JOIN competition_person p ON p.id = v.person"
                        + " WHERE v.competition = ? ORDER BY v.tender, v.criterion, p.number",
                row -> new StoredVote(
                        row.text("tender"),
                        row.text("criterion"),
                        row.text("name"),
                        row.decimal("points"),
                        row.text("reason"),
                        (int) row.number("version"),
                        row.instant("at")),
                id.value());
    }

    /** Versions of the values that are scored, by tender and criterion as {@link #valueKey} writes them. */
    Map<String, Integer> valueVersions() {
        var versions = new LinkedHashMap<String, Integer>();
        tx.query(
                        "SELECT tender, criterion, version FROM competition_judgement WHERE competition = ?",
                        row -> Map.entry(
                                valueKey(row.text("tender"), row.text("criterion")), (int) row.number("version")),
                        id.value())
                .forEach(entry -> versions.put(entry.getKey(), entry.getValue()));
        return versions;
    }

    static String valueKey(String tender, String criterion) {
        return tender + " " + criterion;
    }

    void forgetValue(String tender, String criterion) {
        tx.update(
                "DELETE FROM competition_judgement WHERE competition = ? AND tender = ? AND criterion = ?",
                id.value(),
                tender,
                criterion);
    }

    /** Values that rest on a vote of this person are agreed on anew. */
    void forgetValuesOf(String evaluator) {
        tx.update(
                "DELETE FROM competition_judgement WHERE competition = ? AND EXISTS (SELECT 1 FROM competition_vote v"
                        + " JOIN competition_person p ON p.id = v.person"
                        + " WHERE v.competition = competition_judgement.competition"
                        + " AND v.tender = competition_judgement.tender"
                        + " AND v.criterion = competition_judgement.criterion AND p.name = ?)",
                id.value(),
                evaluator);
    }

    int beginDraw(String lot, List<String> tied) {
        long number = tx.nextNumber("competition.draw." + id);
        tx.update(
                "INSERT INTO competition_draw (competition, number, lot, tied) VALUES (?, ?, ?, ?)",
                id.value(),
                number,
                lot,
                StoredForm.write(tied));
        return (int) number;
    }

    void giveUpDraw(int draw, String reason) {
        tx.update(
                "UPDATE competition_draw SET given_up = ? WHERE competition = ? AND number = ?",
                reason,
                id.value(),
                draw);
    }

    void commit(int draw, int place, String commitment, Act act) {
        tx.update(
                "INSERT INTO competition_draw_part (competition, draw, place, person, commitment)"
                        + " VALUES (?, ?, ?, ?, ?)",
                id.value(),
                draw,
                place,
                person(act),
                commitment);
    }

    void reveal(int draw, String commitment, String secret) {
        tx.update(
                "UPDATE competition_draw_part SET secret = ? WHERE competition = ? AND draw = ? AND commitment = ?",
                secret,
                id.value(),
                draw,
                commitment);
    }

    List<Draw> draws() {
        return tx.query("SELECT * FROM competition_draw WHERE competition = ? ORDER BY number", this::draw, id.value());
    }

    private Draw draw(Row row) {
        int number = (int) row.number("number");
        List<Draw.Participant> participants = tx.query(
                "SELECT d.commitment, d.secret, p.name FROM competition_draw_part d"
                        + " JOIN competition_person p ON p.id = d.person"
                        + " WHERE d.competition = ? AND d.draw = ? ORDER BY d.place",
                part -> new Draw.Participant(part.text("name"), part.text("commitment"), part.optionalText("secret")),
                id.value(),
                number);
        return LotDrawing.of(
                id,
                number,
                row.text("lot"),
                StoredForm.readList(row.text("tied"), String.class),
                participants,
                row.optionalText("given_up"));
    }

    void decided(Decision decision, Act act) {
        tx.update(
                "INSERT INTO competition_decision (competition, person, at, lots) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (competition) DO UPDATE SET person = excluded.person, at = excluded.at,"
                        + " lots = excluded.lots",
                id.value(),
                person(act),
                act.at(),
                StoredForm.write(decision.lots()));
    }

    public Optional<Decision> decision() {
        return tx.first(
                "SELECT d.at, d.lots, p.name FROM competition_decision d"
                        + " LEFT JOIN competition_person p ON p.id = d.person WHERE d.competition = ?",
                row -> new Decision(
                        row.instant("at"),
                        row.optionalText("name").orElse(Act.NOBODY),
                        StoredForm.readList(row.text("lots"), Decision.LotDecision.class)),
                id.value());
    }
}
