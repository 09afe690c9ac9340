package org.minikisa.competition.core.life;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionClosed;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionDrafted;
import org.minikisa.competition.api.CompetitionEvaluated;
import org.minikisa.competition.api.CompetitionEvent;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.CompetitionStep;
import org.minikisa.competition.api.Competitions;
import org.minikisa.competition.api.Discrepancy;
import org.minikisa.competition.api.Judgement;
import org.minikisa.competition.api.LotResult;
import org.minikisa.competition.api.RefusedTender;
import org.minikisa.competition.api.ScoreTable;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.TenderReceived;
import org.minikisa.competition.api.TenderRefused;
import org.minikisa.competition.api.TendersOpened;
import org.minikisa.competition.api.evaluation.Exclusion;
import org.minikisa.competition.api.preparation.Schedule;
import org.minikisa.competition.core.AnnouncedMethods;
import org.minikisa.competition.core.CompetitionTables;
import org.minikisa.competition.core.CompetitionTables.StoredTender;
import org.minikisa.competition.core.CompetitionTables.TenderStatus;
import org.minikisa.competition.core.Sealing;
import org.minikisa.competition.core.Steps;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.competition.core.Transitions;
import org.minikisa.competition.core.comparison.LotComparison;
import org.minikisa.competition.core.comparison.TenderRules;
import org.minikisa.competition.core.evaluation.DecisionMaking.ChosenTie;
import org.minikisa.competition.core.evaluation.RedFlagRules;
import org.minikisa.competition.core.evaluation.StoredDecisions;
import org.minikisa.competition.core.evaluation.StoredEvaluators;
import org.minikisa.competition.core.evaluation.StoredExaminations;
import org.minikisa.competition.core.publication.Publication;
import org.minikisa.competition.core.publication.SealingRules;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Competitions in the store: one step is one transaction, state and facts together. */
@Component
public final class StoredCompetitions implements Competitions {

    private final Store store;
    private final Surroundings surroundings;
    private final Sealing sealing;
    private final Steps steps;
    private final AnnouncedMethods methods;
    private final StoredDecisions decisions;
    private final StoredExaminations examinations;
    private final Publication publication;

    @Activate
    public StoredCompetitions(
            @Reference Store store, @Reference Surroundings surroundings, @Reference RedFlagRules redFlags) {
        this(store, surroundings, Sealing.fresh(), redFlags);
    }

    public StoredCompetitions(Store store, Surroundings surroundings) {
        this(store, surroundings, Sealing.fresh());
    }

    StoredCompetitions(Store store, Surroundings surroundings, Sealing sealing) {
        this(store, surroundings, sealing, RedFlagRules.usual());
    }

    private StoredCompetitions(Store store, Surroundings surroundings, Sealing sealing, RedFlagRules redFlags) {
        this.store = store;
        this.surroundings = surroundings;
        this.sealing = sealing;
        this.steps = new Steps(store);
        this.methods = new AnnouncedMethods(surroundings);
        this.decisions = new StoredDecisions(store, surroundings, redFlags);
        this.examinations = new StoredExaminations(store, surroundings, redFlags);
        this.publication = new Publication(steps, surroundings);
        CompetitionTables.migrate(store);
    }

    @Override
    public CompetitionId draft(CompetitionDraft draft) {
        return store.inTransaction(tx -> {
            var tables = new CompetitionTables(tx);
            Optional<Competition> known = tables.ofKey(draft.key());
            if (known.isEmpty()) {
                CompetitionId id = tables.insert(draft);
                tx.append(new CompetitionDrafted(
                        id.value(),
                        draft.jointProcurement(),
                        draft.customer(),
                        draft.nature().name()));
                return id;
            }
            CompetitionId id = known.get().id();
            if (!known.get().draft().equals(draft)) {
                requireDraft(known.get());
                tables.replaceDraft(id, draft);
            }
            return id;
        });
    }

    private static void requireDraft(Competition competition) {
        if (competition.state() != CompetitionState.DRAFT) {
            throw frozen(competition);
        }
    }

