package org.minikisa.impact.core.declarative;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import org.minikisa.impact.api.Answer;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.GateState;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.Outcome;
import org.minikisa.impact.api.Scale;
import org.minikisa.problem.api.InvalidInputException;

/**
 * The arithmetic of a declarative model, compiled once. Immutable and thread-safe; the same answers give the same bits
 * on every JVM: {@link StrictMath}, and sums in the order of ids, whatever order the file has.
 *
 * <p>An unknown indicator counts as the mean of what is known beside it (so it neither helps nor harms), kept within
 * what it can be; the interval says how far the index may move when it becomes known. One that is not applicable gives
 * its weight to the others.
 */
public final class Engine {

    /** Of this arithmetic. Any change of it that may change a bit of a result changes this version. */
    public static final String VERSION = "1.0.0";

    private final Definition model;
    private final Scale scale;
    private final List<Map<String, Double>> options;
    private final Leaf[] leaves;
    /** Children before parents; the last one is the root. */
    private final Inner[] inners;

    private final int[] gateOrder;

    /** @param share of the whole weight, 0 to 1, when everything is applicable */
    private record Leaf(int indicator, Normaliser normaliser, double share) {}

    /** @param children places in the nodes: leaves first, then inner nodes */
    private record Inner(Aggregator aggregator, int[] children, double[] weights) {}

    Engine(Definition model) {
        this.model = model;
        this.scale = model.description().scale();
        this.options = model.description().indicators().stream()
                .map(Engine::optionScores)
                .toList();
        var leafList = new ArrayList<Leaf>();
        collect(model.root(), 1, leafList);
        leafList.sort(Comparator.comparingInt(Leaf::indicator));
        this.leaves = leafList.toArray(Leaf[]::new);
        var innerList = new ArrayList<Inner>();
        compile(model.root(), innerList);
        this.inners = innerList.toArray(Inner[]::new);
        this.gateOrder = IntStream.range(0, model.conditions().size())
                .boxed()
                .sorted(Comparator.comparingDouble(this::limit))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    Definition model() {
        return model;
    }

    /** {@code F(x1)} and {@code F(x1 with x2)} with contributions. */
    Evaluation evaluate(Answers base, Answers choices) {
        var before = compute(read(base));
        var after = choices.values().isEmpty() ? before : compute(read(base.with(choices)));
        return explain(before, after);
    }

    // ---------------------------------------------------------------- answers to values

    Values read(Answers answers) {
        var values = new Values(model.slots());
        var indicators = model.description().indicators();
        for (int i = 0; i < indicators.size(); i++) {
            if (model.formulas().get(i).isEmpty()) {
                read(
                        i,
                        indicators.get(i),
                        answers.values().get(indicators.get(i).id()),
                        values);
            }
        }
        var parameters = model.description().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            var parameter = parameters.get(i);
            values.know(
                    indicators.size() + i,
                    parameter
                            .on(answers.asOf())
                            .orElseThrow(() -> InvalidInputException.of(
                                    "assessment",
                                    "impact.parameter.date",
                                    parameter.id(),
                                    "no value on " + answers.asOf(),
                                    "a day for which the parameter has a value",
                                    "Assess as of another day, or bring a version of the model with a newer value."))
                            .value());
        }
        computeFormulas(values);
        return values;
    }

    private void read(int slot, Indicator indicator, Answer answer, Values values) {
        if (answer instanceof Answer.Answered answered) {
            values.know(slot, value(slot, indicator, answered.value()));
        } else if (answer instanceof Answer.Assumed assumed) {
            values.know(slot, value(slot, indicator, assumed.value()));
        } else if (answer instanceof Answer.NotApplicable) {
            values.exclude(slot);
        } else {
            values.open(slot, range(slot, indicator));
        }
    }

