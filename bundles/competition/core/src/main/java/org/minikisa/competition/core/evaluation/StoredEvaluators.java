package org.minikisa.competition.core.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionStep;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.EvaluationRules.Voting;
import org.minikisa.competition.api.Judgement;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.competition.api.evaluation.Evaluators;
import org.minikisa.competition.api.evaluation.Panel;
import org.minikisa.competition.api.evaluation.Panel.Ballot;
import org.minikisa.competition.api.evaluation.Panel.CastVote;
import org.minikisa.competition.api.evaluation.Panel.Seat;
import org.minikisa.competition.api.evaluation.Panel.Spread;
import org.minikisa.competition.core.AnnouncedMethods;
import org.minikisa.competition.core.CompetitionTables;
import org.minikisa.competition.core.Decimals;
import org.minikisa.competition.core.Steps;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.competition.core.comparison.TenderRules;
import org.minikisa.competition.core.evaluation.EvaluationTables.StoredInterest;
import org.minikisa.competition.core.evaluation.EvaluationTables.StoredVote;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;
import org.minikisa.store.api.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Votes in the store, and the one value that is made of them. */
@Component
public final class StoredEvaluators implements Evaluators {

    private final Store store;
    private final Steps steps;
    private final AnnouncedMethods methods;

    @Activate
    public StoredEvaluators(@Reference Store store, @Reference Surroundings surroundings) {
        this.store = store;
        this.steps = new Steps(store);
        this.methods = new AnnouncedMethods(surroundings);
        CompetitionTables.migrate(store);
    }

    /** Where evaluators are named, values come from their votes only. */
    public static void requireNoPanel(Competition competition) {
        if (!competition.draft().procedure().evaluators().isEmpty()) {
            throw InvalidInputException.of(
                    competition.id().value(),
                    "competition.vote.panel",
                    "judgements",
                    "a value without votes",
                    "votes of the named evaluators, and what they agree on",
                    "Let each of them vote, then keep the agreed value or the mean.");
        }
    }

    @Override
    public Panel panel(CompetitionId id, String reader) {
        return store.read(tx -> {
            var tables = new CompetitionTables(tx);
            Competition competition = Steps.require(tables, id);
            return new Votes(competition, new EvaluationTables(id, tx, tables)).seenBy(reader);
        });
    }

    @Override
    public Panel declare(CompetitionId id, boolean conflict, String text, Act act) {
        // to have no interest changes nothing; to have one unsettles what was judged
        CompetitionStep step = conflict ? CompetitionStep.JUDGE : CompetitionStep.EXAMINE;
        steps.take(id, step, act, conflict ? "interest declared" : "no interest", (competition, tables, tx) -> {
            var evaluation = new EvaluationTables(id, tx, tables);
            requireDeclaration(competition, evaluation, conflict, text, act)
                    .refuseIfAny("the declaration of an evaluator of " + id);
            evaluation.declare(conflict, text, act);
            if (conflict) {
                evaluation.forgetValuesOf(act.by());
                tables.reopened(id);
            }
            return true;
        });
        return panel(id, act.by());
    }

    private static Problems requireDeclaration(
            Competition competition, EvaluationTables evaluation, boolean conflict, String text, Act act) {
        var problems = new Problems();
        requireSeat(competition, act, problems);
        if (conflict && text.isBlank()) {
            problems.add(
                    "competition.reason.missing",
                    "text",
                    "nothing",
                    "what the interest is",
                    "Say it in a few words; it stands in the record.");
        }
        boolean biased =
                evaluation.interests().stream().anyMatch(one -> one.evaluator().equals(act.by()) && one.biased());
        if (biased && !conflict) {
            problems.add(
                    "competition.vote.interest",
                    "conflict",
                    "no interest, after one was declared",
                    "what was declared",
                    "Who has declared an interest takes no part in this competition any more.");
        }
        return problems;
    }

    private static void requireSeat(Competition competition, Act act, Problems problems) {
        List<String> named = competition.draft().procedure().evaluators();
        if (act.by().isBlank() || !named.isEmpty() && !named.contains(act.by())) {
            problems.add(
                    "competition.vote.evaluator",
                    "by",
                    act.by().isBlank() ? "nobody" : "a person who is not named",
                    named.isEmpty() ? "a person's name" : "one of the " + named.size() + " named evaluators",
                    "Let a named evaluator do it.");
        }
    }

