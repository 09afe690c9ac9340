package org.minikisa.competition.core;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.CompetitionStep;
import org.minikisa.competition.api.CompetitionStepTaken;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.Transaction;

/**
 * Takes competitions from step to step: each is allowed by the table of {@link CompetitionStep}, is one transaction, and
 * is told in the history of the competition and as a fact.
 */
public final class Steps {

    /** What a step does. */
    public interface Work {
        /** @return whether anything has changed; only then is the step told */
        boolean run(Competition competition, CompetitionTables tables, Transaction tx);
    }

    private final Store store;

    public Steps(Store store) {
        this.store = store;
    }

    /**
     * Takes a step, or refuses it and changes nothing.
     *
     * @param reason what was given with it, for the history; {@code ""} for none
     * @return what stands afterwards
     * @throws InvalidInputException for an unknown competition, a step that is not possible now, and what {@code work}
     *     refuses
     */
    public Competition take(CompetitionId id, CompetitionStep step, Act act, String reason, Work work) {
        return store.inTransaction(tx -> {
            var tables = new CompetitionTables(tx);
            Competition before = require(tables, id);
            Transitions.requirePossible(id, before.state(), step);
            if (step == CompetitionStep.OPEN_TENDERS) {
                // however they are opened: a weight that is still open could be chosen by what is read
                Transitions.requireFixed(before);
            }
            if (!work.run(before, tables, tx)) {
                return before;
            }
            Competition after = require(tables, id);
            if (!step.to().contains(after.state())) {
                throw new IllegalStateException(step + " led to " + after.state() + ", not to " + step.to());
            }
            tell(before, after, step, act, reason, tables, tx);
            return after;
        });
    }

    private static void tell(
            Competition before,
            Competition after,
            CompetitionStep step,
            Act act,
            String reason,
            CompetitionTables tables,
            Transaction tx) {
        String person = tables.person(act.by());
        tables.insertEvent(before.id(), step.name(), act.at(), person, reason);
        new SealedTables(tx).seen(before.id(), tx.now());
        tellFact(before, after.state(), step, act, person, tx);
    }

    /** For a step that the history must not tell: how many sealed tenders there are is nobody's business before the end. */
    public static void tellFact(
            Competition before, CompetitionState after, CompetitionStep step, Act act, String person, Transaction tx) {
        tx.append(new CompetitionStepTaken(
                before.id().value(),
                step.name(),
                before.state().name(),
                after.name(),
                person,
                act.at().toString()));
    }

    public static Competition require(CompetitionTables tables, CompetitionId id) {
        return tables.find(id)
                .orElseThrow(() -> InvalidInputException.of(
                        "competition " + id,
                        "competition.unknown",
                        "",
                        id.value(),
                        "the id of a competition",
                        "List them with kisa:competitions."));
    }
}