    /** An answer as a number; it has been checked against the indicator. */
    double value(int slot, Indicator indicator, String text) {
        if (indicator.domain() instanceof Domain.Flag) {
            return text.equals("true") ? 1 : 0;
        }
        if (indicator.domain() instanceof Domain.Choice) {
            return options.get(slot).get(text);
        }
        return Double.parseDouble(text);
    }

    /** All values an indicator can have. */
    Range range(int slot, Indicator indicator) {
        if (indicator.domain() instanceof Domain.Numeric numeric) {
            return new Range(
                    numeric.min().orElse(Double.NEGATIVE_INFINITY),
                    numeric.max().orElse(Double.POSITIVE_INFINITY));
        }
        if (indicator.domain() instanceof Domain.Ordinal ordinal) {
            return new Range(0, ordinal.levels().size() - 1);
        }
        if (indicator.domain() instanceof Domain.Choice) {
            return Range.hull(options.get(slot).values().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray());
        }
        return Range.UNIT;
    }

    /** Computes the formula indicators, each after those it reads. */
    void computeFormulas(Values values) {
        for (int slot : model.order()) {
            var formula = model.formulas().get(slot).orElseThrow();
            if (values.isComplete()) {
                values.know(slot, defined(formula.point().at(values.points), "indicators[" + slot + "].formula"));
                continue;
            }
            boolean applicable = true;
            boolean known = true;
            for (int read : formula.slots()) {
                applicable &= values.isApplicable(read);
                known &= values.isKnown(read);
            }
            if (!applicable) {
                values.exclude(slot);
            } else if (known) {
                values.know(slot, defined(formula.point().at(values.points), "indicators[" + slot + "].formula"));
            } else {
                var range = formula.range().at(values.ranges());
                if (range.isPoint() && Double.isFinite(range.low())) {
                    values.know(slot, range.low());
                } else {
                    values.open(slot, range);
                }
            }
        }
    }

    private static double defined(double value, String place) {
        if (!Double.isFinite(value)) {
            throw InvalidInputException.of(
                    "assessment",
                    "impact.formula.undefined",
                    place,
                    "a division by 0, a logarithm of 0 or less, or a number too large",
                    "a value for all allowed answers",
                    "Guard it: max(divisor, 0.01), or if(x > 0, ln(x), 0). Or declare min and max of what it reads.");
        }
        return value;
    }

    // ---------------------------------------------------------------- values to the index

    /** One value of F with all that explains it. @param nodes values by node; NaN for what does not count */
    record Computed(
            double[] nodes,
            double ungated,
            double index,
            double low,
            double high,
            double coverage,
            double[] gateEffects,
            GateState.State[] gates) {}

    Computed compute(Values values) {
        var nodes = new double[leaves.length + inners.length];
        double coverage = 1;
        boolean open = false;
        if (values.isComplete()) {
            for (int i = 0; i < leaves.length; i++) {
                nodes[i] = leaves[i].normaliser.score(values.points[leaves[i].indicator]);
            }
            aggregate(nodes);
        } else {
            coverage = scoreKnown(values, nodes);
            aggregate(nodes);
            open = impute(values, nodes);
        }
        var states = gates(values);
        double ungated = scaled(nodes[nodes.length - 1]);
        var effects = new double[states.length];
        double index = gated(ungated, states, false, effects);
        double low = index;
        double high = index;
        if (open || undecided(states)) {
            low = Math.min(index, gated(bound(values, nodes, true), states, true, new double[states.length]));
            high = Math.max(index, gated(bound(values, nodes, false), states, false, new double[states.length]));
        }
        return new Computed(nodes, ungated, index, low, high, coverage, effects, states);
    }

    /**
     * The greatest index that any values within the ranges reach; more than that at most by what ranges are too wide.
     */
    double upperBound(Values values) {
        var nodes = new double[leaves.length + inners.length];
        for (int i = 0; i < leaves.length; i++) {
            nodes[i] = values.isApplicable(leaves[i].indicator) ? 0 : Double.NaN;
        }
        var states = gates(values);
        return gated(bound(values, nodes, false), states, false, new double[states.length]);
    }