    @Override
    public Panel vote(CompetitionId id, List<Vote> given, Act act) {
        steps.take(id, CompetitionStep.JUDGE, act, given.size() + " votes", (competition, tables, tx) -> {
            var evaluation = new EvaluationTables(id, tx, tables);
            var votes = new Votes(competition, evaluation);
            var problems = new Problems();
            requireSeat(competition, act, problems);
            requireDeclared(competition, votes, act, problems);
            List<Judgement> judged = given.stream()
                    .map(vote -> new Judgement(vote.tender(), vote.criterion(), vote.value(), act.by(), vote.reason()))
                    .toList();
            requireSound(competition, tables, judged, "votes", problems);
            for (int i = 0; i < given.size(); i++) {
                Vote vote = given.get(i);
                int newest = votes.own(vote.tender(), vote.criterion(), act.by())
                        .map(StoredVote::version)
                        .orElse(0);
                requireVersion(vote.version(), newest, "votes[" + i + "].version", problems);
            }
            problems.refuseIfAny("the votes on " + id);
            boolean changed = false;
            for (Vote vote : given) {
                changed |= keep(vote, votes, evaluation, tables, act);
            }
            if (changed) {
                tables.reopened(id);
            }
            return changed;
        });
        return panel(id, act.by());
    }

    /** A vote that changes unsettles the value that was made of it. */
    private static boolean keep(
            Vote vote, Votes votes, EvaluationTables evaluation, CompetitionTables tables, Act act) {
        Optional<StoredVote> before = votes.own(vote.tender(), vote.criterion(), act.by());
        if (before.filter(
                        old -> old.value().equals(vote.value()) && old.reason().equals(vote.reason()))
                .isPresent()) {
            return false;
        }
        evaluation.vote(vote.tender(), vote.criterion(), vote.value(), vote.reason(), vote.version() + 1, act);
        boolean otherValue = before.map(StoredVote::value)
                .filter(old -> old.compareTo(vote.value()) == 0)
                .isEmpty();
        if (otherValue) {
            evaluation.forgetValue(vote.tender(), vote.criterion());
        }
        return true;
    }

    private static void requireDeclared(Competition competition, Votes votes, Act act, Problems problems) {
        Optional<StoredInterest> declared = votes.interest(act.by());
        boolean named = !competition.draft().procedure().evaluators().isEmpty();
        if (declared.filter(StoredInterest::biased).isPresent() || named && declared.isEmpty()) {
            problems.add(
                    "competition.vote.interest",
                    "by",
                    declared.isPresent() ? "an evaluator with an interest" : "an evaluator who has not declared",
                    "an evaluator who has declared to have no interest in the matter",
                    "Declare first; who has an interest takes no part (434/2003 s. 27, 28).");
        }
    }

    private void requireSound(
            Competition competition, CompetitionTables tables, List<Judgement> judged, String what, Problems problems) {
        var rules = new TenderRules(competition.draft(), methods.present(tables.methods(competition.id())), problems);
        List<String> tenders = competition.tenders().stream().map(Tender::id).toList();
        for (int i = 0; i < judged.size(); i++) {
            Judgement one = judged.get(i);
            String place = what + "[" + i + "]";
            if (!tenders.contains(one.tender())) {
                problems.add(
                        "competition.tender.unknown",
                        place + ".tender",
                        one.tender(),
                        "one of " + tenders,
                        "Name a tender that takes part.");
            }
            rules.check(one, place + "." + one.tender() + "." + one.criterion());
            if (one.reason().isBlank()) {
                problems.add(
                        "competition.reason.missing",
                        place + ".reason",
                        "nothing",
                        "why, in words",
                        "Points without words cannot be explained to a tenderer (s. 123).");
            }
        }
        long different = judged.stream()
                .map(one -> EvaluationTables.valueKey(one.tender(), one.criterion()))
                .distinct()
                .count();
        if (different < judged.size()) {
            problems.add(
                    "competition.vote.twice",
                    what,
                    "the same tender and criterion twice",
                    "one value for each",
                    "Leave one of them out.");
        }
    }

    private static void requireVersion(int seen, int newest, String place, Problems problems) {
        if (seen != newest) {
            problems.add(
                    "competition.vote.version",
                    place,
                    "version " + seen,
                    newest == 0 ? "0, because there is none" : "version " + newest + ", which was saved meanwhile",
                    "Look at what was saved, then save with its version; nothing of yours was kept.");
        }
    }

