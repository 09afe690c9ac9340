package org.minikisa.impact.laws;

import java.util.List;
import java.util.function.ToDoubleFunction;

import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.Outcome;
import org.minikisa.impact.api.Scale;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;

/** What every result must obey: numbers on the scale, inside their intervals, with contributions that sum to them. */
public final class ResultLaws {

    /** Of the scale's width: how far a sum may be off. */
    public static final double TOLERANCE = 1e-9;

    /** Somebody reads the bars; more than these no model of ours needs. */
    private static final int MOST_CONTRIBUTIONS = 10_000;

    private static final String REMEDY = "Mend the model; until then it cannot be used for this.";

    private ResultLaws() {}

    public static List<Problem> check(Scale scale, Evaluation evaluation) {
        var problems = new Problems();
        outcome(scale, evaluation.base(), "base", problems);
        outcome(scale, evaluation.index(), "index", problems);
        if (evaluation.contributions().size() > MOST_CONTRIBUTIONS) {
            problems.add(
                    "impact.result.contributions",
                    "contributions",
                    evaluation.contributions().size() + " of them",
                    "at most " + MOST_CONTRIBUTIONS,
                    "Return one for each indicator.");
        }
        sums(scale, evaluation, "base", Contribution::base, evaluation.base().value(), problems);
        sums(scale, evaluation, "uplift", Contribution::uplift, evaluation.uplift(), problems);
        evaluation.nodes().forEach(node -> {
            // a theme of which nothing applies has no value
            if (!(Double.isNaN(node.base()) || scale.contains(node.base()))
                    || !(Double.isNaN(node.index()) || scale.contains(node.index()))) {
                problems.add(
                        "impact.result.node",
                        "nodes." + node.id(),
                        node.base() + " and " + node.index(),
                        "numbers from " + scale.min() + " to " + scale.max(),
                        REMEDY);
            }
        });
        return problems.list();
    }

    private static void outcome(Scale scale, Outcome outcome, String place, Problems problems) {
        // negated comparisons, so that NaN fails each of them
        if (!scale.contains(outcome.value())) {
            problems.add(
                    "impact.result.scale",
                    place,
                    Double.toString(outcome.value()),
                    "a number from " + scale.min() + " to " + scale.max(),
                    REMEDY);
            return;
        }
        var slack = TOLERANCE * scale.width();
        if (!(outcome.low() <= outcome.value() + slack && outcome.value() <= outcome.high() + slack)
                || !scale.contains(outcome.low())
                || !scale.contains(outcome.high())) {
            problems.add(
                    "impact.result.interval",
                    place,
                    outcome.low() + " to " + outcome.high(),
                    "an interval on the scale that contains " + outcome.value(),
                    REMEDY);
        }
        if (!(outcome.coverage() >= 0 && outcome.coverage() <= 1 + TOLERANCE)) {
            problems.add("impact.result.coverage", place, Double.toString(outcome.coverage()), "0 to 1", REMEDY);
        }
    }

    private static void sums(
            Scale scale,
            Evaluation evaluation,
            String what,
            ToDoubleFunction<Contribution> part,
            double whole,
            Problems problems) {
        double sum = 0;
        for (var contribution : evaluation.contributions()) {
            sum += part.applyAsDouble(contribution);
        }
        if (!(Math.abs(sum - whole) <= TOLERANCE * scale.width())) {
            problems.add(
                    "impact.result.contributions",
                    "contributions." + what,
                    "a sum of " + sum,
                    Double.toString(whole),
                    "Contributions explain the whole " + what
                            + ": return what each indicator gives, so that they add up.");
        }
    }
}
