package org.minikisa.impact.core.declarative;

import java.util.List;
import java.util.stream.IntStream;

import org.minikisa.impact.api.Answer;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.GateState;

/**
 * The arithmetic of a declarative model on arrays, without words and without garbage: for searches, simulations and
 * bulk. Gives the same bits as {@link DeclarativeModel#evaluate} for answers of which none is unknown. Not thread-safe:
 * one per thread.
 *
 * <p>Values stand in slots: the indicators in the model's order, then its parameters. A level is its number, a flag 1
 * or 0, an option its score; {@link Double#NaN} is an indicator that is not applicable. Slots of formulas are filled by
 * each call.
 */
public final class Calculator {

    private final Engine engine;
    private final FlatModel model;
    private final double[] own;
    private final double[] before;
    private final double[] between;
    private final double[] after;
    private final double[] worst;
    private final double[] factors;
    private final double[] effects;
    private final GateState.State[] states;

    Calculator(Engine engine) {
        this.engine = engine;
        this.model = engine.flat();
        this.own = model.weights();
        this.before = new double[model.nodes()];
        this.between = new double[model.nodes()];
        this.after = new double[model.nodes()];
        this.worst = new double[model.nodes()];
        this.factors = new double[model.nodes()];
        this.effects = new double[model.gates()];
        this.states = new GateState.State[model.gates()];
    }

    // ---------------------------------------------------------------- slots

    /** Of an indicator or parameter; -1 for none. */
    public int slot(String id) {
        var indicators = engine.model().description().indicators();
        var parameters = engine.model().description().parameters();
        return IntStream.range(0, slots())
                .filter(slot -> (slot < indicators.size()
                                ? indicators.get(slot).id()
                                : parameters.get(slot - indicators.size()).id())
                        .equals(id))
                .findFirst()
                .orElse(-1);
    }

    public int slots() {
        return engine.model().slots();
    }

    /** How many indicators have a weight. */
    public int leaves() {
        return model.leaves();
    }

    /** The slot of a leaf's indicator. */
    public int leaf(int leaf) {
        return model.leaf(leaf).slot();
    }

    /** A copy of the model's own weights, by weight slot. */
    public double[] weights() {
        return own.clone();
    }

    /** Where the weight of a theme, indicator or other node stands; -1 for none. */
    public int weightSlot(String id) {
        return model.weightSlot(id);
    }

    /** The themes, indicators and other nodes whose weight tells: those that are not alone; by id. */
    public List<String> weighted() {
        return model.weighted();
    }

    /** The model's own weights with those moved that the answers move; not to be changed. */
    public double[] weights(Answers answers) {
        return engine.weights(answers);
    }

    // ---------------------------------------------------------------- answers to values

    /**
     * Checked answers as values, parameters as of their day. Unknown ones are NaN like those that are not applicable:
     * fill in what they may be, see {@link #unknown}.
     *
     * @throws org.minikisa.problem.api.InvalidInputException when a parameter has no value on that day
     */
    public double[] read(Answers answers) {
        return engine.readWithoutFormulas(answers).points;
    }

    /** The slots of the indicators whose answer is unknown. */
    public int[] unknown(Answers answers) {
        var indicators = engine.model().description().indicators();
        return IntStream.range(0, indicators.size())
                .filter(slot -> !(indicators.get(slot).domain() instanceof Domain.Computed)
                        && answers.answer(indicators.get(slot).id()) instanceof Answer.Unknown)
                .toArray();
    }

    /** Whether no answer is unknown: then {@link #index} is all there is, without an interval. */
    public boolean isComplete(Answers answers) {
        return unknown(answers).length == 0;
    }

    // ---------------------------------------------------------------- values to the index

    /** The index at the model's own weights; NaN where a formula or gate is undefined, or nothing is applicable. */
    public double index(double[] values) {
        return index(values, own);
    }

    /** @param weights by weight slot, greater than 0 */
    public double index(double[] values, double[] weights) {
        return computed(values, weights, after, states, effects);
    }

    /**
     * The index of answers of which some may be unknown, at other weights and with another value in one slot: what {@link
     * DeclarativeModel#evaluate} says of them.
     *
     * @param slot -1 for none
     * @throws org.minikisa.problem.api.InvalidInputException where it is undefined
     */
    public double index(Answers answers, double[] weights, int slot, double value) {
        var values = engine.readWithoutFormulas(answers);
        if (slot >= 0) {
            values.know(slot, value);
        }
        engine.computeFormulas(values);
        return engine.compute(values, weights).index();
    }

    /**
     * Base, index and their shares by leaf in one go: what an assessment needs.
     *
     * @return false where one of them is undefined; then {@code into} means nothing
     */
    public boolean explain(double[] base, double[] chosen, Shares into) {
        return explain(base, chosen, own, into);
    }

    /** @param moved weights of the index; the base has the model's own */
    public boolean explain(double[] base, double[] chosen, double[] moved, Shares into) {
        into.base = computed(base, own, before, into.baseGates, into.baseEffects);
        into.index = computed(chosen, moved, after, into.indexGates, into.indexEffects);
        if (Double.isNaN(into.base) || Double.isNaN(into.index)) {
            return false;
        }
        var from = before;
        into.weights = 0;
        if (moved != own) {
            System.arraycopy(before, 0, between, 0, model.leaves());
            model.aggregate(between, moved);
            from = between;
            into.weights = model.ungated(between) - model.ungated(before);
        }
        FlatModel.worst(before, worst);
        model.share(worst, before, own, factors, into.baseShares);
        model.share(from, after, moved, factors, into.upliftShares);
        FlatModel.close(into.baseShares, into.base, model.origin(), 0, into.baseEffects, null);
        FlatModel.close(
                into.upliftShares, into.index - into.base, 0, into.weights, into.indexEffects, into.baseEffects);
        return true;
    }

    /** A result to fill, again and again. */
    public Shares shares() {
        return new Shares(model.leaves(), model.gates());
    }

    private double computed(
            double[] values, double[] weights, double[] nodes, GateState.State[] gates, double[] gateEffects) {
        if (!model.computeFormulas(values)) {
            return Double.NaN;
        }
        model.score(values, nodes);
        model.aggregate(nodes, weights);
        return model.decide(values, nodes, gates)
                ? model.gated(model.ungated(nodes), gates, false, gateEffects)
                : Double.NaN;
    }
}
