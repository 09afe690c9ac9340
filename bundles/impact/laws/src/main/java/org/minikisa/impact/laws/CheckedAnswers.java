package org.minikisa.impact.laws;

import java.util.List;
import java.util.Objects;

import org.minikisa.impact.api.Answers;
import org.minikisa.problem.api.Problem;

/**
 * Answers as a model may be asked.
 *
 * @param base x1, completed by what holds without a choice
 * @param choices x2 without those that a floor makes void
 * @param problems what keeps them from being used; empty when they are good
 */
public record CheckedAnswers(Answers base, Answers choices, List<Problem> problems) {

    public CheckedAnswers {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(choices, "choices");
        problems = List.copyOf(problems);
    }
}
