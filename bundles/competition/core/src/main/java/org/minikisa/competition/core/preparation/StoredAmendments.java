package org.minikisa.competition.core.preparation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionStep;
import org.minikisa.competition.api.Competitions.PublicationCheck;
import org.minikisa.competition.api.InvitationAmended;
import org.minikisa.competition.api.preparation.Amendment;
import org.minikisa.competition.api.preparation.Amendment.Change;
import org.minikisa.competition.api.preparation.Amendment.Weight;
import org.minikisa.competition.api.preparation.Amendments;
import org.minikisa.competition.api.preparation.CorrectionPlan;
import org.minikisa.competition.api.preparation.Notice;
import org.minikisa.competition.core.CompetitionTables;
import org.minikisa.competition.core.Steps;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.competition.core.document.DraftForm;
import org.minikisa.competition.core.publication.PreparationTables;
import org.minikisa.competition.core.publication.Publication;
import org.minikisa.competition.core.publication.PublicationRules;
import org.minikisa.competition.core.publication.Schedules;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Corrections and extensions in the store. */
@Component
public final class StoredAmendments implements Amendments {

    private final Store store;
    private final Surroundings surroundings;
    private final Steps steps;
    private final Publication publication;

    @Activate
    public StoredAmendments(@Reference Store store, @Reference Surroundings surroundings) {
        this.store = store;
        this.surroundings = surroundings;
        this.steps = new Steps(store);
        this.publication = new Publication(steps, surroundings);
        CompetitionTables.migrate(store);
    }

    @Override
    public CorrectionPlan plan(CompetitionId id, Map<String, String> changes, Instant at) {
        return store.read(tx -> {
            Competition competition = Steps.require(new CompetitionTables(tx), id);
            Amending.requireOpen(competition, at, "the correction of " + id);
            return new Correction(competition, changes).plan(at, tx);
        });
    }

    @Override
    public Amendment correct(
            CompetitionId id, Map<String, String> changes, Optional<Instant> newEnd, String reason, Act act) {
        String what = "the correction of " + id;
        steps.take(id, CompetitionStep.CORRECT, act, reason, (competition, tables, tx) -> {
            Amending.requireOpen(competition, act.at(), what);
            var correction = new Correction(competition, changes);
            CorrectionPlan plan = correction.plan(act.at(), tx);
            var problems = new Problems();
            requireReason(reason, problems);
            plan.refusals().forEach(problems::add);
            newEnd.ifPresent(end -> requireEnd(competition, end, problems));
            if (newEnd.isEmpty()) {
                extensionNeeded(competition, plan, problems);
            }
            problems.refuseIfAny(what);
            correction.keep(tables, tx, act);
            amend(
                    competition,
                    Amendment.Kind.CORRECTION,
                    plan.changes(),
                    newEnd,
                    plan.tendersIn() > 0 && plan.weight() != Weight.MINOR,
                    reason,
                    act,
                    tx);
            return true;
        });
        return newest(id);
    }

    private static void extensionNeeded(Competition competition, CorrectionPlan plan, Problems problems) {
        plan.proposedEnd()
                .ifPresent(proposed -> problems.add(
                        "competition.correction.period",
                        "newEnd",
                        "an essential change without more time, " + essential(plan),
                        "an end later than "
                                + competition.closes().map(Instant::toString).orElse("before") + ", " + proposed
                                + " say",
                        "Extend the tender period with the correction (1397/2016 s. 56)."));
    }

    private static String essential(CorrectionPlan plan) {
        return plan.changes().stream()
                .filter(change -> change.weight() != Weight.MINOR)
                .map(Change::place)
                .findFirst()
                .orElse("");
    }

    @Override
    public Amendment extend(CompetitionId id, Instant newEnd, String reason, Act act) {
        String what = "the extension of " + id;
        steps.take(id, CompetitionStep.EXTEND, act, reason, (competition, tables, tx) -> {
            Amending.requireOpen(competition, act.at(), what);
            var problems = new Problems();
            requireReason(reason, problems);
            requireEnd(competition, newEnd, problems);
            problems.refuseIfAny(what);
            amend(competition, Amendment.Kind.EXTENSION, List.of(), Optional.of(newEnd), false, reason, act, tx);
            return true;
        });
        return newest(id);
    }

    @Override
    public Instant proposeEnd(CompetitionId id, Instant at) {
        Competition competition = store.read(tx -> Steps.require(new CompetitionTables(tx), id));
        Amending.requireOpen(competition, at, "the extension of " + id);
        return Schedules.noon(schedules("the extension of " + id)
                .extended(Schedules.day(at), Schedules.day(competition.closes().orElseThrow())));
    }

    @Override
    public List<Amendment> list(CompetitionId id) {
        return store.read(tx -> {
            Steps.require(new CompetitionTables(tx), id);
            return new PreparationTables(tx).amendments(id);
        });
    }

    private Amendment newest(CompetitionId id) {
        List<Amendment> all = list(id);
        return all.get(all.size() - 1);
    }

