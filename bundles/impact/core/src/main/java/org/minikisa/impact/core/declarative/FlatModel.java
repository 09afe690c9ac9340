package org.minikisa.impact.core.declarative;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.minikisa.impact.api.Gate;
import org.minikisa.impact.api.GateState;
import org.minikisa.impact.api.NodeScore;
import org.minikisa.impact.api.Scale;

/**
 * A declarative model flattened into arrays, once: scores, nodes, gates and shares of plain numbers. The only place
 * where an index is computed; {@link Engine} and {@link Calculator} both call it, so their bits are the same. Immutable;
 * what it fills belongs to the caller.
 *
 * <p>Nodes are the leaves by indicator, then the inner nodes, children before parents; the last one is the index.
 * {@link Double#NaN} is a value or node that does not count.
 */
final class FlatModel {

    /**
     * @param slot of the indicator's value
     * @param volume the slot of what a count is measured against, per so much ({@code amount}); -1 for none
     */
    record Leaf(int slot, Normaliser normaliser, int volume, double amount) {

        /** What the normaliser scores; NaN when it does not count. */
        double measured(double[] values) {
            return volume < 0 ? values[slot] : values[slot] / values[volume] * amount;
        }
    }

    /** @param children their places among the nodes, by id; @param offset of their weights among all weights */
    record Inner(Aggregator aggregator, int[] children, int offset) {}

    private final Definition model;
    private final Scale scale;
    private final Leaf[] leaves;
    private final Inner[] inners;
    private final double[] weights;
    private final Map<String, Integer> weightSlots = new HashMap<>();
    private final Map<String, Integer> innerNodes = new HashMap<>();
    private final int[] computed;
    private final int[][] formulaReads;
    private final int[][] conditionReads;
    private final Formula.Point[] formulas;
    private final Formula.Point[] conditions;
    private final double[] limits;
    private final int[] minimumNodes;
    private final double[] minima;
    private final int[] shown;
    private final String[] shownIds;
    /** The strictest first, so that the one that binds bears the whole effect. */
    private final int[] gateOrder;

