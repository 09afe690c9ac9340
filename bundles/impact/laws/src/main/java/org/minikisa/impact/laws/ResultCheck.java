package org.minikisa.impact.laws;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

import org.minikisa.impact.api.ComputedValue;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.GateState;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.NodeScore;
import org.minikisa.impact.api.Outcome;
import org.minikisa.impact.api.Scale;
import org.minikisa.impact.api.Theme;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;

/**
 * Checks the results of one model: numbers on the scale and inside their intervals, contributions that sum to them and
 * belong to something the model describes. Made once for a model and asked for every result; a good one costs some ten
 * nanoseconds a bar and no memory. Thread-safe.
 */
public final class ResultCheck {

    /** Somebody reads the bars; more than these no model of ours needs. */
    private static final int MOST = 10_000;

    private static final String REMEDY = "Mend the model; until then it cannot be used for this.";

    private final Scale scale;
    private final double slack;
    /** False where only the scale is known. */
    private final boolean described;

    private final Set<String> indicators = new HashSet<>();
    private final Set<String> themes = new HashSet<>(Set.of(""));
    private final Set<String> gates = new HashSet<>();

    public ResultCheck(ModelDescription model) {
        this(model.scale(), true);
        model.indicators().stream().map(Indicator::id).forEach(indicators::add);
        model.gates().forEach(gate -> gates.add(gate.id()));
        for (Theme theme : model.themes()) {
            themes.add(theme.id());
            theme.minimum().ifPresent(minimum -> gates.add("minimum_" + theme.id()));
        }
    }

    ResultCheck(Scale scale) {
        this(scale, false);
    }

    private ResultCheck(Scale scale, boolean described) {
        this.scale = scale;
        this.slack = ResultLaws.TOLERANCE * scale.width();
        this.described = described;
    }

    /** @return everything that is wrong; empty for a good result */
    public List<Problem> check(Evaluation evaluation) {
        return holds(evaluation) ? List.of() : problems(evaluation);
    }

    private boolean holds(Evaluation evaluation) {
        return onScale(evaluation.base())
                && inInterval(evaluation.base())
                && covers(evaluation.base())
                && onScale(evaluation.index())
                && inInterval(evaluation.index())
                && covers(evaluation.index())
                && few(evaluation)
                && sums(sumOfBase(evaluation), evaluation.base().value())
                && sums(sumOfUplift(evaluation), evaluation.uplift())
                && allKnown(evaluation.contributions())
                && gatesKnown(evaluation.gates())
                && nodesHold(evaluation.nodes())
                && computedHold(evaluation.computed());
    }

    // plain loops: this runs on every result, and streams and iterators would allocate