    /** Scores what is known, leaves out the rest. @return the share of the applicable weights that is known */
    private double scoreKnown(Values values, double[] nodes) {
        double known = 0;
        double applicable = 0;
        for (int i = 0; i < leaves.length; i++) {
            int slot = leaves[i].indicator;
            boolean isKnown = values.isKnown(slot);
            nodes[i] = isKnown ? leaves[i].normaliser.score(values.points[slot]) : Double.NaN;
            applicable += values.isApplicable(slot) ? leaves[i].share : 0;
            known += isKnown ? leaves[i].share : 0;
        }
        if (applicable == 0) {
            throw InvalidInputException.of(
                    "assessment",
                    "impact.answer.nothing",
                    "",
                    "no applicable indicator",
                    "at least one",
                    "A model of which nothing applies is the wrong model: choose another one.");
        }
        var least = model.description().missing().minCoverage();
        if (known == 0 || known / applicable < least) {
            throw InvalidInputException.of(
                    "assessment",
                    "impact.coverage",
                    "",
                    "answers to " + percent(known / applicable) + " of the weights",
                    known == 0 && least == 0 ? "at least one answer" : "at least " + percent(least),
                    "Answer more indicators, or assume values: \"assumed VALUE | WHO | WHY\".");
        }
        return known / applicable;
    }

    private static String percent(double share) {
        return StrictMath.floor(share * 1000) / 10 + " %";
    }

    private void aggregate(double[] nodes) {
        for (int i = 0; i < inners.length; i++) {
            var inner = inners[i];
            var children = new double[inner.children.length];
            for (int c = 0; c < children.length; c++) {
                children[c] = nodes[inner.children[c]];
            }
            nodes[leaves.length + i] = inner.aggregator.of(children, inner.weights);
        }
    }

    /** Lets what is unknown count as the mean around it, and aggregates again. @return whether anything was unknown */
    private boolean impute(Values values, double[] nodes) {
        var around = nodes.clone();
        for (int i = inners.length - 1; i >= 0; i--) {
            double mean = around[leaves.length + i];
            for (int child : inners[i].children) {
                around[child] = Double.isNaN(around[child]) ? mean : around[child];
            }
        }
        boolean open = false;
        for (int i = 0; i < leaves.length; i++) {
            int slot = leaves[i].indicator;
            if (values.isApplicable(slot) && !values.isKnown(slot)) {
                var possible = leaves[i].normaliser.scores(values.range(slot));
                nodes[i] = Math.min(possible.high(), Math.max(possible.low(), around[i]));
                open = true;
            }
        }
        if (open) {
            aggregate(nodes);
        }
        return open;
    }

    private double bound(Values values, double[] nodes, boolean low) {
        var bounds = nodes.clone();
        for (int i = 0; i < leaves.length; i++) {
            int slot = leaves[i].indicator;
            if (!Double.isNaN(nodes[i])) {
                var scores = leaves[i].normaliser.scores(values.range(slot));
                bounds[i] = low ? scores.low() : scores.high();
            }
        }
        aggregate(bounds);
        return scaled(bounds[bounds.length - 1]);
    }

    private double scaled(double score) {
        return scale.min() + scale.width() * score;
    }

    // ---------------------------------------------------------------- gates

    private GateState.State[] gates(Values values) {
        var states = new GateState.State[model.conditions().size()];
        for (int i = 0; i < states.length; i++) {
            states[i] = state(model.conditions().get(i), values, "gates[" + i + "].when");
        }
        return states;
    }

