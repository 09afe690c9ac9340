package org.minikisa.competition.core;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Award;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionEvent;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.Discrepancy;
import org.minikisa.competition.api.Judgement;
import org.minikisa.competition.api.LotResult;
import org.minikisa.competition.api.Notification;
import org.minikisa.competition.api.RefusedTender;
import org.minikisa.competition.api.ScoreTable;
import org.minikisa.competition.api.Tender;
import org.minikisa.problem.api.Problem;
import org.minikisa.store.api.Row;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.Transaction;

/** All SQL of the wing, for the length of one transaction. */
public final class CompetitionTables {

    /** What has become of a tender. */
    public enum TenderStatus {
        IN,
        LATE,
        EXCLUDED
    }

    /**
     * A tender as it is kept.
     *
     * @param number of the house, unique in the competition
     * @param salt lower-case hex; what makes a digest of it say nothing
     */
    public record StoredTender(
            int number, Tender tender, int version, String salt, TenderStatus status, Instant statusAt, String reason) {

        /** The same with another fate. */
        public StoredTender become(TenderStatus other, Instant at, String why) {
            return new StoredTender(number, tender, version, salt, other, at, why);
        }

        /** How facts name it. */
        public String houseNumber(CompetitionId competition) {
            return competition + "/" + number;
        }
    }

    private final Transaction tx;

    /** Brings the wing's tables up to what its code needs; every component does it before it asks for anything. */
    public static void migrate(Store store) {
        store.migrate("competition", CompetitionTables.class);
    }

    public CompetitionTables(Transaction tx) {
        this.tx = tx;
    }

    public Instant now() {
        return tx.now();
    }

    public CompetitionId insert(CompetitionDraft draft) {
        long number = tx.nextNumber("competition.competition");
        var id = new CompetitionId("CO-" + number);
        tx.update(
                "INSERT INTO competition_competition"
                        + " (id, number, draft_key, state, draft, methods, warnings, discrepancies)"
                        + " VALUES (?, ?, ?, ?, ?, '{}', '[]', '[]')",
                id.value(),
                number,
                draft.key(),
                CompetitionState.DRAFT,
                StoredForm.write(draft));
        return id;
    }

    public void replaceDraft(CompetitionId id, CompetitionDraft draft) {
        tx.update("UPDATE competition_competition SET draft = ? WHERE id = ?", StoredForm.write(draft), id.value());
    }

    public void publish(
            CompetitionId id, Instant at, Instant closesAt, Map<String, String> methods, List<Problem> warnings) {
        tx.update(
                "UPDATE competition_competition SET state = ?, published_at = ?, closes_at = ?, methods = ?, warnings = ?"
                        + " WHERE id = ?",
                CompetitionState.OPEN,
                at,
                closesAt,
                StoredForm.write(methods),
                StoredForm.write(warnings),
                id.value());
    }

    public void state(CompetitionId id, CompetitionState state) {
        tx.update("UPDATE competition_competition SET state = ? WHERE id = ?", state, id.value());
    }

    public void opened(CompetitionId id, Instant at) {
        tx.update(
                "UPDATE competition_competition SET state = ?, opened_at = ? WHERE id = ?",
                CompetitionState.OPENED,
                at,
                id.value());
    }

    /** @param results at least one of them with a comparison */
    public void scored(CompetitionId id, List<LotResult> results) {
        tx.update(
                "UPDATE competition_competition SET state = ?, scores = ?, results = ? WHERE id = ?",
                CompetitionState.EVALUATED,
                StoredForm.write(results.stream()
                        .flatMap(result -> result.scores().stream())
                        .findFirst()
                        .orElseThrow()),
                StoredForm.write(results),
                id.value());
    }

    /** What was evaluated no longer holds. */
    public void reopened(CompetitionId id) {
        tx.update(
                "UPDATE competition_competition SET state = ?, scores = NULL, results = '[]' WHERE id = ?",
                CompetitionState.OPENED,
                id.value());
    }

    public void decided(CompetitionId id, Award award, List<LotResult> results) {
        tx.update(
                "UPDATE competition_competition SET state = ?, decided_at = ?, award = ?, results = ? WHERE id = ?",
                CompetitionState.DECIDED,
                award.at(),
                StoredForm.write(award),
                StoredForm.write(results),
                id.value());
    }

    public void notified(CompetitionId id, Notification notification, CompetitionState state) {
        tx.update(
                "UPDATE competition_competition SET state = ?, notification = ? WHERE id = ?",
                state,
                StoredForm.write(notification),
                id.value());
    }

    /** No decision stands any more. @param results as they were compared, without awards */
    public void undecided(CompetitionId id, List<LotResult> results, CompetitionState state) {
        tx.update(
                "UPDATE competition_competition SET state = ?, decided_at = NULL, award = NULL, notification = NULL,"
                        + " results = ? WHERE id = ?",
                state,
                StoredForm.write(results),
                id.value());
    }

