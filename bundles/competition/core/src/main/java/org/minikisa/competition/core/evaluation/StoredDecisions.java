package org.minikisa.competition.core.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionStep;
import org.minikisa.competition.api.evaluation.Decision;
import org.minikisa.competition.api.evaluation.Decisions;
import org.minikisa.competition.api.evaluation.Draw;
import org.minikisa.competition.core.CompetitionTables;
import org.minikisa.competition.core.Steps;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.competition.core.evaluation.DecisionMaking.ChosenTie;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.store.api.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The decision in the store, and the drawing of lots before it. */
@Component
public final class StoredDecisions implements Decisions {

    private static final int SHORTEST_SECRET = 16;
    private static final int LONGEST_SECRET = 200;

    private final Store store;
    private final Steps steps;
    private final Surroundings surroundings;
    private final RedFlagRules redFlags;

    @Activate
    public StoredDecisions(
            @Reference Store store, @Reference Surroundings surroundings, @Reference RedFlagRules redFlags) {
        this.store = store;
        this.steps = new Steps(store);
        this.surroundings = surroundings;
        this.redFlags = redFlags;
        CompetitionTables.migrate(store);
    }

    @Override
    public List<Problem> obstacles(CompetitionId id) {
        return read(id, DecisionMaking::obstacles);
    }

    @Override
    public Decision preview(CompetitionId id) {
        return read(id, making -> making.prepare(List.of(), Act.ofTheHouse(making.now())));
    }

    private <T> T read(CompetitionId id, Function<DecisionMaking, T> question) {
        return store.read(tx -> {
            var tables = new CompetitionTables(tx);
            return question.apply(new DecisionMaking(
                    Steps.require(tables, id), tables, tx, surroundings, redFlags, Optional.empty()));
        });
    }

    @Override
    public Competition decide(CompetitionId id, List<Condition> conditions, Act act) {
        return decide(id, conditions, Optional.empty(), act);
    }

    /** @param tie how the one tie was decided in another way than by drawing lots here */
    public Competition decide(CompetitionId id, List<Condition> conditions, Optional<ChosenTie> tie, Act act) {
        return steps.take(id, CompetitionStep.DECIDE, act, "", (competition, tables, tx) -> {
            tie.ifPresent(chosen -> requireTie(
                    competition,
                    chosen,
                    new DecisionMaking(competition, tables, tx, surroundings, redFlags, Optional.empty())));
            new DecisionMaking(competition, tables, tx, surroundings, redFlags, tie).decide(conditions, act, tx);
            return true;
        });
    }

    private static void requireTie(Competition competition, ChosenTie chosen, DecisionMaking asItIs) {
        List<String> tied = competition.draft().invitation().lotIds().stream()
                .map(asItIs::tied)
                .filter(equal -> equal.contains(chosen.tender()))
                .findFirst()
                .orElse(List.of());
        if (competition.draft().procedure().evaluation().drawsLots() && !tied.isEmpty()) {
            throw refused(
                    competition.id(),
                    "competition.tie.drawn",
                    "a choice between " + String.join(", ", tied),
                    "lots drawn, as announced",
                    "Draw lots: at least two people commit to a secret each and then reveal it.");
        }
        List<String> best = competition.results().stream()
                .flatMap(result -> result.scores().stream())
                .flatMap(scores -> scores.best().stream())
                .map(row -> row.tender())
                .toList();
        if (!best.contains(chosen.tender())) {
            throw InvalidInputException.of(
                    competition.id().value(),
                    "competition.tie.tender",
                    "tender",
                    chosen.tender(),
                    "one of " + best,
                    "Choose among the best tenders.");
        }
        if (tied.isEmpty() || chosen.reason().isBlank()) {
            throw InvalidInputException.of(
                    competition.id().value(),
                    "competition.tie.none",
                    "reason",
                    tied.isEmpty() ? "no tie" : "nothing",
                    "a tie, and how it was decided",
                    "Decide in the ordinary way, or give the reason.");
        }
    }

    @Override
    public Optional<Decision> decision(CompetitionId id) {
        return store.read(tx -> {
            var tables = new CompetitionTables(tx);
            return new EvaluationTables(Steps.require(tables, id).id(), tx, tables).decision();
        });
    }

    @Override
    public List<Draw> draws(CompetitionId id) {
        return store.read(tx -> {
            var tables = new CompetitionTables(tx);
            return new EvaluationTables(Steps.require(tables, id).id(), tx, tables).draws();
        });
    }

    @Override
    public Draw commit(CompetitionId id, String lot, String commitment, Act act) {
        steps.take(id, CompetitionStep.EXAMINE, act, "draw of lots: a commitment", (competition, tables, tx) -> {
            requirePerson(id, act);
            if (!commitment.matches("[0-9a-f]{64}")) {
                throw refused(
                        id,
                        "competition.draw.commitment",
                        commitment.length() + " characters",
                        "64 lower-case hex digits",
                        "Give the SHA-256 of your secret, and keep the secret.");
            }
            var evaluation = new EvaluationTables(id, tx, tables);
            List<String> tied = requireTied(
                    competition,
                    lot,
                    new DecisionMaking(competition, tables, tx, surroundings, redFlags, Optional.empty()));
            Draw draw = current(evaluation, lot, tied);
            requireJoinable(id, draw, commitment, act);
            evaluation.commit(draw.number(), draw.participants().size() + 1, commitment, act);
            return true;
        });
        return last(id, lot);
    }

