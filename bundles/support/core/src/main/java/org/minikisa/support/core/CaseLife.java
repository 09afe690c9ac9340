package org.minikisa.support.core;

import java.util.Map;
import java.util.Optional;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.support.api.CaseId;
import org.minikisa.support.api.CaseState;

/** Which step leads from which state to which. What the table does not name is refused. */
final class CaseLife {

    /** What can happen to a case. */
    enum Step {
        /** The unit answers. */
        ANSWER,
        /** The unit regards the matter as done. */
        CLOSE,
        /** The customer writes again. */
        CUSTOMER_WRITES
    }

    /**
     * A case may be closed without an answer (thanks, a stray message). Whatever the customer writes after an answer
     * opens it again, also a mere thank-you: the machine cannot tell for sure, and closing takes a moment, while a
     * question that nobody sees is lost.
     */
    private static final Map<CaseState, Map<Step, CaseState>> NEXT = Map.of(
            CaseState.OPEN,
                    Map.of(
                            Step.ANSWER, CaseState.ANSWERED,
                            Step.CLOSE, CaseState.CLOSED,
                            Step.CUSTOMER_WRITES, CaseState.OPEN),
            CaseState.ANSWERED,
                    Map.of(
                            Step.CLOSE, CaseState.CLOSED,
                            Step.CUSTOMER_WRITES, CaseState.OPEN),
            CaseState.CLOSED, Map.of(Step.CUSTOMER_WRITES, CaseState.OPEN),
            CaseState.MERGED, Map.of());

    private CaseLife() {}

    static Optional<CaseState> after(CaseState state, Step step) {
        return Optional.ofNullable(NEXT.get(state).get(step));
    }

    /** @throws InvalidInputException with the reason, when the state does not allow the step */
    static CaseState require(CaseId id, CaseState state, Step step) {
        return after(state, step)
                .orElseThrow(
                        () -> InvalidInputException.of(
                                "the step " + step + " of case " + id,
                                "support.case.state",
                                "",
                                state.name(),
                                "a case that is " + statesAllowing(step),
                                state == CaseState.MERGED
                                        ? "It went into another case; see its timeline for which, or undo that."
                                        : "It is open again as soon as the customer writes; until then there is nothing to do."));
    }

    private static String statesAllowing(Step step) {
        StringBuilder states = new StringBuilder();
        for (CaseState state : CaseState.values()) {
            if (after(state, step).isPresent()) {
                states.append(states.isEmpty() ? "" : " or ").append(state);
            }
        }
        return states.toString();
    }
}