    public void discrepancies(CompetitionId id, List<Discrepancy> discrepancies) {
        tx.update(
                "UPDATE competition_competition SET discrepancies = ? WHERE id = ?",
                StoredForm.write(discrepancies),
                id.value());
    }

    /** The methods that were frozen at publication: criterion id to {@code id@version}. */
    public Map<String, String> methods(CompetitionId id) {
        return tx.first(
                        "SELECT methods FROM competition_competition WHERE id = ?",
                        row -> StoredForm.readMap(row.text("methods"), String.class),
                        id.value())
                .orElseThrow();
    }

    public void methods(CompetitionId id, Map<String, String> methods) {
        tx.update("UPDATE competition_competition SET methods = ? WHERE id = ?", StoredForm.write(methods), id.value());
    }

    public void insertTender(CompetitionId id, StoredTender stored) {
        tx.update(
                "INSERT INTO competition_tender (competition, number, tender, tenderer, lot, version, content, salt,"
                        + " received_at, status, status_at, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id.value(),
                stored.number(),
                stored.tender().id(),
                stored.tender().tenderer(),
                stored.tender().lot(),
                stored.version(),
                StoredForm.writeValues(stored.tender().values()),
                stored.salt(),
                stored.tender().received(),
                stored.status(),
                stored.statusAt(),
                stored.reason());
    }

    public void replaceTender(CompetitionId id, StoredTender stored) {
        tx.update(
                "UPDATE competition_tender SET version = ?, content = ?, salt = ?, received_at = ?, status = ?,"
                        + " status_at = ?, reason = ? WHERE competition = ? AND number = ?",
                stored.version(),
                StoredForm.writeValues(stored.tender().values()),
                stored.salt(),
                stored.tender().received(),
                stored.status(),
                stored.statusAt(),
                stored.reason(),
                id.value(),
                stored.number());
    }

    /** All, also late and excluded ones, in the order they first came. */
    public List<StoredTender> tenders(CompetitionId id) {
        return tx.query(
                "SELECT * FROM competition_tender WHERE competition = ? ORDER BY number",
                CompetitionTables::storedTender,
                id.value());
    }

    /** The number of a person who acts, a new one where it is the first time; {@code ""} for {@link Act#NOBODY}. */
    public String person(String name) {
        if (name.equals(Act.NOBODY)) {
            return "";
        }
        return tx.first("SELECT id FROM competition_person WHERE name = ?", row -> row.text("id"), name)
                .orElseGet(() -> {
                    long number = tx.nextNumber("competition.person");
                    tx.update(
                            "INSERT INTO competition_person (id, number, name) VALUES (?, ?, ?)",
                            "PE-" + number,
                            number,
                            name);
                    return "PE-" + number;
                });
    }

    public void insertEvent(CompetitionId id, String what, Instant at, String person, String reason) {
        tx.update(
                "INSERT INTO competition_event (competition, number, what, at, person, reason)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                id.value(),
                tx.nextNumber("competition.event." + id),
                what,
                at,
                person.isEmpty() ? null : person,
                reason);
    }

    public List<CompetitionEvent> history(CompetitionId id) {
        return tx.query(
                "SELECT e.number, e.what, e.at, e.reason, p.name FROM competition_event e"
                        + " LEFT JOIN competition_person p ON p.id = e.person WHERE e.competition = ? ORDER BY e.number",
                row -> new CompetitionEvent(
                        (int) row.number("number"),
                        row.text("what"),
                        row.instant("at"),
                        row.optionalText("name").orElse(Act.NOBODY),
                        row.text("reason")),
                id.value());
    }

    /** Its version was never given to another value of the competition, so nobody can save over one he has not seen. */
    public void judge(CompetitionId id, Judgement judgement) {
        tx.update(
                "INSERT INTO competition_judgement (competition, tender, criterion, points, judge, reason, version)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (competition, tender, criterion) DO UPDATE SET"
                        + " points = excluded.points, judge = excluded.judge, reason = excluded.reason,"
                        + " version = excluded.version",
                id.value(),
                judgement.tender(),
                judgement.criterion(),
                judgement.value(),
                judgement.by(),
                judgement.reason(),
                tx.nextNumber("competition.value." + id));
    }

    List<Judgement> judgements(CompetitionId id) {
        return tx.query(
                "SELECT * FROM competition_judgement WHERE competition = ? ORDER BY tender, criterion",
                row -> new Judgement(
                        row.text("tender"),
                        row.text("criterion"),
                        row.decimal("points"),
                        row.text("judge"),
                        row.text("reason")),
                id.value());
    }

    public Optional<Competition> find(CompetitionId id) {
        return tx.first("SELECT * FROM competition_competition WHERE id = ?", Kept::of, id.value())
                .map(this::whole);
    }