    private GateState.State state(Formula condition, Values values, String place) {
        boolean known = true;
        if (!values.isComplete()) {
            for (int slot : condition.slots()) {
                if (!values.isApplicable(slot)) {
                    return GateState.State.OPEN;
                }
                known &= values.isKnown(slot);
            }
        }
        if (known) {
            return defined(condition.point().at(values.points), place) == 1
                    ? GateState.State.CLOSED
                    : GateState.State.OPEN;
        }
        var truth = condition.range().at(values.ranges());
        return !truth.isPoint()
                ? GateState.State.UNDECIDED
                : truth.low() == 1 ? GateState.State.CLOSED : GateState.State.OPEN;
    }

    private static boolean undecided(GateState.State[] states) {
        for (var state : states) {
            if (state == GateState.State.UNDECIDED) {
                return true;
            }
        }
        return false;
    }

    /** Applies closed gates, the strictest first, so that the one that binds bears the whole effect. */
    private double gated(double index, GateState.State[] states, boolean undecidedToo, double[] effects) {
        double gated = index;
        for (int gate : gateOrder) {
            boolean closed =
                    states[gate] == GateState.State.CLOSED || undecidedToo && states[gate] == GateState.State.UNDECIDED;
            if (closed && limit(gate) < gated) {
                effects[gate] = limit(gate) - gated;
                gated = limit(gate);
            }
        }
        return gated;
    }

    private double limit(int gate) {
        var description = model.description().gates().get(gate);
        return switch (description.effect()) {
            case VETO -> scale.min();
            case CAP -> description.at().orElseThrow();
            case FLAG -> Double.POSITIVE_INFINITY;
        };
    }

    // ---------------------------------------------------------------- explanation

    private Evaluation explain(Computed before, Computed after) {
        var base = share(null, before);
        var uplift = before == after ? new double[leaves.length] : share(before, after);
        double origin = scale.min();
        close(base, before.index, origin, before.gateEffects, null);
        close(uplift, after.index - before.index, 0, after.gateEffects, before.gateEffects);

        var contributions = new ArrayList<Contribution>(leaves.length + 2);
        if (origin != 0) {
            contributions.add(new Contribution(Contribution.Kind.ORIGIN, "origin", "", origin, 0));
        }
        for (int i = 0; i < leaves.length; i++) {
            var indicator = model.description().indicators().get(leaves[i].indicator);
            contributions.add(new Contribution(
                    Contribution.Kind.INDICATOR, indicator.id(), indicator.theme(), base[i], uplift[i]));
        }
        var gates = model.description().gates();
        var states = new ArrayList<GateState>(gates.size());
        for (int i = 0; i < gates.size(); i++) {
            var gate = gates.get(i);
            states.add(new GateState(gate.id(), before.gates[i], after.gates[i]));
            if (before.gateEffects[i] != 0 || after.gateEffects[i] != 0) {
                contributions.add(new Contribution(
                        Contribution.Kind.GATE,
                        gate.id(),
                        "",
                        before.gateEffects[i],
                        after.gateEffects[i] - before.gateEffects[i]));
            }
        }
        return new Evaluation(outcome(before), outcome(after), contributions, states);
    }

    private static Outcome outcome(Computed computed) {
        return new Outcome(computed.index, computed.low, computed.high, computed.coverage);
    }

    /** What each leaf gives to the difference of two ungated indices, or to one from the worst of the scale. */
    private double[] share(Computed before, Computed after) {
        var from = before == null ? zeros(after.nodes) : before.nodes;
        var factors = new double[after.nodes.length];
        factors[factors.length - 1] = scale.width();
        for (int i = inners.length - 1; i >= 0; i--) {
            var inner = inners[i];
            int node = leaves.length + i;
            var old = new double[inner.children.length];
            var now = new double[inner.children.length];
            var shares = new double[inner.children.length];
            for (int c = 0; c < old.length; c++) {
                old[c] = from[inner.children[c]];
                now[c] = after.nodes[inner.children[c]];
            }
            inner.aggregator.share(old, from[node], now, after.nodes[node], inner.weights, shares);
            for (int c = 0; c < old.length; c++) {
                factors[inner.children[c]] = factors[node] * shares[c];
            }
        }
        var result = new double[leaves.length];
        for (int i = 0; i < leaves.length; i++) {
            double difference = after.nodes[i] - from[i];
            result[i] = Double.isNaN(difference) || difference == 0 ? 0 : factors[i] * difference;
        }
        return result;
    }

