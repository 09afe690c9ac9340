package org.minikisa.competition.core.award;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Award;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionEvent;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.CompetitionStep;
import org.minikisa.competition.api.ContractMade;
import org.minikisa.competition.api.DecisionRemoved;
import org.minikisa.competition.api.LotResult;
import org.minikisa.competition.api.Notification;
import org.minikisa.competition.api.award.Appeal;
import org.minikisa.competition.api.award.AwardFile;
import org.minikisa.competition.api.award.AwardFile.CancellationNotice;
import org.minikisa.competition.api.award.AwardFile.MadeContract;
import org.minikisa.competition.api.award.AwardFile.Notice;
import org.minikisa.competition.api.award.AwardFile.Removal;
import org.minikisa.competition.api.award.AwardFile.ServedCancellation;
import org.minikisa.competition.api.award.Awards;
import org.minikisa.competition.api.award.Cancellation;
import org.minikisa.competition.api.award.Contract;
import org.minikisa.competition.api.award.Due;
import org.minikisa.competition.api.award.ProcedureReport;
import org.minikisa.competition.api.award.Rectification;
import org.minikisa.competition.api.award.Rectification.Initiative;
import org.minikisa.competition.core.CompetitionTables;
import org.minikisa.competition.core.Steps;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.competition.core.Transitions;
import org.minikisa.competition.core.award.AwardTables.KeptAppeal;
import org.minikisa.competition.core.evaluation.EvaluationTables;
import org.minikisa.procurement.api.Deadline;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What follows the decision, in the store: one act is one transaction, state and facts together. */
@Component
public final class StoredAwards implements Awards {

    /** States in which tenderers know of the competition, so that its end is served on them. */
    private static final Set<CompetitionState> UNKNOWN_TO_TENDERERS =
            Set.of(CompetitionState.DRAFT, CompetitionState.IN_REVIEW, CompetitionState.READY);

    private final Store store;
    private final Steps steps;
    private final Surroundings surroundings;
    private final AwardDays days;
    private final DueDays due;

    @Activate
    public StoredAwards(@Reference Store store, @Reference Surroundings surroundings) {
        this.store = store;
        this.steps = new Steps(store);
        this.surroundings = surroundings;
        this.days = new AwardDays(surroundings);
        this.due = new DueDays(days);
        CompetitionTables.migrate(store);
    }

    @Override
    public Competition notify(CompetitionId id, Notification.Service service, Act act) {
        return take(id, CompetitionStep.NOTIFY, act, service.name(), (competition, tables, kept, tx) -> {
            Notification notification = days.notification(competition, service, act.at());
            tables.notified(
                    id,
                    notification,
                    notification.standstillEnds().isPresent()
                            ? CompetitionState.STANDSTILL
                            : CompetitionState.NOTIFIED);
            return true;
        });
    }

    @Override
    public Notification foresee(CompetitionId id, Notification.Service service, Instant sent) {
        Competition competition = require(id);
        if (competition.state() != CompetitionState.EVALUATED) {
            Transitions.requirePossible(id, competition.state(), CompetitionStep.NOTIFY);
        }
        return days.notification(competition, service, sent);
    }

    @Override
    public Competition appeal(CompetitionId id, String caseNumber, LocalDate lodged, Act act) {
        return take(id, CompetitionStep.APPEAL, act, caseNumber, (competition, tables, kept, tx) -> {
            AwardFile file = kept.file();
            AwardChecks.appeal(competition, file, caseNumber.strip(), lodged, act);
            var appeal = new Appeal(
                    caseNumber.strip(),
                    lodged,
                    act.at(),
                    lodged.isAfter(lastDayOfAppeal(competition, file)),
                    Optional.empty());
            kept.insertAppeal(new KeptAppeal(appeal, file.former().size(), goesBackTo(competition, kept)));
            tables.state(id, CompetitionState.APPEALED);
            return true;
        });
    }

    private static LocalDate lastDayOfAppeal(Competition competition, AwardFile file) {
        return competition
                .notification()
                .map(Notification::appealEnds)
                .or(() -> lastNotice(file).map(CancellationNotice::appealEnds))
                .orElseThrow();
    }

    static Optional<CancellationNotice> lastNotice(AwardFile file) {
        return file.cancellations().stream()
                .flatMap(cancelled -> cancelled.served().stream())
                .reduce((first, second) -> second);
    }