    public Optional<Competition> ofKey(String key) {
        return tx.first("SELECT * FROM competition_competition WHERE draft_key = ?", Kept::of, key)
                .map(this::whole);
    }

    public List<Competition> list() {
        return tx.query("SELECT * FROM competition_competition ORDER BY number", Kept::of).stream()
                .map(this::whole)
                .toList();
    }

    /** A competition of today, without its tenders and what came of them. */
    public record Running(CompetitionId id, CompetitionState state, Optional<Instant> closes, CompetitionDraft draft) {}

    /** Those that somebody still works on, without what was imported from elsewhere. */
    public List<Running> running() {
        return tx
                .query(
                        "SELECT id, state, closes_at, draft FROM competition_competition"
                                + " WHERE state NOT IN (?, ?, ?) ORDER BY number",
                        row -> new Running(
                                new CompetitionId(row.text("id")),
                                row.constant("state", CompetitionState.class),
                                row.optionalInstant("closes_at"),
                                StoredForm.read(row.text("draft"), CompetitionDraft.class)),
                        CompetitionState.CONTRACTED,
                        CompetitionState.CANCELLED,
                        CompetitionState.ARCHIVED)
                .stream()
                .filter(one -> one.draft().source().isEmpty())
                .toList();
    }

    /** What may be seen of it: nothing of its tenders while they are sealed. */
    private Competition whole(Kept kept) {
        List<StoredTender> stored = tenders(kept.id());
        List<Tender> in = stored.stream()
                .filter(one -> one.status() == TenderStatus.IN)
                .map(StoredTender::tender)
                .toList();
        return new Competition(
                kept.id(),
                kept.draft(),
                kept.state(),
                kept.published(),
                kept.closes(),
                kept.opened(),
                kept.decided(),
                kept.warnings(),
                kept.state() == CompetitionState.CLOSED ? in.size() + sealedCount(kept.id()) : in.size(),
                kept.state().sealed() ? List.of() : in,
                refused(kept.id(), kept.state(), stored),
                judgements(kept.id()),
                kept.scores(),
                kept.award(),
                kept.discrepancies(),
                kept.results(),
                kept.invited(),
                kept.questionsUntil(),
                kept.notification());
    }

    /** How many sealed tenders will be opened. Told to nobody before the tender period has been closed. */
    public int sealedCount(CompetitionId id) {
        return new SealedTables(tx).count(id);
    }

    /** The row of a competition, without what hangs on it. */
    private record Kept(
            CompetitionId id,
            CompetitionDraft draft,
            CompetitionState state,
            Optional<Instant> published,
            Optional<Instant> closes,
            Optional<Instant> opened,
            Optional<Instant> decided,
            List<Problem> warnings,
            Optional<ScoreTable> scores,
            Optional<Award> award,
            List<Discrepancy> discrepancies,
            List<LotResult> results,
            List<String> invited,
            Optional<Instant> questionsUntil,
            Optional<Notification> notification) {

        public static Kept of(Row row) {
            return new Kept(
                    new CompetitionId(row.text("id")),
                    StoredForm.read(row.text("draft"), CompetitionDraft.class),
                    row.constant("state", CompetitionState.class),
                    row.optionalInstant("published_at"),
                    row.optionalInstant("closes_at"),
                    row.optionalInstant("opened_at"),
                    row.optionalInstant("decided_at"),
                    StoredForm.readList(row.text("warnings"), Problem.class),
                    row.optionalText("scores").map(json -> StoredForm.read(json, ScoreTable.class)),
                    row.optionalText("award").map(json -> StoredForm.read(json, Award.class)),
                    StoredForm.readList(row.text("discrepancies"), Discrepancy.class),
                    StoredForm.readList(row.text("results"), LotResult.class),
                    StoredForm.readList(row.text("invited"), String.class),
                    row.optionalInstant("questions_until"),
                    row.optionalText("notification").map(json -> StoredForm.read(json, Notification.class)));
        }
    }

    private static List<RefusedTender> refused(CompetitionId id, CompetitionState state, List<StoredTender> stored) {
        return stored.stream()
                .filter(one -> one.status() != TenderStatus.IN)
                .map(one -> new RefusedTender(
                        state.sealed() ? one.houseNumber(id) : one.tender().id(),
                        state.sealed() ? "" : one.tender().tenderer(),
                        one.statusAt(),
                        RefusedTender.Kind.valueOf(one.status().name()),
                        one.reason()))
                .toList();
    }

    private static StoredTender storedTender(Row row) {
        var tender = new Tender(
                row.text("tender"),
                row.text("tenderer"),
                StoredForm.readValues(row.text("content")),
                row.instant("received_at"),
                row.text("lot"));
        return new StoredTender(
                (int) row.number("number"),
                tender,
                (int) row.number("version"),
                row.text("salt"),
                row.constant("status", TenderStatus.class),
                row.instant("status_at"),
                row.text("reason"));
    }
}
