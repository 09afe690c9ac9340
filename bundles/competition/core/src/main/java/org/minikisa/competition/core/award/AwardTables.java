package org.minikisa.competition.core.award;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.LotResult;
import org.minikisa.competition.api.Notification;
import org.minikisa.competition.api.award.Appeal;
import org.minikisa.competition.api.award.AwardFile;
import org.minikisa.competition.api.award.AwardFile.Archive;
import org.minikisa.competition.api.award.AwardFile.CancellationNotice;
import org.minikisa.competition.api.award.AwardFile.FormerDecision;
import org.minikisa.competition.api.award.AwardFile.MadeContract;
import org.minikisa.competition.api.award.AwardFile.Notice;
import org.minikisa.competition.api.award.AwardFile.Removal;
import org.minikisa.competition.api.award.AwardFile.ServedCancellation;
import org.minikisa.competition.api.award.Cancellation;
import org.minikisa.competition.api.award.Contract;
import org.minikisa.competition.api.evaluation.Decision;
import org.minikisa.competition.core.StoredForm;
import org.minikisa.store.api.Row;
import org.minikisa.store.api.Transaction;

/** What followed the decisions, in its tables, for the length of one transaction. */
final class AwardTables {

    /**
     * An appeal as it is kept.
     *
     * @param round how many decisions had been removed when it came
     * @param cameIn the state it found, which it goes back to where the decision stands
     */
    record KeptAppeal(Appeal appeal, int round, CompetitionState cameIn) {}

    private final Transaction tx;
    private final String id;

    AwardTables(Transaction tx, CompetitionId id) {
        this.tx = tx;
        this.id = id.value();
    }

    AwardFile file() {
        return new AwardFile(
                new CompetitionId(id),
                former(),
                appeals().stream().map(KeptAppeal::appeal).toList(),
                contracts(),
                cancellations(),
                notices(),
                archive());
    }

    private long next(String what) {
        return tx.nextNumber("competition." + what + "." + id);
    }

    int insertFormer(
            Instant decided,
            List<LotResult> results,
            Optional<Notification> notification,
            Removal removedBy,
            Instant at,
            String reason) {
        long number = next("former");
        tx.update(
                "INSERT INTO competition_former_decision (competition, number, decided_at, results, notification,"
                        + " removed_by, removed_at, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                number,
                decided,
                StoredForm.write(results),
                notification.map(StoredForm::write),
                removedBy,
                at,
                reason);
        takeOverGrounds(number);
        return (int) number;
    }

    /** The decision's grounds go with it: they are no decision's that stands. */
    private void takeOverGrounds(long number) {
        tx.update(
                "UPDATE competition_former_decision SET"
                        + " person = (SELECT d.person FROM competition_decision d WHERE d.competition = ?),"
                        + " lots = (SELECT d.lots FROM competition_decision d WHERE d.competition = ?)"
                        + " WHERE competition = ? AND number = ?",
                id,
                id,
                id,
                number);
        tx.update("DELETE FROM competition_decision WHERE competition = ?", id);
    }

    List<FormerDecision> former() {
        return tx.query(
                "SELECT f.*, p.name FROM competition_former_decision f"
                        + " LEFT JOIN competition_person p ON p.id = f.person WHERE f.competition = ? ORDER BY f.number",
                AwardTables::former,
                id);
    }

    private static FormerDecision former(Row row) {
        Optional<Decision> decision = row.optionalText("lots")
                .map(lots -> new Decision(
                        row.instant("decided_at"),
                        row.optionalText("name").orElse(Act.NOBODY),
                        StoredForm.readList(lots, Decision.LotDecision.class)));
        return new FormerDecision(
                (int) row.number("number"),
                row.instant("decided_at"),
                StoredForm.readList(row.text("results"), LotResult.class),
                decision,
                row.optionalText("notification").map(json -> StoredForm.read(json, Notification.class)),
                row.constant("removed_by", Removal.class),
                row.instant("removed_at"),
                row.text("reason"));
    }

    void insertAppeal(KeptAppeal kept) {
        Appeal appeal = kept.appeal();
        tx.update(
                "INSERT INTO competition_appeal (competition, number, case_number, round, came_in, lodged, recorded_at,"
                        + " late, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '')",
                id,
                next("appeal"),
                appeal.caseNumber(),
                kept.round(),
                kept.cameIn(),
                appeal.lodged(),
                appeal.recorded(),
                appeal.late());
    }

    void settle(String caseNumber, Appeal.Outcome outcome, Instant at, String reason) {
        tx.update(
                "UPDATE competition_appeal SET outcome = ?, settled_at = ?, reason = ?"
                        + " WHERE competition = ? AND case_number = ?",
                outcome,
                at,
                reason,
                id,
                caseNumber);
    }