    public static InvalidInputException frozen(Competition competition) {
        return InvalidInputException.of(
                competition.id().value(),
                "competition.draft.frozen",
                "key",
                "other content for " + competition.draft().key() + ", which is "
                        + competition.state().label().en(),
                "what was published",
                "Tenders are compared by what was announced; draft it anew under another key.");
    }

    @Override
    public PublicationCheck check(CompetitionId id, Instant at, Instant closesAt) {
        return store.read(tx -> publication.check(
                Steps.require(new CompetitionTables(tx), id), Schedule.until(closesAt), Act.ofTheHouse(at), tx));
    }

    @Override
    public Competition publish(CompetitionId id, Instant at, Instant closesAt) {
        return publication.publish(id, Schedule.until(closesAt), Act.ofTheHouse(at));
    }

    @Override
    public Competition submit(CompetitionId id, Tender tender, Instant at) {
        TenderRules.requireWritable(tender);
        Optional<InvalidInputException> late = store.inTransaction(tx -> {
            var tables = new CompetitionTables(tx);
            Competition competition = Steps.require(tables, id);
            SealingRules.requirePlain(competition, "Seal it with the supplier's client and hand in the sealed file.");
            if (isLate(competition, at)) {
                return Optional.of(recordLate(competition, tender, at, tables, tx));
            }
            Transitions.requirePossible(id, competition.state(), CompetitionStep.SUBMIT);
            receive(competition, tender, at, tables, tx);
            return Optional.empty();
        });
        late.ifPresent(refusal -> {
            throw refusal;
        });
        return require(id);
    }

    private static boolean isLate(Competition competition, Instant at) {
        return competition.closes().filter(at::isAfter).isPresent()
                || competition.state() != CompetitionState.DRAFT && competition.state() != CompetitionState.OPEN;
    }

    /** Kept as evidence, never scored. Sent again it is not recorded again. */
    private InvalidInputException recordLate(
            Competition competition, Tender tender, Instant at, CompetitionTables tables, Transaction tx) {
        List<StoredTender> stored = tables.tenders(competition.id());
        boolean known = stored.stream().anyMatch(one -> one.status() == TenderStatus.LATE && sameContent(one, tender));
        String reason = "came at " + at + ", after the end of the tender period at "
                + competition.closes().map(Instant::toString).orElse("an unknown time");
        if (!known) {
            var late = new StoredTender(
                    stored.size() + 1, withReceived(tender, at), 1, sealing.newSalt(), TenderStatus.LATE, at, reason);
            tables.insertTender(competition.id(), late);
            tx.append(new TenderRefused(
                    competition.id().value(),
                    late.houseNumber(competition.id()),
                    TenderStatus.LATE.name(),
                    Sealing.digest(late.salt(), late.tender()),
                    at.toString()));
        }
        return InvalidInputException.of(
                "the tender for " + competition.id(),
                "competition.tender.late",
                "received",
                reason,
                "a tender within the tender period",
                "It is recorded as late and takes no part (s. 74).");
    }

    private void receive(Competition competition, Tender tender, Instant at, CompetitionTables tables, Transaction tx) {
        CompetitionId id = competition.id();
        List<StoredTender> stored = tables.tenders(id);
        Optional<StoredTender> before = stored.stream()
                .filter(one -> one.status() == TenderStatus.IN)
                .filter(one -> one.tender().id().equals(tender.id()))
                .findFirst();
        if (before.filter(one -> sameContent(one, tender)).isPresent()) {
            return;
        }
        var problems = new Problems();
        new TenderRules(competition.draft(), methods.present(tables.methods(id)), problems).check(tender, "");
        sender(competition.draft(), tender, stored, problems);
        problems.refuseIfAny("the tender for " + id);
        var received = new StoredTender(
                before.map(StoredTender::number).orElse(stored.size() + 1),
                withReceived(tender, at),
                before.map(StoredTender::version).orElse(0) + 1,
                sealing.newSalt(),
                TenderStatus.IN,
                at,
                "");
        if (before.isPresent()) {
            tables.replaceTender(id, received);
        } else {
            tables.insertTender(id, received);
        }
        tx.append(new TenderReceived(
                id.value(),
                received.houseNumber(id),
                received.version(),
                Sealing.digest(received.salt(), received.tender()),
                at.toString()));
    }