    @Override
    public Panel agree(CompetitionId id, List<Consensus> values, Act act) {
        steps.take(id, CompetitionStep.JUDGE, act, values.size() + " agreed values", (competition, tables, tx) -> {
            var evaluation = new EvaluationTables(id, tx, tables);
            var votes = new Votes(competition, evaluation);
            var problems = new Problems();
            requireSeat(competition, act, problems);
            requireDeclared(competition, votes, act, problems);
            requireWay(competition, Voting.Outcome.CONSENSUS, problems);
            List<Judgement> judged = values.stream()
                    .map(one -> new Judgement(one.tender(), one.criterion(), one.value(), act.by(), one.reason()))
                    .toList();
            requireSound(competition, tables, judged, "values", problems);
            Map<String, Integer> versions = evaluation.valueVersions();
            for (int i = 0; i < values.size(); i++) {
                Consensus one = values.get(i);
                int newest = versions.getOrDefault(EvaluationTables.valueKey(one.tender(), one.criterion()), 0);
                requireVersion(one.version(), newest, "values[" + i + "].version", problems);
                requireComplete(votes, one.tender(), one.criterion(), "values[" + i + "]", problems);
            }
            problems.refuseIfAny("the agreed values of " + id);
            if (competition.judgements().containsAll(judged)) {
                return false;
            }
            judged.forEach(one -> tables.judge(id, one));
            tables.reopened(id);
            return true;
        });
        return panel(id, act.by());
    }

    private static void requireWay(Competition competition, Voting.Outcome way, Problems problems) {
        Voting announced = competition.draft().procedure().evaluation().voting();
        if (announced.outcome() != way) {
            problems.add(
                    "competition.vote.way",
                    "procedure.evaluation.voting",
                    way == Voting.Outcome.MEAN ? "a mean" : "an agreed value",
                    announced.outcome() == Voting.Outcome.MEAN ? "the mean of the votes" : "an agreed value",
                    "Make one value of the votes in the way that was announced.");
        }
    }

    private static void requireComplete(Votes votes, String tender, String criterion, String place, Problems problems) {
        List<String> missing = votes.missing(tender, criterion);
        if (!missing.isEmpty() || votes.counting(tender, criterion).isEmpty()) {
            problems.add(
                    "competition.vote.missing",
                    place,
                    missing.isEmpty() ? "no vote" : missing.size() + " votes missing",
                    "the vote of every evaluator",
                    "Wait until all have voted; who cannot takes no part and says so.");
        }
    }

    @Override
    public Panel average(CompetitionId id, Act act) {
        steps.take(id, CompetitionStep.JUDGE, act, "means of the votes", (competition, tables, tx) -> {
            var votes = new Votes(competition, new EvaluationTables(id, tx, tables));
            var problems = new Problems();
            requireWay(competition, Voting.Outcome.MEAN, problems);
            List<Judgement> means = means(competition, votes, act);
            if (means.isEmpty()) {
                problems.add(
                        "competition.vote.missing",
                        "votes",
                        "no tender and criterion on which all have voted",
                        "at least one",
                        "Wait until all have voted.");
            }
            requireSound(competition, tables, means, "means", problems);
            problems.refuseIfAny("the means of the votes on " + id);
            if (competition.judgements().containsAll(means)) {
                return false;
            }
            means.forEach(mean -> tables.judge(id, mean));
            tables.reopened(id);
            return true;
        });
        return panel(id, act.by());
    }

    private static List<Judgement> means(Competition competition, Votes votes, Act act) {
        var rounding = competition.draft().procedure().evaluation().voting().rounding();
        var means = new ArrayList<Judgement>();
        votes.eachBallot((tender, criterion) -> {
            List<StoredVote> counting = votes.counting(tender.id(), criterion.id());
            if (!counting.isEmpty()
                    && votes.missing(tender.id(), criterion.id()).isEmpty()) {
                BigDecimal mean =
                        rounding.apply(Votes.spread(counting).orElseThrow().mean());
                String reason = String.join(
                        " | ",
                        counting.stream()
                                .map(vote -> Decimals.plain(vote.value()) + ": " + vote.reason())
                                .toList());
                means.add(new Judgement(tender.id(), criterion.id(), mean, act.by(), reason));
            }
        });
        return means;
    }

    /** The votes of one competition. */
    private static final class Votes {

        /** What is voted on. */
        interface Each {
            void of(Tender tender, Criterion criterion);
        }

        private final Competition competition;
        private final List<StoredVote> votes;
        private final List<StoredInterest> interests;
        private final Map<String, Integer> versions;