    private static CompetitionState goesBackTo(Competition competition, AwardTables kept) {
        return pending(kept).stream().map(KeptAppeal::cameIn).findFirst().orElse(competition.state());
    }

    private static List<KeptAppeal> pending(AwardTables kept) {
        return kept.appeals().stream().filter(one -> one.appeal().pending()).toList();
    }

    @Override
    public Competition settle(CompetitionId id, String caseNumber, Appeal.Outcome outcome, String reason, Act act) {
        String told = caseNumber + ": " + outcome.label().en() + (reason.isBlank() ? "" : "; " + reason);
        return take(id, CompetitionStep.SETTLE_APPEAL, act, told, (competition, tables, kept, tx) -> {
            KeptAppeal settled = AwardChecks.pending(competition, pending(kept), caseNumber.strip());
            AwardChecks.outcome(competition, kept.file(), settled.cameIn(), outcome);
            kept.settle(settled.appeal().caseNumber(), outcome, act.at(), reason);
            if (pending(kept).isEmpty()) {
                goOn(competition, settled, gravest(kept, settled.round()), reason, act, tables, kept, tx);
            }
            return true;
        });
    }

    private static Appeal.Outcome gravest(AwardTables kept, int round) {
        return kept.appeals().stream()
                .filter(one -> one.round() == round)
                .flatMap(one -> one.appeal().settlement().stream())
                .map(Appeal.Settlement::outcome)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private void goOn(
            Competition competition,
            KeptAppeal last,
            Appeal.Outcome outcome,
            String reason,
            Act act,
            CompetitionTables tables,
            AwardTables kept,
            Transaction tx) {
        if (outcome.decisionStands()) {
            tables.state(competition.id(), last.cameIn());
        } else if (outcome == Appeal.Outcome.PROCEDURE_ANNULLED) {
            endByCourt(competition, last, reason, act, tables, kept, tx);
        } else if (last.cameIn() == CompetitionState.CANCELLED) {
            liftCancellation(competition, act, tables, kept);
        } else {
            kept.contractsIneffective();
            Removal removal = outcome == Appeal.Outcome.INEFFECTIVE ? Removal.INEFFECTIVE : Removal.ANNULLED;
            removeDecision(competition, removal, reason, act, CompetitionState.EVALUATED, tables, kept, tx);
        }
    }

    private void endByCourt(
            Competition competition,
            KeptAppeal last,
            String reason,
            Act act,
            CompetitionTables tables,
            AwardTables kept,
            Transaction tx) {
        if (last.cameIn() == CompetitionState.CANCELLED) {
            tables.state(competition.id(), CompetitionState.CANCELLED);
            return;
        }
        kept.insertCancellation(new ServedCancellation(
                new Cancellation("", Cancellation.Ground.COURT, reason), last.cameIn(), act.at(), Optional.empty()));
        removeDecision(competition, Removal.ANNULLED, reason, act, CompetitionState.CANCELLED, tables, kept, tx);
    }

    /** The decision stays in the file; what was compared stays as it was. */
    private static void removeDecision(
            Competition competition,
            Removal removal,
            String reason,
            Act act,
            CompetitionState next,
            CompetitionTables tables,
            AwardTables kept,
            Transaction tx) {
        List<LotResult> compared = competition.results().stream()
                .map(result -> new LotResult(result.lot(), result.scores(), Optional.empty()))
                .toList();
        if (competition.decided().isPresent()) {
            int number = kept.insertFormer(
                    competition.decided().get(),
                    competition.results(),
                    competition.notification(),
                    removal,
                    act.at(),
                    reason);
            tx.append(new DecisionRemoved(
                    competition.id().value(), removal.name(), number, act.at().toString()));
        }
        tables.undecided(competition.id(), compared, next);
    }

    /** It goes on where it stood; what had been decided is decided anew. */
    private static void liftCancellation(Competition competition, Act act, CompetitionTables tables, AwardTables kept) {
        CompetitionState from = kept.cancellations().get(0).from();
        kept.liftCancellations(act.at());
        tables.state(
                competition.id(),
                from.ordinal() < CompetitionState.EVALUATED.ordinal() ? from : CompetitionState.EVALUATED);
    }

    @Override
    public Competition rectify(CompetitionId id, Rectification rectification, Act act) {
        String told = rectification.initiative() + ": " + rectification.reason();
        return take(id, CompetitionStep.RECTIFY, act, told, (competition, tables, kept, tx) -> {
            AwardChecks.rectification(
                    competition, kept.file(), rectification, lastDay(competition, kept.file(), rectification), act);
            pending(kept)
                    .forEach(one -> kept.settle(
                            one.appeal().caseNumber(), Appeal.Outcome.LAPSED, act.at(), rectification.reason()));
            if (kept.file().cancelled("")) {
                liftCancellation(competition, act, tables, kept);
                return true;
            }
            Removal removal = rectification.initiative() == Initiative.PARTY
                    ? Removal.RECTIFIED_FOR_PARTY
                    : Removal.RECTIFIED_BY_OWN_INITIATIVE;
            kept.liftCancellations(act.at());
            removeDecision(
                    competition, removal, rectification.reason(), act, CompetitionState.EVALUATED, tables, kept, tx);
            return true;
        });
    }

    /** The last day on which it may be asked for or taken up; empty while no party knows the decision. */
    private Optional<Deadline> lastDay(Competition competition, AwardFile file, Rectification rectification) {
        if (rectification.initiative() == Initiative.OWN) {
            return decidedOn(competition, file).map(day -> days.calendar().deadline("rectification-own", day));
        }
        return competition
                .notification()
                .map(Notification::received)
                .or(() -> lastNotice(file).map(CancellationNotice::received))
                .map(day -> days.calendar().deadline("rectification", day));
    }

    static Optional<LocalDate> decidedOn(Competition competition, AwardFile file) {
        return competition
                .decided()
                .or(() -> file.cancellations().stream()
                        .map(ServedCancellation::at)
                        .findFirst())
                .map(AwardDays::dayOf);
    }

    @Override
    public Competition contract(CompetitionId id, Contract contract, Act act) {
        return take(id, CompetitionStep.CONTRACT, act, contract.lot(), (competition, tables, kept, tx) -> {
            Award award = AwardChecks.contract(competition, kept.file(), contract, act, earliest(competition));
            kept.insertContract(contract, award.tender(), act.at());
            if (allLotsDone(competition, kept.file())) {
                contracted(competition, tables, kept);
            }
            tx.append(fact(competition, contract, award, tables));
            return true;
        });
    }

    private Deadline earliest(Competition competition) {
        Notification served = competition.notification().orElseThrow();
        return days.contractEarliest(served.waiting(), AwardDays.dayOf(served.sent()), served.received());
    }

    private static boolean allLotsDone(Competition competition, AwardFile file) {
        return awardedLots(competition).stream()
                .allMatch(lot -> file.contract(lot).isPresent() || file.cancelled(lot));
    }

    static List<String> awardedLots(Competition competition) {
        return competition.results().stream()
                .filter(result -> result.award().isPresent())
                .map(LotResult::lot)
                .toList();
    }

    private static void contracted(Competition competition, CompetitionTables tables, AwardTables kept) {
        if (competition.state() == CompetitionState.APPEALED) {
            kept.pendingCameIn(CompetitionState.CONTRACTED);
        } else {
            tables.state(competition.id(), CompetitionState.CONTRACTED);
        }
    }

    private static ContractMade fact(
            Competition competition, Contract contract, Award award, CompetitionTables tables) {
        String tender = tables.tenders(competition.id()).stream()
                .filter(stored -> stored.tender().id().equals(award.tender()))
                .map(stored -> stored.houseNumber(competition.id()))
                .findFirst()
                .orElse("");
        return new ContractMade(
                competition.id().value(),
                contract.lot(),
                tender,
                contract.value().toPlainString(),
                contract.currency(),
                contract.signed().toString(),
                contract.begins().toString(),
                contract.ends().map(LocalDate::toString).orElse(""));
    }

    @Override
    public Competition cancel(CompetitionId id, Cancellation cancellation, Notification.Service service, Act act) {
        String told = cancellation.ground().label().en() + ": " + cancellation.reason();
        return take(id, CompetitionStep.CANCEL, act, told, (competition, tables, kept, tx) -> {
            AwardChecks.cancellation(competition, kept.file(), cancellation);
            CompetitionState from = competition.state() == CompetitionState.APPEALED
                    ? goesBackTo(competition, kept)
                    : competition.state();
            Optional<CancellationNotice> served = UNKNOWN_TO_TENDERERS.contains(from)
                    ? Optional.empty()
                    : Optional.of(days.cancellationNotice(service, act.at()));
            kept.insertCancellation(new ServedCancellation(cancellation, from, act.at(), served));
            if (cancellation.lot().isEmpty()) {
                endByCancellation(competition, cancellation, act, tables, kept, tx);
            } else if (allLotsDone(competition, kept.file())) {
                endWithLastLot(competition, cancellation, act, tables, kept, tx);
            }
            return true;
        });
    }

    private static void endByCancellation(
            Competition competition,
            Cancellation cancellation,
            Act act,
            CompetitionTables tables,
            AwardTables kept,
            Transaction tx) {
        pending(kept)
                .forEach(one ->
                        kept.settle(one.appeal().caseNumber(), Appeal.Outcome.LAPSED, act.at(), cancellation.reason()));
        removeDecision(
                competition,
                Removal.CANCELLED,
                cancellation.reason(),
                act,
                CompetitionState.CANCELLED,
                tables,
                kept,
                tx);
    }

    /** No lot waits for a contract any more. */
    private static void endWithLastLot(
            Competition competition,
            Cancellation cancellation,
            Act act,
            CompetitionTables tables,
            AwardTables kept,
            Transaction tx) {
        boolean anyContract = kept.contracts().stream().anyMatch(MadeContract::effective);
        if (anyContract) {
            tables.state(competition.id(), CompetitionState.CONTRACTED);
        } else {
            endByCancellation(competition, cancellation, act, tables, kept, tx);
        }
    }

    @Override
    public Competition noticePublished(CompetitionId id, String lot, String reference, Act act) {
        return store.inTransaction(tx -> {
            var tables = new CompetitionTables(tx);
            Competition competition = Steps.require(tables, id);
            AwardChecks.clock(competition, tables.history(id), act);
            var kept = new AwardTables(tx, id);
            AwardChecks.notice(competition, kept.file(), lot, reference);
            kept.insertNotice(new Notice(lot, reference.strip(), act.at()));
            tables.insertEvent(id, "notice.published", act.at(), tables.person(act.by()), reference.strip());
            return competition;
        });
    }

    @Override
    public Competition archive(CompetitionId id, Optional<LocalDate> keptUntil, Act act) {
        return take(id, CompetitionStep.ARCHIVE, act, "", (competition, tables, kept, tx) -> {
            Deadline least = due.keptUntil(kept.file(), AwardDays.dayOf(act.at()));
            AwardChecks.archive(competition, keptUntil, least);
            kept.insertArchive(act.at(), keptUntil.orElse(least.date()));
            tables.state(id, CompetitionState.ARCHIVED);
            return true;
        });
    }

    @Override
    public AwardFile file(CompetitionId id) {
        return store.read(tx -> {
            Steps.require(new CompetitionTables(tx), id);
            return new AwardTables(tx, id).file();
        });
    }

    @Override
    public List<Due> due(CompetitionId id, Instant at) {
        return store.read(tx -> {
            var tables = new CompetitionTables(tx);
            return due.of(
                    Steps.require(tables, id),
                    new AwardTables(tx, id).file(),
                    new EvaluationTables(id, tx, tables).decision(),
                    AwardDays.dayOf(at));
        });
    }

    @Override
    public ProcedureReport report(CompetitionId id) {
        return store.read(tx -> {
            var tables = new CompetitionTables(tx);
            return new ReportOnProcedure(days, surroundings)
                    .of(
                            Steps.require(tables, id),
                            new AwardTables(tx, id).file(),
                            new EvaluationTables(id, tx, tables));
        });
    }

    private Competition require(CompetitionId id) {
        return store.read(tx -> Steps.require(new CompetitionTables(tx), id));
    }

    /** What a step after the decision does. */
    private interface Work {
        boolean run(Competition competition, CompetitionTables tables, AwardTables kept, Transaction tx);
    }

    private Competition take(CompetitionId id, CompetitionStep step, Act act, String reason, Work work) {
        return steps.take(id, step, act, reason, (competition, tables, tx) -> {
            List<CompetitionEvent> history = tables.history(id);
            AwardChecks.clock(competition, history, act);
            return work.run(competition, tables, new AwardTables(tx, id), tx);
        });
    }
}