    private Schedules schedules(String what) {
        return surroundings.calendar().map(Schedules::new).orElseThrow(() -> Amending.noCalendar(what));
    }

    private static void requireReason(String reason, Problems problems) {
        if (reason.isBlank()) {
            problems.add(
                    "competition.amendment.reason",
                    "reason",
                    "nothing",
                    "why, in words for those who were invited",
                    "Say what was wrong or what takes more time.");
        }
    }

    /** Only forward, to a working day. */
    private void requireEnd(Competition competition, Instant newEnd, Problems problems) {
        Instant closes = competition.closes().orElseThrow();
        if (!newEnd.isAfter(closes)) {
            problems.add(
                    "competition.extension.back",
                    "newEnd",
                    newEnd.toString(),
                    "a moment after " + closes,
                    "A tender period is never shortened.");
        }
        surroundings
                .calendar()
                .map(Schedules::new)
                .filter(schedules -> !schedules.isWorkingDay(Schedules.day(newEnd)))
                .ifPresent(schedules -> problems.add(
                        "competition.extension.day",
                        "newEnd",
                        Schedules.day(newEnd).toString(),
                        "a working day in Finland",
                        "Choose the next working day."));
    }

    private void amend(
            Competition competition,
            Amendment.Kind kind,
            List<Change> changes,
            Optional<Instant> newEnd,
            boolean renew,
            String reason,
            Act act,
            Transaction tx) {
        CompetitionId id = competition.id();
        var tables = new PreparationTables(tx);
        Instant closedBefore = competition.closes().orElseThrow();
        var amendment = new Amendment(
                tables.nextAmendment(id),
                kind,
                act.at(),
                act.by(),
                reason.strip(),
                changes,
                closedBefore,
                newEnd.orElse(closedBefore),
                renew);
        tables.insert(id, amendment, new CompetitionTables(tx).person(act.by()));
        newEnd.ifPresent(end -> extendTo(competition, end, tables));
        tables.notice(
                id,
                kind == Amendment.Kind.CORRECTION ? Notice.Kind.CORRECTION : Notice.Kind.EXTENSION,
                act.at(),
                competition.invited(),
                amendment.number());
        tx.append(new InvitationAmended(
                id.value(),
                amendment.number(),
                kind.name(),
                changes.size(),
                Corrections.heaviest(changes).name(),
                amendment.closes().toString()));
    }

    /** Questions are taken for as much longer as they can be answered in time. */
    private void extendTo(Competition competition, Instant end, PreparationTables tables) {
        tables.closes(competition.id(), end);
        surroundings
                .calendar()
                .map(calendar -> new Schedules(calendar).questionsUntil(Schedules.day(end)))
                .filter(until ->
                        competition.questionsUntil().filter(until::isAfter).isPresent())
                .ifPresent(until -> tables.questionsUntil(competition.id(), Optional.of(until)));
    }

    /** A correction of one competition, while it is thought about. */
    private final class Correction {

        private final Competition competition;
        private final DraftForm.Written corrected;
        private final List<Change> changes;

        /** @throws InvalidInputException for places that are none and content that is none */
        Correction(Competition competition, Map<String, String> changes) {
            this.competition = competition;
            this.corrected = Edits.of(competition.draft(), changes, "the correction of " + competition.id());
            this.changes = Corrections.between(competition.draft(), corrected.draft());
        }

        public CorrectionPlan plan(Instant at, Transaction tx) {
            var refusals = new Problems();
            var warnings = new Problems();
            Corrections.fixed(changes, refusals);
            PublicationCheck content = PublicationRules.content(corrected.draft(), surroundings);
            content.refusals().forEach(refusals::add);
            content.warnings().forEach(warnings::add);
            var tables = new PreparationTables(tx);
            Publication.attachments(
                    corrected.draft(), sha256 -> corrected.texts().containsKey(sha256) || tables.has(sha256), refusals);
            Corrections.object(changes, warnings);
            int tenders = competition.tenderCount();
            if (tenders > 0 && Corrections.heaviest(changes) != Weight.MINOR) {
                warnings.add(
                        "competition.correction.tenders",
                        "changes",
                        tenders + " tenders are in",
                        "tenders that answer to what is asked now",
                        "Their senders are told to renew them; one that is not renewed is compared as it stands.");
            }
            return new CorrectionPlan(changes, end(at), tenders, refusals.list(), warnings.list());
        }

        private Optional<Instant> end(Instant at) {
            return Corrections.heaviest(changes) == Weight.MINOR
                    ? Optional.empty()
                    : Optional.of(Schedules.noon(schedules("the correction of " + competition.id())
                            .anew(
                                    Schedules.day(at),
                                    Schedules.day(competition.closes().orElseThrow()))));
        }

        void keep(CompetitionTables tables, Transaction tx, Act act) {
            CompetitionDraft draft = corrected.draft();
            corrected.texts().forEach((sha256, bytes) -> new PreparationTables(tx).keep(sha256, bytes, act.at()));
            tables.replaceDraft(competition.id(), draft);
            tables.methods(competition.id(), publication.methods(competition, draft, tables));
        }
    }
}
