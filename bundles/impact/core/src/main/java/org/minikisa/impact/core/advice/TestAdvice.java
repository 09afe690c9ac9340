package org.minikisa.impact.core.advice;

import java.util.HashSet;
import java.util.List;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.AuthorTest;
import org.minikisa.impact.api.Gate;
import org.minikisa.impact.api.GateState;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.core.declarative.DeclarativeModel;
import org.minikisa.problem.api.InvalidInputException;

/** What the author's tests leave untried. */
final class TestAdvice {

    private TestAdvice() {}

    static void of(DeclarativeModel model, Advice advice) {
        ModelDescription description = model.description();
        List<AuthorTest> tests = description.tests();
        if (tests.isEmpty()) {
            advice.warning(
                    "impact.tests.none",
                    "tests",
                    "none",
                    "at least one, with an index that was computed by hand",
                    "Write a case whose result you know: it tells everyone that the model computes what you meant.");
            return;
        }
        boolean asksCustomer = !description.choices().isEmpty();
        if (asksCustomer && tests.stream().allMatch(test -> test.choices().isEmpty())) {
            advice.warning(
                    "impact.tests.choices",
                    "tests",
                    "none with choices of the customer",
                    "at least one",
                    "Write a case with \"choices\" and the \"uplift\" they should give.");
        }
        gates(model, advice);
    }

    private static void gates(DeclarativeModel model, Advice advice) {
        var closed = new HashSet<String>();
        for (AuthorTest test : model.description().tests()) {
            closed.addAll(closed(model, test));
        }
        List<String> untried = model.description().gates().stream()
                .map(Gate::id)
                .filter(gate -> !closed.contains(gate))
                .toList();
        if (!untried.isEmpty()) {
            advice.note(
                    "impact.tests.gate",
                    "tests",
                    "none in which closed is " + Advice.named(untried),
                    "each gate closed in one",
                    "Write a case that closes it, with the index that is left.");
        }
    }

    private static List<String> closed(DeclarativeModel model, AuthorTest test) {
        try {
            var evaluation =
                    model.evaluate(Answers.of(test.asOf(), test.base()), Answers.of(test.asOf(), test.choices()));
            return evaluation.gates().stream()
                    .filter(gate -> gate.base() == GateState.State.CLOSED || gate.index() == GateState.State.CLOSED)
                    .map(GateState::gate)
                    .toList();
        } catch (InvalidInputException e) {
            return List.of(); // told by the laws
        }
    }
}