        Votes(Competition competition, EvaluationTables evaluation) {
            this.competition = competition;
            this.votes = competition.state().sealed() ? List.of() : evaluation.votes();
            this.interests = evaluation.interests();
            this.versions = evaluation.valueVersions();
        }

        void eachBallot(Each each) {
            for (Tender tender : competition.tenders()) {
                competition.draft().criteria().stream()
                        .filter(criterion -> criterion.source() == ValueSource.EVALUATED)
                        .forEach(criterion -> each.of(tender, criterion));
            }
        }

        Optional<StoredInterest> interest(String evaluator) {
            return interests.stream()
                    .filter(one -> one.evaluator().equals(evaluator))
                    .findFirst();
        }

        private boolean takesPart(String evaluator) {
            return interest(evaluator).filter(StoredInterest::biased).isEmpty();
        }

        /** The named ones, or those who have voted where none is named. */
        private List<String> evaluators() {
            List<String> named = competition.draft().procedure().evaluators();
            return named.isEmpty()
                    ? Stream.concat(
                                    votes.stream().map(StoredVote::evaluator),
                                    interests.stream().map(StoredInterest::evaluator))
                            .distinct()
                            .toList()
                    : named;
        }

        private List<StoredVote> on(String tender, String criterion) {
            return votes.stream()
                    .filter(one ->
                            one.tender().equals(tender) && one.criterion().equals(criterion))
                    .toList();
        }

        Optional<StoredVote> own(String tender, String criterion, String evaluator) {
            return on(tender, criterion).stream()
                    .filter(one -> one.evaluator().equals(evaluator))
                    .findFirst();
        }

        /** The votes of those who take part. */
        List<StoredVote> counting(String tender, String criterion) {
            return on(tender, criterion).stream()
                    .filter(one -> takesPart(one.evaluator()))
                    .toList();
        }

        List<String> missing(String tender, String criterion) {
            List<String> voted =
                    on(tender, criterion).stream().map(StoredVote::evaluator).toList();
            return evaluators().stream()
                    .filter(this::takesPart)
                    .filter(evaluator -> !voted.contains(evaluator))
                    .toList();
        }

        static Optional<Spread> spread(List<StoredVote> counting) {
            if (counting.isEmpty()) {
                return Optional.empty();
            }
            List<BigDecimal> values =
                    counting.stream().map(StoredVote::value).sorted().toList();
            BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            return Optional.of(new Spread(
                    values.get(0),
                    values.get(values.size() - 1),
                    sum.divide(BigDecimal.valueOf(values.size()), ScoringMethod.PRECISION)));
        }

        Panel seenBy(String reader) {
            var ballots = new ArrayList<Ballot>();
            eachBallot((tender, criterion) -> ballots.add(ballot(tender.id(), criterion.id(), reader)));
            return new Panel(
                    competition.id(), evaluators().stream().map(this::seat).toList(), ballots);
        }

        private Seat seat(String evaluator) {
            var counts = new int[2];
            eachBallot((tender, criterion) ->
                    counts[own(tender.id(), criterion.id(), evaluator).isPresent() ? 0 : 1]++);
            Optional<StoredInterest> declared = interest(evaluator);
            return new Seat(
                    evaluator,
                    declared.map(StoredInterest::biased),
                    declared.map(StoredInterest::interest).orElse(""),
                    counts[0],
                    takesPart(evaluator) ? counts[1] : 0);
        }

        private Ballot ballot(String tender, String criterion, String reader) {
            List<StoredVote> counting = counting(tender, criterion);
            boolean complete = !counting.isEmpty() && missing(tender, criterion).isEmpty();
            boolean open = complete
                    || !competition.draft().procedure().evaluation().voting().hidden();
            Optional<Judgement> value = competition.judgements().stream()
                    .filter(one ->
                            one.tender().equals(tender) && one.criterion().equals(criterion))
                    .findFirst();
            List<CastVote> seen = on(tender, criterion).stream()
                    .filter(vote -> open || vote.evaluator().equals(reader))
                    .map(vote -> new CastVote(vote.evaluator(), vote.value(), vote.reason(), vote.version(), vote.at()))
                    .toList();
            return new Ballot(
                    tender,
                    criterion,
                    seen,
                    complete,
                    open ? spread(counting) : Optional.empty(),
                    value,
                    versions.getOrDefault(EvaluationTables.valueKey(tender, criterion), 0));
        }
    }
}