    /** Whether this tenderer may hand in this tender. Nothing said here tells one sender about another. */
    private static void sender(CompetitionDraft draft, Tender tender, List<StoredTender> stored, Problems problems) {
        for (StoredTender other : stored) {
            boolean sameSender = other.tender().tenderer().equals(tender.tenderer());
            boolean sameLot = other.tender().lot().equals(tender.lot());
            boolean sameId = other.tender().id().equals(tender.id());
            if (other.status() == TenderStatus.IN && sameId && !sameSender) {
                problems.add(
                        "competition.tender.id",
                        "id",
                        tender.id(),
                        "an id that is not in use",
                        "Choose another id for this tender.");
            } else if (other.status() == TenderStatus.IN
                    && !sameId
                    && sameSender
                    && sameLot
                    && !draft.variantsAllowed()) {
                problems.add(
                        "competition.tender.variant",
                        "tenderer",
                        tender.tenderer() + " a second time",
                        "one tender from each tenderer, as variants are not allowed",
                        "Send the tender with the id of the first one to replace it (s. 76).");
            }
        }
    }

    private static boolean sameContent(StoredTender stored, Tender tender) {
        return stored.tender().id().equals(tender.id())
                && stored.tender().tenderer().equals(tender.tenderer())
                && stored.tender().lot().equals(tender.lot())
                && stored.tender().values().equals(tender.values());
    }

    private static Tender withReceived(Tender tender, Instant at) {
        return new Tender(tender.id(), tender.tenderer(), tender.values(), at, tender.lot());
    }

    @Override
    public Competition close(CompetitionId id, Instant at) {
        return steps.take(id, CompetitionStep.CLOSE, Act.ofTheHouse(at), "", (competition, tables, tx) -> {
            Instant closes = competition.closes().orElseThrow();
            if (at.isBefore(closes)) {
                throw InvalidInputException.of(
                        id.value(),
                        "competition.close.early",
                        "at",
                        at.toString(),
                        "not before " + closes,
                        "Tenderers were promised time until then.");
            }
            tables.state(id, CompetitionState.CLOSED);
            tx.append(new CompetitionClosed(
                    id.value(), competition.tenderCount() + tables.sealedCount(id), at.toString()));
            return true;
        });
    }

    @Override
    public Competition open(CompetitionId id, Instant at) {
        return steps.take(id, CompetitionStep.OPEN_TENDERS, Act.ofTheHouse(at), "", (competition, tables, tx) -> {
            SealingRules.requirePlain(competition, "Open it with the shares that its openers have unsealed.");
            tables.opened(id, at);
            tx.append(new TendersOpened(id.value(), competition.tenderCount(), at.toString()));
            return true;
        });
    }

    @Override
    public Competition exclude(CompetitionId id, String tender, String reason, Instant at) {
        examinations.exclude(id, tender, Exclusion.Ground.OTHER, reason, Act.ofTheHouse(at));
        return require(id);
    }

    @Override
    public Competition judge(CompetitionId id, List<Judgement> judgements) {
        return judge(id, judgements, Act.ofTheHouse(now()));
    }

    @Override
    public Competition judge(CompetitionId id, List<Judgement> judgements, Act act) {
        return steps.take(id, CompetitionStep.JUDGE, act, "", (competition, tables, tx) -> {
            StoredEvaluators.requireNoPanel(competition);
            var problems = new Problems();
            var rules = new TenderRules(competition.draft(), methods.present(tables.methods(id)), problems);
            List<String> tenders =
                    competition.tenders().stream().map(Tender::id).toList();
            for (int i = 0; i < judgements.size(); i++) {
                Judgement judgement = judgements.get(i);
                if (!tenders.contains(judgement.tender())) {
                    problems.add(
                            "competition.tender.unknown",
                            "judgements[" + i + "].tender",
                            judgement.tender(),
                            "one of " + tenders,
                            "Name a tender that takes part.");
                }
                rules.check(judgement, "judgements[" + i + "]." + judgement.tender() + "." + judgement.criterion());
            }
            problems.refuseIfAny("the judgements on " + id);
            if (competition.judgements().containsAll(judgements)) {
                return false;
            }
            judgements.forEach(judgement -> tables.judge(id, judgement));
            tables.reopened(id);
            return true;
        });
    }

