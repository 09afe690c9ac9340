package org.minikisa.impact.core.declarative;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

import org.minikisa.impact.api.Answer;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.ComputedValue;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.GateState;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.Outcome;
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
    public static final String VERSION = "1.1.0";

    private final Definition model;
    private final FlatModel flat;
    private final List<Map<String, Double>> options;
    private final double[] ownShares;
    private final Set<String> entangled;

    Engine(Definition model) {
        this.model = model;
        this.flat = new FlatModel(model);
        this.options = model.description().indicators().stream()
                .map(Engine::optionScores)
                .toList();
        this.entangled = entangled(model);
        this.ownShares = flat.leafShares(flat.weights());
    }

    FlatModel flat() {
        return flat;
    }

    Definition model() {
        return model;
    }

    /** {@code F(x1)} and {@code F(x1 with x2)} with contributions. */
    Evaluation evaluate(Answers base, Answers choices) {
        var given = read(base);
        var before = compute(given);
        if (choices.values().isEmpty() && choices.weights().isEmpty()) {
            return explain(before, before, before, flat.weights(), computed(given, given));
        }
        var moved = weights(choices);
        var between = choices.weights().isEmpty() ? before : compute(given, moved);
        var chosen = choices.values().isEmpty() ? given : read(base.with(choices));
        var after = chosen == given ? between : compute(chosen, moved);
        return explain(before, between, after, moved, computed(given, chosen));
    }

    // ---------------------------------------------------------------- answers to values

    Values read(Answers answers) {
        var values = readWithoutFormulas(answers);
        computeFormulas(values);
        return values;
    }

    Values readWithoutFormulas(Answers answers) {
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
        return values;
    }

    /** The model's own weights, with those moved that the answers move. */
    double[] weights(Answers answers) {
        if (answers.weights().isEmpty()) {
            return flat.weights();
        }
        var weights = flat.weights().clone();
        answers.weights().forEach((id, weight) -> {
            if (flat.weightSlot(id) >= 0) {
                weights[flat.weightSlot(id)] = weight;
            }
        });
        return weights;
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
            computeFormula(slot, values);
        }
    }

    void computeFormula(int slot, Values values) {
        var formula = model.formulas().get(slot).orElseThrow();
        if (values.isComplete()) {
            values.know(slot, defined(formula.point().at(values.points), "indicators[" + slot + "].formula"));
            return;
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

    /**
     * What is undefined for some answers is a choice that cannot be made; a function that fails is no answer to a search.
     *
     * @throws InvalidInputException this one, when a function of a plug-in failed
     */
    static void requireUndefined(InvalidInputException refusal) {
        if (refusal.problems().stream().anyMatch(problem -> problem.code().startsWith("impact.function."))) {
            throw refusal;
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
        return compute(values, flat.weights());
    }

    Computed compute(Values values, double[] weights) {
        var nodes = new double[flat.nodes()];
        double coverage = values.isComplete() ? 1 : coverage(values, weights);
        flat.score(values.points, nodes);
        flat.aggregate(nodes, weights);
        boolean open = !values.isComplete() && impute(values, nodes, weights);
        var least = open ? bounds(values, nodes, weights, true) : nodes;
        var most = open ? bounds(values, nodes, weights, false) : nodes;
        var states = gates(values, least, most);
        double ungated = flat.ungated(nodes);
        var effects = new double[states.length];
        double index = flat.gated(ungated, states, false, effects);
        double low = index;
        double high = index;
        if (open || undecided(states)) {
            var scratch = new double[states.length];
            low = Math.min(index, flat.gated(flat.ungated(least), states, true, scratch));
            high = Math.max(index, flat.gated(flat.ungated(most), states, false, scratch));
        }
        return new Computed(nodes, ungated, index, low, high, coverage, effects, states);
    }

    /**
     * The greatest index that any values within the ranges reach; more than that at most by what ranges are too wide.
     */
    double upperBound(Values values, double[] weights) {
        var nodes = new double[flat.nodes()];
        for (int i = 0; i < flat.leaves(); i++) {
            nodes[i] = applies(flat.leaf(i), values) ? 0 : Double.NaN;
        }
        var most = bounds(values, nodes, weights, false);
        var states = gates(values, most, most);
        return flat.gated(flat.ungated(most), states, false, new double[states.length]);
    }

    static boolean applies(FlatModel.Leaf leaf, Values values) {
        return values.isApplicable(leaf.slot()) && (leaf.volume() < 0 || values.isApplicable(leaf.volume()));
    }

    static boolean isKnown(FlatModel.Leaf leaf, Values values) {
        return values.isKnown(leaf.slot()) && (leaf.volume() < 0 || values.isKnown(leaf.volume()));
    }

    static Range scores(FlatModel.Leaf leaf, Values values) {
        var range = values.range(leaf.slot());
        return leaf.normaliser()
                .scores(
                        leaf.volume() < 0
                                ? range
                                : range.dividedBy(values.range(leaf.volume())).times(Range.of(leaf.amount())));
    }

    /** The share of the applicable weights that is known. */
    private double coverage(Values values, double[] weights) {
        var shares = weights == flat.weights() ? ownShares : flat.leafShares(weights);
        double known = 0;
        double applicable = 0;
        for (int i = 0; i < flat.leaves(); i++) {
            applicable += applies(flat.leaf(i), values) ? shares[i] : 0;
            known += isKnown(flat.leaf(i), values) ? shares[i] : 0;
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

    /** Lets what is unknown count as the mean around it, and aggregates again. @return whether anything was unknown */
    private boolean impute(Values values, double[] nodes, double[] weights) {
        var around = nodes.clone();
        flat.fillFromAbove(around);
        boolean open = false;
        for (int i = 0; i < flat.leaves(); i++) {
            var leaf = flat.leaf(i);
            if (applies(leaf, values) && !isKnown(leaf, values)) {
                var possible = scores(leaf, values);
                nodes[i] = Math.min(possible.high(), Math.max(possible.low(), around[i]));
                open = true;
            }
        }
        if (open) {
            flat.aggregate(nodes, weights);
        }
        return open;
    }

    /** The least or greatest that nodes can be. */
    double[] bounds(Values values, double[] nodes, double[] weights, boolean low) {
        var bounds = nodes.clone();
        for (int i = 0; i < flat.leaves(); i++) {
            if (!Double.isNaN(nodes[i])) {
                var scores = scores(flat.leaf(i), values);
                bounds[i] = low ? scores.low() : scores.high();
            }
        }
        flat.aggregate(bounds, weights);
        return bounds;
    }

    // ---------------------------------------------------------------- gates

    /** @param low the least that nodes can be; @param high the most */
    private GateState.State[] gates(Values values, double[] low, double[] high) {
        var states = new GateState.State[flat.gates()];
        for (int i = 0; i < model.conditions().size(); i++) {
            states[i] = gate(i, values);
        }
        flat.decideMinima(low, high, states);
        return states;
    }

    GateState.State gate(int gate, Values values) {
        return state(model.conditions().get(gate), values, "gates[" + gate + "].when");
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

    // ---------------------------------------------------------------- explanation

    /** @param between x1 at the moved weights; the same object as {@code before} where none is moved */
    private Evaluation explain(
            Computed before, Computed between, Computed after, double[] moved, List<ComputedValue> computed) {
        var base = new double[flat.leaves()];
        var uplift = new double[flat.leaves()];
        var factors = new double[flat.nodes()];
        var worst = new double[flat.nodes()];
        double weighed = between.ungated - before.ungated;
        FlatModel.worst(before.nodes, worst);
        flat.share(worst, before.nodes, flat.weights(), factors, base);
        flat.share(between.nodes, after.nodes, moved, factors, uplift);
        FlatModel.close(base, before.index, flat.origin(), 0, before.gateEffects, null);
        FlatModel.close(uplift, after.index - before.index, 0, weighed, after.gateEffects, before.gateEffects);
        var contributions = contributions(base, uplift);
        if (weighed != 0) {
            contributions.add(new Contribution(Contribution.Kind.WEIGHTS, "weights", "", 0, weighed));
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
        return new Evaluation(
                outcome(before),
                outcome(after),
                contributions,
                states,
                flat.scores(before.nodes, after.nodes),
                computed);
    }

    private List<ComputedValue> computed(Values base, Values chosen) {
        var computed = new ArrayList<ComputedValue>(model.order().size());
        var indicators = model.description().indicators();
        for (int slot = 0; slot < indicators.size(); slot++) {
            var indicator = indicators.get(slot);
            if (indicator.domain() instanceof Domain.Computed formula) {
                computed.add(new ComputedValue(
                        indicator.id(), indicator.title(), formula.unit(), known(base, slot), known(chosen, slot)));
            }
        }
        return computed;
    }

    private static OptionalDouble known(Values values, int slot) {
        return values.isKnown(slot) ? OptionalDouble.of(values.points[slot]) : OptionalDouble.empty();
    }

    private List<Contribution> contributions(double[] base, double[] uplift) {
        var contributions = new ArrayList<Contribution>(base.length + 2);
        if (flat.origin() != 0) {
            contributions.add(new Contribution(Contribution.Kind.ORIGIN, "origin", "", flat.origin(), 0));
        }
        for (int i = 0; i < base.length; i++) {
            var indicator = model.description().indicators().get(flat.leaf(i).slot());
            contributions.add(new Contribution(
                    Contribution.Kind.INDICATOR, indicator.id(), indicator.theme(), base[i], uplift[i]));
        }
        return contributions;
    }

    private static Outcome outcome(Computed computed) {
        return new Outcome(computed.index, computed.low, computed.high, computed.coverage);
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
        return new Headroom(this, base).of();
    }

    /** Whether an indicator counts in another way than by its own score: in formulas, gates or as a volume. */
    boolean isEntangled(String indicator) {
        return entangled.contains(indicator);
    }

    private static Set<String> entangled(Definition model) {
        var entangled = new HashSet<String>();
        model.conditions().forEach(condition -> entangled.addAll(condition.references()));
        model.formulas().forEach(formula -> formula.ifPresent(f -> entangled.addAll(f.references())));
        var indicators = model.description().indicators();
        for (int i = 0; i < indicators.size(); i++) {
            if (model.per(i).isPresent()) {
                entangled.add(indicators.get(i).id());
                entangled.add(model.per(i).get().indicator());
            }
        }
        return entangled;
    }

    Normaliser normaliser(int indicator) {
        return model.normalisers().get(indicator).orElse(null);
    }

    /** How fine two indices are told apart in a search. */
    double fineness() {
        return 1e-9 * flat.width();
    }
}