    /** Where pending appeals go back to. */
    void pendingCameIn(CompetitionState state) {
        tx.update("UPDATE competition_appeal SET came_in = ? WHERE competition = ? AND outcome IS NULL", state, id);
    }

    List<KeptAppeal> appeals() {
        return tx.query(
                "SELECT * FROM competition_appeal WHERE competition = ? ORDER BY number", AwardTables::appeal, id);
    }

    private static KeptAppeal appeal(Row row) {
        Optional<Appeal.Settlement> settlement = row.optionalText("outcome")
                .map(outcome -> new Appeal.Settlement(
                        Appeal.Outcome.valueOf(outcome), row.instant("settled_at"), row.text("reason")));
        var appeal = new Appeal(
                row.text("case_number"), row.date("lodged"), row.instant("recorded_at"), row.flag("late"), settlement);
        return new KeptAppeal(appeal, (int) row.number("round"), row.constant("came_in", CompetitionState.class));
    }

    void insertContract(Contract contract, String tender, Instant made) {
        tx.update(
                "INSERT INTO competition_contract (competition, number, lot, supplier, tender, signed, begins, ends,"
                        + " value, currency, made_at, effective) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
                id,
                next("contract"),
                contract.lot(),
                contract.supplier(),
                tender,
                contract.signed(),
                contract.begins(),
                contract.ends(),
                contract.value(),
                contract.currency(),
                made);
    }

    void contractsIneffective() {
        tx.update("UPDATE competition_contract SET effective = 0 WHERE competition = ?", id);
    }

    List<MadeContract> contracts() {
        return tx.query(
                "SELECT * FROM competition_contract WHERE competition = ? ORDER BY number",
                row -> new MadeContract(
                        new Contract(
                                row.text("lot"),
                                row.text("supplier"),
                                row.date("signed"),
                                row.date("begins"),
                                row.optionalDate("ends"),
                                row.decimal("value"),
                                row.text("currency")),
                        row.text("tender"),
                        row.instant("made_at"),
                        row.flag("effective")),
                id);
    }

    void insertCancellation(ServedCancellation cancelled) {
        Optional<CancellationNotice> served = cancelled.served();
        tx.update(
                "INSERT INTO competition_cancellation (competition, number, lot, ground, reason, from_state, at,"
                        + " service, received, appeal_ends, rectification_ends) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                next("cancellation"),
                cancelled.cancellation().lot(),
                cancelled.cancellation().ground(),
                cancelled.cancellation().reason(),
                cancelled.from(),
                cancelled.at(),
                served.map(CancellationNotice::service),
                served.map(CancellationNotice::received),
                served.map(CancellationNotice::appealEnds),
                served.map(CancellationNotice::rectificationEnds));
    }

    void liftCancellations(Instant at) {
        tx.update(
                "UPDATE competition_cancellation SET lifted_at = ? WHERE competition = ? AND lifted_at IS NULL",
                at,
                id);
    }

    /** Those that hold. */
    List<ServedCancellation> cancellations() {
        return tx.query(
                "SELECT * FROM competition_cancellation WHERE competition = ? AND lifted_at IS NULL ORDER BY number",
                AwardTables::cancellation,
                id);
    }

    private static ServedCancellation cancellation(Row row) {
        Optional<CancellationNotice> served = row.optionalText("service")
                .map(service -> new CancellationNotice(
                        Notification.Service.valueOf(service),
                        row.date("received"),
                        row.date("appeal_ends"),
                        row.date("rectification_ends")));
        return new ServedCancellation(
                new Cancellation(
                        row.text("lot"), row.constant("ground", Cancellation.Ground.class), row.text("reason")),
                row.constant("from_state", CompetitionState.class),
                row.instant("at"),
                served);
    }

    void insertNotice(Notice notice) {
        tx.update(
                "INSERT INTO competition_notice (competition, number, lot, reference, published_at)"
                        + " VALUES (?, ?, ?, ?, ?)",
                id,
                next("notice"),
                notice.lot(),
                notice.reference(),
                notice.published());
    }

    private List<Notice> notices() {
        return tx.query(
                "SELECT * FROM competition_notice WHERE competition = ? ORDER BY number",
                row -> new Notice(row.text("lot"), row.text("reference"), row.instant("published_at")),
                id);
    }

    void insertArchive(Instant at, LocalDate keptUntil) {
        tx.update(
                "INSERT INTO competition_archive (competition, archived_at, kept_until) VALUES (?, ?, ?)",
                id,
                at,
                keptUntil);
    }

    private Optional<Archive> archive() {
        return tx.first(
                "SELECT * FROM competition_archive WHERE competition = ?",
                row -> new Archive(row.instant("archived_at"), row.date("kept_until")),
                id);
    }
}
