package org.minikisa.runtime.plugins.guard;

import java.math.BigDecimal;

import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.impact.api.Answers;

/** What a plug-in is asked; kept while it is, and written down when it goes wrong. */
sealed interface Question {

    /** What it is, how many arguments it takes: asked once. */
    record Describe() implements Question {}

    record Evaluate(Answers base, Answers choices) implements Question {}

    record Headroom(Answers base) implements Question {}

    /** @param arguments nobody else's: no plug-in can change them */
    record Apply(double[] arguments) implements Question {}

    record Score(ScoringTask task) implements Question {}

    record CheckCriterion(Criterion criterion) implements Question {}

    record CheckValue(Criterion criterion, BigDecimal value) implements Question {}
}