    private static double[] zeros(double[] nodes) {
        var zeros = new double[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            zeros[i] = Double.isNaN(nodes[i]) ? Double.NaN : 0;
        }
        return zeros;
    }

    /**
     * Gives what rounding left (some 1e-14) to the largest share, so that the sum, in the order it is listed, is the
     * target to the last bit, or the bit beside it where the last one cannot be reached.
     */
    private static void close(double[] shares, double target, double origin, double[] effects, double[] effectsBefore) {
        for (int attempt = 0; attempt < 4; attempt++) {
            double sum = origin;
            int largest = 0;
            for (int i = 0; i < shares.length; i++) {
                sum += shares[i];
                largest = Math.abs(shares[i]) > Math.abs(shares[largest]) ? i : largest;
            }
            for (int i = 0; i < effects.length; i++) {
                sum += effectsBefore == null ? effects[i] : effects[i] - effectsBefore[i];
            }
            if (sum == target || shares[largest] == 0) {
                return;
            }
            shares[largest] += target - sum;
        }
    }

    // ---------------------------------------------------------------- compiling

    private void collect(Node.Inner inner, double share, List<Leaf> into) {
        double total = inner.children().stream().mapToDouble(Node::weight).sum();
        for (var child : inner.children()) {
            double part = share * child.weight() / total;
            if (child instanceof Node.Leaf leaf) {
                into.add(new Leaf(
                        leaf.indicator(),
                        model.normalisers().get(leaf.indicator()).orElseThrow(),
                        part));
            } else if (child instanceof Node.Inner node) {
                collect(node, part, into);
            }
        }
    }

    private int compile(Node.Inner inner, List<Inner> into) {
        var sorted =
                inner.children().stream().sorted(Comparator.comparing(this::id)).toList();
        var children = new int[sorted.size()];
        var weights = new double[sorted.size()];
        for (int i = 0; i < children.length; i++) {
            weights[i] = sorted.get(i).weight();
            children[i] = sorted.get(i) instanceof Node.Inner node ? compile(node, into) : leaf(sorted.get(i));
        }
        into.add(new Inner(inner.aggregator(), children, weights));
        return leaves.length + into.size() - 1;
    }

    private int leaf(Node node) {
        var leaf = (Node.Leaf) node;
        return IntStream.range(0, leaves.length)
                .filter(i -> leaves[i].indicator == leaf.indicator())
                .findFirst()
                .orElseThrow();
    }

    private String id(Node node) {
        return node instanceof Node.Inner inner
                ? inner.id()
                : model.description()
                        .indicators()
                        .get(((Node.Leaf) node).indicator())
                        .id();
    }

    private static Map<String, Double> optionScores(Indicator indicator) {
        var scores = new HashMap<String, Double>();
        if (indicator.domain() instanceof Domain.Choice choice) {
            choice.options().forEach(option -> scores.put(option.id(), option.score()));
        }
        return scores;
    }

    /** The largest allowed uplift from a base, when it can be proven. */
    OptionalDouble headroom(Answers base) {
        return new Headroom(this).of(base);
    }

    /** The names that formulas and gates read. */
    boolean isEntangled(String indicator) {
        return model.conditions().stream()
                        .anyMatch(condition -> condition.references().contains(indicator))
                || model.formulas().stream()
                        .anyMatch(formula -> formula.map(f -> f.references().contains(indicator))
                                .orElse(false));
    }

    Normaliser normaliser(int indicator) {
        return model.normalisers().get(indicator).orElse(null);
    }

    /** How fine two indices are told apart in a search. */
    double fineness() {
        return 1e-9 * scale.width();
    }
}
