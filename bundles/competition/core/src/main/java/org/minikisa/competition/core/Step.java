package org.minikisa.competition.core;

import static org.minikisa.competition.api.CompetitionState.CLOSED;
import static org.minikisa.competition.api.CompetitionState.DECIDED;
import static org.minikisa.competition.api.CompetitionState.DRAFT;
import static org.minikisa.competition.api.CompetitionState.EVALUATED;
import static org.minikisa.competition.api.CompetitionState.OPEN;
import static org.minikisa.competition.api.CompetitionState.OPENED;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.problem.api.InvalidInputException;

/** The one table of what may follow what. */
enum Step {
    PUBLISH(
            "published",
            Set.of(DRAFT),
            OPEN,
            "Tenders are compared by what was announced; a published draft is frozen."),
    SUBMIT("tendered for", Set.of(OPEN), OPEN, "Tenders are taken from publication to the end of the tender period."),
    CLOSE("closed", Set.of(OPEN), CLOSED, "Only an open competition has a tender period that can end."),
    OPEN_TENDERS("opened", Set.of(CLOSED), OPENED, "Tenders stay sealed until the tender period has ended (s. 64)."),
    JUDGE("judged", Set.of(OPENED, EVALUATED), OPENED, "Evaluators see tenders from the opening to the decision."),
    EXCLUDE(
            "cut down",
            Set.of(OPENED, EVALUATED),
            OPENED,
            "A tender is excluded between the opening and the decision."),
    EVALUATE(
            "evaluated",
            Set.of(OPENED, EVALUATED),
            EVALUATED,
            "Tenders are scored between the opening and the decision."),
    DECIDE("decided", Set.of(EVALUATED), DECIDED, "A decision rests on a comparison, and is made once.");

    private final String done;
    private final Set<CompetitionState> from;
    private final CompetitionState to;
    private final String reason;

    Step(String done, Set<CompetitionState> from, CompetitionState to, String reason) {
        this.done = done;
        this.from = from;
        this.to = to;
        this.reason = reason;
    }

    /** Where the step leads. */
    CompetitionState to() {
        return to;
    }

    boolean possibleIn(CompetitionState state) {
        return from.contains(state);
    }

    /** @throws InvalidInputException with the reason and what is possible instead */
    void requirePossible(CompetitionId id, CompetitionState state) {
        if (!possibleIn(state)) {
            throw InvalidInputException.of(
                    id.value(),
                    "competition.transition",
                    "state",
                    state.label().en(),
                    from.stream().sorted().map(one -> one.label().en()).collect(Collectors.joining(" or ")),
                    reason + " It cannot be " + done + " now; possible: " + possible(state));
        }
    }

    private static String possible(CompetitionState state) {
        List<String> steps = List.of(values()).stream()
                .filter(step -> step.possibleIn(state))
                .map(step -> step.done)
                .toList();
        return steps.isEmpty() ? "nothing any more." : "it can be " + String.join(", ", steps) + ".";
    }
}