    @Override
    public Competition evaluate(CompetitionId id) {
        return evaluate(id, Act.ofTheHouse(now()));
    }

    @Override
    public Competition evaluate(CompetitionId id, Act act) {
        return steps.take(id, CompetitionStep.EVALUATE, act, "", (competition, tables, tx) -> {
            requireSomeoneLeft(competition);
            List<LotResult> results = new LotComparison(
                            id.value(),
                            competition.draft(),
                            competition.judgements(),
                            methods.require(competition.draft(), tables.methods(id)))
                    .compare(competition.tenders());
            if (competition.state() == CompetitionState.EVALUATED
                    && competition.results().equals(results)) {
                return false;
            }
            tables.scored(id, results);
            tx.append(evaluated(id, results));
            return true;
        });
    }

    private static void requireSomeoneLeft(Competition competition) {
        boolean excluded = competition.refused().stream().anyMatch(one -> one.kind() == RefusedTender.Kind.EXCLUDED);
        if (competition.tenders().isEmpty() && excluded) {
            throw InvalidInputException.of(
                    "the evaluation of " + competition.id(),
                    "competition.tenders.none",
                    "tenders",
                    "none, because all were excluded",
                    "at least one tender",
                    "Cancel the competition with its reason (s. 125), or take a mistaken exclusion back.");
        }
    }

    private static CompetitionEvaluated evaluated(CompetitionId id, List<LotResult> results) {
        List<ScoreTable> tables =
                results.stream().flatMap(result -> result.scores().stream()).toList();
        return new CompetitionEvaluated(
                id.value(),
                tables.stream().mapToInt(scores -> scores.rows().size()).sum(),
                tables.stream().mapToInt(scores -> scores.best().size()).max().orElse(0));
    }

    @Override
    public Competition decide(CompetitionId id, Instant at) {
        return decisions.decide(id, List.of(), Act.ofTheHouse(at));
    }

    @Override
    public Competition decideTie(CompetitionId id, String tender, String reason, Instant at) {
        return decisions.decide(id, List.of(), Optional.of(new ChosenTie(tender, reason)), Act.ofTheHouse(at));
    }

    @Override
    public Optional<Competition> find(CompetitionId id) {
        return store.read(tx -> new CompetitionTables(tx).find(id));
    }

    @Override
    public Optional<Competition> ofKey(String key) {
        return store.read(tx -> new CompetitionTables(tx).ofKey(key));
    }

    @Override
    public List<CompetitionEvent> history(CompetitionId id) {
        return store.read(tx -> {
            var tables = new CompetitionTables(tx);
            return tables.history(Steps.require(tables, id).id());
        });
    }

    @Override
    public List<Competition> list() {
        return store.read(tx -> new CompetitionTables(tx).list());
    }

    @Override
    public List<OfferedMethod> methods() {
        return surroundings.methods().stream()
                .map(offered -> new OfferedMethod(
                        offered.id(), offered.version(), offered.method().description()))
                .toList();
    }

    @Override
    public CompetitionId importAwardTable(String name, byte[] json) {
        return new AwardTableImport(this, surroundings).run(AwardTableReader.read(name, json));
    }

    /** What the publication of an imported award and its own rule do not agree on. */
    void keepDiscrepancies(CompetitionId id, List<Discrepancy> discrepancies) {
        if (!require(id).discrepancies().equals(discrepancies)) {
            store.transact(tx -> new CompetitionTables(tx).discrepancies(id, discrepancies));
        }
    }

    Instant now() {
        return store.read(Transaction::now);
    }

    Competition require(CompetitionId id) {
        return store.read(tx -> Steps.require(new CompetitionTables(tx), id));
    }
}