    private boolean allKnown(List<Contribution> contributions) {
        for (int i = 0; i < contributions.size(); i++) {
            if (!known(contributions.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean gatesKnown(List<GateState> states) {
        for (int i = 0; i < states.size(); i++) {
            if (!known(states.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean nodesHold(List<NodeScore> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            if (!holds(nodes.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean computedHold(List<ComputedValue> computed) {
        for (int i = 0; i < computed.size(); i++) {
            if (!holds(computed.get(i))) {
                return false;
            }
        }
        return true;
    }

    // negated comparisons and ranges, so that NaN fails each of them

    private boolean onScale(Outcome outcome) {
        return scale.contains(outcome.value());
    }

    private boolean inInterval(Outcome outcome) {
        return outcome.low() <= outcome.value() + slack
                && outcome.value() <= outcome.high() + slack
                && scale.contains(outcome.low())
                && scale.contains(outcome.high());
    }

    private static boolean covers(Outcome outcome) {
        return outcome.coverage() >= 0 && outcome.coverage() <= 1 + ResultLaws.TOLERANCE;
    }

    private static boolean few(Evaluation evaluation) {
        return evaluation.contributions().size() <= MOST
                && evaluation.gates().size() <= MOST
                && evaluation.nodes().size() <= MOST
                && evaluation.computed().size() <= MOST;
    }

    private boolean sums(double sum, double whole) {
        return Math.abs(sum - whole) <= slack;
    }

    private static double sumOfBase(Evaluation evaluation) {
        double sum = 0;
        for (int i = 0; i < evaluation.contributions().size(); i++) {
            sum += evaluation.contributions().get(i).base();
        }
        return sum;
    }

    private static double sumOfUplift(Evaluation evaluation) {
        double sum = 0;
        for (int i = 0; i < evaluation.contributions().size(); i++) {
            sum += evaluation.contributions().get(i).uplift();
        }
        return sum;
    }

    private boolean known(Contribution bar) {
        return !described
                || themes.contains(bar.theme())
                        && switch (bar.kind()) {
                            case INDICATOR -> indicators.contains(bar.id());
                            case GATE -> gates.contains(bar.id());
                            case ORIGIN, WEIGHTS -> true;
                        };
    }

    private boolean known(GateState state) {
        return !described || gates.contains(state.gate());
    }

    /** A theme of which nothing applies has no value. */
    private boolean holds(NodeScore node) {
        return (Double.isNaN(node.base()) || scale.contains(node.base()))
                && (Double.isNaN(node.index()) || scale.contains(node.index()));
    }

    private boolean holds(ComputedValue value) {
        return finite(value.base()) && finite(value.index()) && (!described || indicators.contains(value.id()));
    }

    private static boolean finite(OptionalDouble value) {
        return value.isEmpty() || Double.isFinite(value.getAsDouble());
    }

    private List<Problem> problems(Evaluation evaluation) {
        var problems = new Problems();
        outcome(evaluation.base(), "base", problems);
        outcome(evaluation.index(), "index", problems);
        if (!few(evaluation)) {
            problems.add(
                    "impact.result.contributions",
                    "contributions",
                    evaluation.contributions().size() + " of them, "
                            + evaluation.gates().size() + " gates, "
                            + evaluation.nodes().size() + " nodes, "
                            + evaluation.computed().size() + " computed values",
                    "at most " + MOST + " of each",
                    "Return one for each indicator.");
            return problems.list();
        }
        sum("base", sumOfBase(evaluation), evaluation.base().value(), problems);
        sum("uplift", sumOfUplift(evaluation), evaluation.uplift(), problems);
        evaluation.contributions().stream()
                .filter(bar -> !known(bar))
                .forEach(bar -> stranger(
                        "contributions." + bar.id(),
                        bar.kind() + " \"" + bar.id() + "\" of theme \"" + bar.theme() + "\"",
                        problems));
        evaluation.gates().stream()
                .filter(state -> !known(state))
                .forEach(state -> stranger("gates." + state.gate(), "\"" + state.gate() + "\"", problems));
        evaluation.nodes().stream().filter(node -> !holds(node)).forEach(node -> node(node, problems));
        evaluation.computed().stream().filter(value -> !holds(value)).forEach(value -> computed(value, problems));
        return problems.list();
    }

    private void outcome(Outcome outcome, String place, Problems problems) {
        if (!onScale(outcome)) {
            problems.add(
                    "impact.result.scale",
                    place,
                    Double.toString(outcome.value()),
                    "a number from " + scale.min() + " to " + scale.max(),
                    REMEDY);
            return;
        }
        if (!inInterval(outcome)) {
            problems.add(
                    "impact.result.interval",
                    place,
                    outcome.low() + " to " + outcome.high(),
                    "an interval on the scale that contains " + outcome.value(),
                    REMEDY);
        }
        if (!covers(outcome)) {
            problems.add("impact.result.coverage", place, Double.toString(outcome.coverage()), "0 to 1", REMEDY);
        }
    }

    private void sum(String what, double sum, double whole, Problems problems) {
        if (!sums(sum, whole)) {
            problems.add(
                    "impact.result.contributions",
                    "contributions." + what,
                    "a sum of " + sum,
                    Double.toString(whole),
                    "Contributions explain the whole " + what
                            + ": return what each indicator gives, so that they add up.");
        }
    }

    private static void stranger(String place, String found, Problems problems) {
        problems.add(
                "impact.result.unknown",
                place,
                found,
                "an indicator, theme or gate of the model's description",
                "Name what the description names, so that people can look it up.");
    }

    private void node(NodeScore node, Problems problems) {
        problems.add(
                "impact.result.node",
                "nodes." + node.id(),
                node.base() + " and " + node.index(),
                "numbers from " + scale.min() + " to " + scale.max(),
                REMEDY);
    }

    private void computed(ComputedValue value, Problems problems) {
        problems.add(
                "impact.result.computed",
                "computed." + value.id(),
                value.base() + " and " + value.index(),
                "finite values, or none, of an indicator of the model",
                "Leave a value out that is not known.");
    }
}