    FlatModel(Definition model) {
        this.model = model;
        this.scale = model.description().scale();
        var leafList = new ArrayList<Leaf>();
        collect(model.root(), leafList);
        leafList.sort(Comparator.comparingInt(Leaf::slot));
        this.leaves = leafList.toArray(Leaf[]::new);
        var innerList = new ArrayList<Inner>();
        var weightList = new ArrayList<Double>();
        flatten(model.root(), innerList, weightList);
        this.inners = innerList.toArray(Inner[]::new);
        this.weights = weightList.stream().mapToDouble(Double::doubleValue).toArray();
        this.computed = model.order().stream().mapToInt(Integer::intValue).toArray();
        var ordered = model.order().stream()
                .map(slot -> model.formulas().get(slot).orElseThrow())
                .toList();
        this.formulas = points(ordered);
        this.formulaReads = reads(ordered);
        this.conditions = points(model.conditions());
        this.conditionReads = reads(model.conditions());
        this.minimumNodes = model.minima().stream()
                .mapToInt(minimum -> innerNodes.get(minimum.theme()))
                .toArray();
        this.minima = model.minima().stream().mapToDouble(Definition.Least::at).toArray();
        var below = new ArrayList<String>();
        belowRoot(model.root(), below);
        this.shownIds = below.toArray(String[]::new);
        this.shown = below.stream().mapToInt(innerNodes::get).toArray();
        this.limits =
                model.description().gates().stream().mapToDouble(this::limit).toArray();
        this.gateOrder = IntStream.range(0, limits.length)
                .boxed()
                .sorted(Comparator.comparingDouble(gate -> limits[gate]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    // ---------------------------------------------------------------- what there is

    int leaves() {
        return leaves.length;
    }

    Leaf leaf(int leaf) {
        return leaves[leaf];
    }

    int inners() {
        return inners.length;
    }

    Inner inner(int inner) {
        return inners[inner];
    }

    int nodes() {
        return leaves.length + inners.length;
    }

    int gates() {
        return limits.length;
    }

    /** The greatest index under this gate when it is closed; infinite where it only flags. */
    double limit(int gate) {
        return limits[gate];
    }

    double width() {
        return scale.width();
    }

    double origin() {
        return scale.min();
    }

    /** The model's own, by weight slot; not to be changed. */
    double[] weights() {
        return weights;
    }

    /** Of an indicator or an inner node in its parent; -1 for none. */
    int weightSlot(String id) {
        return weightSlots.getOrDefault(id, -1);
    }

    /** Those of the nodes with a weight that are not alone in their parent; by id. */
    List<String> weighted() {
        var alone = Arrays.stream(inners)
                .filter(inner -> inner.children.length == 1)
                .map(Inner::offset)
                .toList();
        return weightSlots.entrySet().stream()
                .filter(weight -> !alone.contains(weight.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Each leaf's share of the whole weight when everything counts. */
    double[] leafShares(double[] byWeightSlot) {
        var shares = new double[nodes()];
        shares[shares.length - 1] = 1;
        for (int i = inners.length - 1; i >= 0; i--) {
            var inner = inners[i];
            double total = 0;
            for (int c = 0; c < inner.children.length; c++) {
                total += byWeightSlot[inner.offset + c];
            }
            for (int c = 0; c < inner.children.length; c++) {
                shares[inner.children[c]] = shares[leaves.length + i] * byWeightSlot[inner.offset + c] / total;
            }
        }
        return shares;
    }

    // ---------------------------------------------------------------- values to nodes

    /** Computes the slots of formulas; one that reads what is not applicable is not. @return false for an undefined one */
    boolean computeFormulas(double[] values) {
        for (int i = 0; i < computed.length; i++) {
            values[computed[i]] = Double.NaN;
            if (counts(values, formulaReads[i])) {
                double value = formulas[i].at(values);
                if (!Double.isFinite(value)) {
                    return false;
                }
                values[computed[i]] = value;
            }
        }
        return true;
    }

    private static boolean counts(double[] values, int[] slots) {
        for (int slot : slots) {
            if (Double.isNaN(values[slot])) {
                return false;
            }
        }
        return true;
    }

    /** Fills the leaves. */
    void score(double[] values, double[] nodes) {
        for (int i = 0; i < leaves.length; i++) {
            double value = leaves[i].measured(values);
            nodes[i] = Double.isNaN(value) ? Double.NaN : leaves[i].normaliser.score(value);
        }
    }

    /** Fills the inner nodes from the leaves. */
    void aggregate(double[] nodes, double[] byWeightSlot) {
        for (int i = 0; i < inners.length; i++) {
            var inner = inners[i];
            nodes[leaves.length + i] = inner.aggregator.of(nodes, inner.children, byWeightSlot, inner.offset);
        }
    }

    /** Lets each node without a value have that of the node above it. */
    void fillFromAbove(double[] nodes) {
        for (int i = inners.length - 1; i >= 0; i--) {
            for (int child : inners[i].children) {
                nodes[child] = Double.isNaN(nodes[child]) ? nodes[leaves.length + i] : nodes[child];
            }
        }
    }

    /** A node's value on the model's scale. */
    double scaled(double score) {
        return scale.min() + scale.width() * score;
    }

    /** The inner nodes below the root with their values before and after, in the file's order. */
    List<NodeScore> scores(double[] before, double[] after) {
        var scores = new ArrayList<NodeScore>(shown.length);
        for (int i = 0; i < shown.length; i++) {
            scores.add(new NodeScore(shownIds[i], scaled(before[shown[i]]), scaled(after[shown[i]])));
        }
        return scores;
    }

    /** The index before gates. */
    double ungated(double[] nodes) {
        return scaled(nodes[nodes.length - 1]);
    }

    // ---------------------------------------------------------------- gates

    /** Fills the states of all gates where every answer is known. @return false where a condition is undefined */
    boolean decide(double[] values, double[] nodes, GateState.State[] states) {
        for (int i = 0; i < conditions.length; i++) {
            states[i] = GateState.State.OPEN;
            if (counts(values, conditionReads[i])) {
                double truth = conditions[i].at(values);
                if (Double.isNaN(truth)) {
                    return false;
                }
                states[i] = truth == 1 ? GateState.State.CLOSED : GateState.State.OPEN;
            }
        }
        decideMinima(nodes, nodes, states);
        return true;
    }

    /** Fills the states of the themes' minima. @param low the least that nodes can be; @param high the most */
    void decideMinima(double[] low, double[] high, GateState.State[] states) {
        for (int i = 0; i < minima.length; i++) {
            states[conditions.length + i] = isBelow(i, high[minimumNodes[i]])
                    ? GateState.State.CLOSED
                    : isBelow(i, low[minimumNodes[i]]) ? GateState.State.UNDECIDED : GateState.State.OPEN;
        }
    }

    /** Whether a score is below a minimum by more than rounding: 0.1 + 0.2 reaches 0.3. */
    boolean isBelow(int minimum, double score) {
        return scaled(score) < minima[minimum] - 1e-9 * width();
    }

    int minima() {
        return minima.length;
    }

    /** The theme's. */
    int minimumNode(int minimum) {
        return minimumNodes[minimum];
    }

    /** The greatest index below a minimum; infinite where it only flags. */
    double minimumLimit(int minimum) {
        return limits[conditions.length + minimum];
    }

    /** Those gates that have a condition, not a theme's minimum; they come first. */
    int conditions() {
        return conditions.length;
    }

    /** Applies closed gates and fills what each takes from the index, 0 or less. */
    double gated(double index, GateState.State[] states, boolean undecidedToo, double[] effects) {
        double gated = index;
        for (int gate : gateOrder) {
            boolean closed =
                    states[gate] == GateState.State.CLOSED || undecidedToo && states[gate] == GateState.State.UNDECIDED;
            effects[gate] = closed && limits[gate] < gated ? limits[gate] - gated : 0;
            gated = effects[gate] < 0 ? limits[gate] : gated;
        }
        return gated;
    }

    /** The greatest index under a closed gate. */
    private double limit(Gate gate) {
        return switch (gate.effect()) {
            case VETO -> scale.min();
            case CAP -> gate.at().orElseThrow();
            case FLAG -> Double.POSITIVE_INFINITY;
        };
    }

    // ---------------------------------------------------------------- shares

    /**
     * Fills what each leaf gives to the difference of two ungated indices.
     *
     * @param from nodes; @param to nodes that count where those count
     * @param factors scratch, one per node
     */
    void share(double[] from, double[] to, double[] byWeightSlot, double[] factors, double[] shares) {
        factors[factors.length - 1] = scale.width();
        for (int i = inners.length - 1; i >= 0; i--) {
            var inner = inners[i];
            inner.aggregator.share(from, to, leaves.length + i, inner.children, byWeightSlot, inner.offset, factors);
        }
        for (int i = 0; i < leaves.length; i++) {
            double difference = to[i] - from[i];
            shares[i] = Double.isNaN(difference) || difference == 0 ? 0 : factors[i] * difference;
        }
    }

    /** Fills nodes that are all at their worst, where others count. */
    static void worst(double[] nodes, double[] worst) {
        for (int i = 0; i < nodes.length; i++) {
            worst[i] = Double.isNaN(nodes[i]) ? Double.NaN : 0;
        }
    }

    /**
     * Gives what rounding left (some 1e-14) to the largest share, so that the sum, in the order it is listed, is the
     * target to the last bit, or the bit beside it where the last one cannot be reached.
     *
     * @param first listed before the shares
     * @param next listed after them, before gates
     * @param effects of gates; @param effectsBefore to be taken off them; null for none
     */
    static void close(
            double[] shares, double target, double first, double next, double[] effects, double[] effectsBefore) {
        for (int attempt = 0; attempt < 4; attempt++) {
            double sum = first;
            for (double share : shares) {
                sum += share;
            }
            sum += next;
            for (int i = 0; i < effects.length; i++) {
                sum += effectsBefore == null ? effects[i] : effects[i] - effectsBefore[i];
            }
            if (sum == target) {
                return;
            }
            int largest = largest(shares);
            if (shares[largest] == 0) {
                return;
            }
            shares[largest] += target - sum;
        }
    }

    private static int largest(double[] shares) {
        int largest = 0;
        for (int i = 1; i < shares.length; i++) {
            largest = Math.abs(shares[i]) > Math.abs(shares[largest]) ? i : largest;
        }
        return largest;
    }

    // ---------------------------------------------------------------- flattening

    private void collect(Node.Inner inner, List<Leaf> into) {
        for (var child : inner.children()) {
            if (child instanceof Node.Leaf leaf) {
                into.add(flattened(leaf.indicator()));
            } else if (child instanceof Node.Inner node) {
                collect(node, into);
            }
        }
    }

    private Leaf flattened(int slot) {
        var normaliser = model.normalisers().get(slot).orElseThrow();
        return model.per(slot)
                .map(per -> new Leaf(slot, normaliser, model.slot(per.indicator()), per.amount()))
                .orElseGet(() -> new Leaf(slot, normaliser, -1, 1));
    }

    private static void belowRoot(Node.Inner inner, List<String> ids) {
        for (var child : inner.children()) {
            if (child instanceof Node.Inner node) {
                ids.add(node.id());
                belowRoot(node, ids);
            }
        }
    }

    /** Children by id, so that the order of the file does not change a bit. */
    private int flatten(Node.Inner inner, List<Inner> into, List<Double> weightList) {
        var sorted = inner.children().stream()
                .sorted(Comparator.comparing(this::id).thenComparing(Node.Inner.class::isInstance))
                .toList();
        var children = new int[sorted.size()];
        for (int i = 0; i < children.length; i++) {
            children[i] = sorted.get(i) instanceof Node.Inner node
                    ? flatten(node, into, weightList)
                    : place((Node.Leaf) sorted.get(i));
        }
        into.add(new Inner(inner.aggregator(), children, weightList.size()));
        for (var child : sorted) {
            weightSlots.merge(id(child), weightList.size(), (first, second) -> isMoved(child) ? second : first);
            weightList.add(child.weight());
        }
        innerNodes.putIfAbsent(inner.id(), leaves.length + into.size() - 1);
        return leaves.length + into.size() - 1;
    }

    /** Of a theme and an indicator of one name, the one with a band; the theme where none has. */
    private boolean isMoved(Node node) {
        var description = model.description();
        var indicator = description.indicator(id(node)).filter(i -> i.band().isPresent());
        return node instanceof Node.Leaf == indicator.isPresent();
    }

    private int place(Node.Leaf leaf) {
        return IntStream.range(0, leaves.length)
                .filter(i -> leaves[i].slot == leaf.indicator())
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

    private static Formula.Point[] points(List<Formula> formulas) {
        return formulas.stream().map(Formula::point).toArray(Formula.Point[]::new);
    }

    private static int[][] reads(List<Formula> formulas) {
        return formulas.stream()
                .map(formula ->
                        formula.slots().stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }
}