    private static void requirePerson(CompetitionId id, Act act) {
        if (act.by().isBlank()) {
            throw refused(
                    id,
                    "competition.act.nobody",
                    "nobody",
                    "the name of a person",
                    "Say who does it: the record names everyone who took part.");
        }
    }

    private static List<String> requireTied(Competition competition, String lot, DecisionMaking making) {
        List<String> tied = making.tied(lot);
        boolean announced = competition.draft().procedure().evaluation().drawsLots();
        if (tied.isEmpty() || !announced) {
            throw refused(
                    competition.id(),
                    "competition.draw.none",
                    tied.isEmpty() ? "no tie to decide" : "a rule that does not draw lots",
                    "equal tenders, and a competition that announced drawing lots",
                    "Evaluate first; where lots were not announced, decide the tie with its reason.");
        }
        return tied;
    }

    /** The draw that people can join now: begun anew where other tenders are equal now. */
    private static Draw current(EvaluationTables evaluation, String lot, List<String> tied) {
        Optional<Draw> going = going(evaluation, lot);
        if (going.isPresent() && going.get().tied().equals(tied)) {
            return going.get();
        }
        going.ifPresent(old -> evaluation.giveUpDraw(old.number(), "other tenders are equal now"));
        int number = evaluation.beginDraw(lot, tied);
        return new Draw(number, lot, tied, List.of(), Optional.empty(), List.of(), Optional.empty());
    }

    private static Optional<Draw> going(EvaluationTables evaluation, String lot) {
        return evaluation.draws().stream()
                .filter(draw -> draw.lot().equals(lot) && draw.givenUp().isEmpty())
                .reduce((earlier, later) -> later);
    }

    private static void requireJoinable(CompetitionId id, Draw draw, String commitment, Act act) {
        boolean revealing =
                draw.participants().stream().anyMatch(one -> one.secret().isPresent());
        boolean again = draw.participants().stream()
                .anyMatch(one -> one.by().equals(act.by()) || one.commitment().equals(commitment));
        if (revealing || again) {
            throw refused(
                    id,
                    "competition.draw.closed",
                    revealing ? "a draw in which secrets are being revealed" : "a person or a commitment a second time",
                    "one commitment from each, before the first secret is known",
                    "A commitment that comes later could be chosen to steer the draw.");
        }
    }

    @Override
    public Draw reveal(CompetitionId id, String lot, String secret, Act act) {
        steps.take(id, CompetitionStep.EXAMINE, act, "draw of lots: a secret", (competition, tables, tx) -> {
            var evaluation = new EvaluationTables(id, tx, tables);
            Draw draw = going(evaluation, lot).orElseThrow(() -> notCommitted(id, act));
            Draw.Participant own = draw.participants().stream()
                    .filter(one -> one.by().equals(act.by()))
                    .findFirst()
                    .orElseThrow(() -> notCommitted(id, act));
            if (own.secret().filter(secret::equals).isPresent()) {
                return false;
            }
            if (draw.participants().size() < 2) {
                throw refused(
                        id,
                        "competition.draw.alone",
                        "one participant",
                        "at least two",
                        "Let another one commit first: a draw of one is a choice.");
            }
            requireSecret(id, own, secret);
            evaluation.reveal(draw.number(), own.commitment(), secret);
            return true;
        });
        return last(id, lot);
    }

    private static InvalidInputException notCommitted(CompetitionId id, Act act) {
        return refused(
                id,
                "competition.draw.secret",
                act.by().isBlank() ? "nobody" : "a person who has not committed to a secret",
                "one of those who committed",
                "Commit first; after the first secret nobody can join.");
    }

    private static void requireSecret(CompetitionId id, Draw.Participant own, String secret) {
        boolean form = secret.length() >= SHORTEST_SECRET
                && secret.length() <= LONGEST_SECRET
                && secret.lines().count() == 1
                && !secret.endsWith("\n")
                && !secret.endsWith("\r");
        if (!form || !LotDrawing.sha256(secret).equals(own.commitment())) {
            throw refused(
                    id,
                    "competition.draw.secret",
                    form ? "a secret with another SHA-256" : "a secret of " + secret.length() + " characters",
                    "the secret that was committed to, 16 to 200 characters in one line",
                    "Give the very same characters; if it is lost, begin the draw anew.");
        }
    }

    @Override
    public Draw restart(CompetitionId id, String lot, String reason, Act act) {
        steps.take(
                id, CompetitionStep.EXAMINE, act, "draw of lots begun anew: " + reason, (competition, tables, tx) -> {
                    var evaluation = new EvaluationTables(id, tx, tables);
                    Draw draw = going(evaluation, lot).orElseThrow(() -> notCommitted(id, act));
                    if (draw.drawn() || reason.isBlank()) {
                        throw refused(
                                id,
                                "competition.draw.done",
                                draw.drawn() ? "a draw that is decided" : "no reason",
                                "a draw that cannot be ended, and why",
                                "A drawn lot stands.");
                    }
                    evaluation.giveUpDraw(draw.number(), reason);
                    evaluation.beginDraw(lot, draw.tied());
                    return true;
                });
        return last(id, lot);
    }

    private Draw last(CompetitionId id, String lot) {
        return draws(id).stream()
                .filter(draw -> draw.lot().equals(lot))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static InvalidInputException refused(
            CompetitionId id, String code, String found, String expected, String remedy) {
        return InvalidInputException.of(id.value(), code, "", found, expected, remedy);
    }
}
