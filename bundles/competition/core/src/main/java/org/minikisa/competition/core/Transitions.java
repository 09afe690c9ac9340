package org.minikisa.competition.core;

import java.util.List;
import java.util.stream.Collectors;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.CompetitionStep;
import org.minikisa.competition.api.Criterion;
import org.minikisa.problem.api.InvalidInputException;

/** Refuses what the table of {@link CompetitionStep} does not allow. */
public final class Transitions {

    private Transitions() {}

    /** @throws InvalidInputException with the reason and what is possible instead */
    public static void requirePossible(CompetitionId id, CompetitionState state, CompetitionStep step) {
        if (!step.possibleIn(state)) {
            throw InvalidInputException.of(
                    id.value(),
                    "competition.transition",
                    "state",
                    state.label().en() + ", where it is not possible to "
                            + step.label().en(),
                    step.from().stream().sorted().map(one -> one.label().en()).collect(Collectors.joining(" or ")),
                    step.reason() + " Possible now: " + possible(state) + ".");
        }
    }

    private static String possible(CompetitionState state) {
        String steps = CompetitionStep.possible(state).stream()
                .map(step -> step.label().en())
                .collect(Collectors.joining(", "));
        return steps.isEmpty() ? "nothing any more" : steps;
    }

    /** Tenders are not opened while a weight could still be chosen by them. */
    static void requireFixed(Competition competition) {
        List<String> open = competition.draft().criteria().stream()
                .filter(criterion ->
                        criterion.range().isPresent() && criterion.maxPoints().isEmpty())
                .map(Criterion::id)
                .toList();
        if (!open.isEmpty()) {
            throw InvalidInputException.of(
                    competition.id().value(),
                    "competition.weights.open",
                    "criteria",
                    "weights of " + String.join(", ", open) + " within a range",
                    "weights that are fixed",
                    "Fix the weights before the tenders are opened (s. 93).");
        }
    }
}
