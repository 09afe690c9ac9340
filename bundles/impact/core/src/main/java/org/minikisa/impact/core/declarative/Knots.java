package org.minikisa.impact.core.declarative;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.minikisa.impact.api.GateState;
import org.minikisa.problem.api.InvalidInputException;

/** Finds what hangs together: sorts the axes of a search into knots. */
final class Knots {

    /** More combinations of entangled indicators than are tried. */
    static final class TooMany extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<String> entangled;

        TooMany(List<String> entangled) {
            super("too many combinations of what formulas and gates read together");
            this.entangled = List.copyOf(entangled);
        }

        List<String> entangled() {
            return entangled;
        }
    }

    private final Engine engine;
    private final Definition model;
    private final FlatModel flat;
    private final Values start;
    private final List<Axis> axes;
    /** By leaf, gate and slot of a formula: the axes it hangs on. */
    private final BitSet[] leaves;

    private final BitSet[] gates;
    private final TreeMap<Integer, BitSet> formulas = new TreeMap<>();

    Knots(Engine engine, Values start, List<Axis> axes) {
        this.engine = engine;
        this.model = engine.model();
        this.flat = engine.flat();
        this.start = start;
        this.axes = axes;
        this.leaves = IntStream.range(0, flat.leaves())
                .mapToObj(leaf -> axesOf(slots(flat.leaf(leaf))))
                .toArray(BitSet[]::new);
        this.gates = IntStream.range(0, flat.conditions())
                .mapToObj(gate -> axesOf(model.conditions().get(gate).slots()))
                .toArray(BitSet[]::new);
        model.order().forEach(slot -> formulas.put(slot, axesOf(List.of(slot))));
    }

    /** Whether a formula, a gate that can bind or a count reads it together with others. */
    static boolean isRead(Engine engine, int slot) {
        var model = engine.model();
        return model.formulas().stream()
                        .anyMatch(formula ->
                                formula.map(f -> f.slots().contains(slot)).orElse(false))
                || IntStream.range(0, model.conditions().size())
                        .anyMatch(gate -> binds(engine.flat(), gate)
                                && model.conditions().get(gate).slots().contains(slot))
                || IntStream.range(0, engine.flat().leaves())
                        .mapToObj(engine.flat()::leaf)
                        .anyMatch(leaf -> leaf.volume() >= 0 && slots(leaf).contains(slot));
    }

    /** The slots of answers that slots hang on, through formulas: themselves where they are answered. */
    static BitSet sources(Definition model, List<Integer> slots) {
        var answered = new BitSet();
        slots.forEach(slot -> collect(model, slot, new BitSet(), answered, new BitSet()));
        return answered;
    }

    /** The greatest index under those closed gates that no choice changes. */
    double limit(Values values) {
        return IntStream.range(0, gates.length)
                .filter(gate -> gates[gate].isEmpty() && engine.gate(gate, values) == GateState.State.CLOSED)
                .mapToDouble(flat::limit)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** @param most combinations tried in all */
    List<Knot> knots(int most) {
        var leaders = IntStream.range(0, axes.size()).toArray();
        for (var leaf : leaves) {
            unite(leaders, leaf);
        }
        for (int gate = 0; gate < gates.length; gate++) {
            if (binds(flat, gate)) {
                unite(leaders, gates[gate]);
            }
        }
        var failing = mayFail();
        formulas.forEach((slot, read) -> {
            if (failing.get(slot)) {
                unite(leaders, read);
            }
        });
        var groups = new TreeMap<Integer, List<Axis>>();
        for (var axis : axes) {
            groups.computeIfAbsent(leader(leaders, axis.index()), first -> new ArrayList<>())
                    .add(axis);
        }
        requireFew(groups.values(), most);
        return groups.values().stream().map(group -> knot(group, failing)).toList();
    }

    private void requireFew(Collection<List<Axis>> groups, int most) {
        double all = groups.stream().mapToDouble(Knot::combinations).sum();
        if (all > most) {
            throw new TooMany(groups.stream()
                    .filter(group -> group.size() > 1)
                    .flatMap(List::stream)
                    .map(Axis::id)
                    .toList());
        }
    }

    private Knot knot(List<Axis> group, BitSet failing) {
        var members = new BitSet();
        group.forEach(axis -> members.set(axis.index()));
        int[] ownLeaves = hangingOn(leaves, members).toArray();
        int[] itsGates =
                hangingOn(gates, members).filter(gate -> binds(flat, gate)).toArray();
        var needed = new BitSet();
        for (int leaf : ownLeaves) {
            needed.or(formulasFor(slots(flat.leaf(leaf))));
        }
        for (int gate : itsGates) {
            needed.or(formulasFor(model.conditions().get(gate).slots()));
        }
        formulas.forEach((slot, read) -> {
            if (failing.get(slot) && read.intersects(members)) {
                needed.or(formulasFor(List.of(slot)));
            }
        });
        int[] itsFormulas = model.order().stream()
                .mapToInt(Integer::intValue)
                .filter(needed::get)
                .toArray();
        int[] own = IntStream.of(ownLeaves).map(leaf -> own(group, leaf)).toArray();
        boolean isRead = itsGates.length > 0
                || itsFormulas.length > 0
                || IntStream.of(own).anyMatch(axis -> axis < 0);
        return Knot.of(group, own, new Knot.Reading(engine, start, itsFormulas, ownLeaves, itsGates), isRead);
    }

    /** What a leaf reads. */
    static List<Integer> slots(FlatModel.Leaf leaf) {
        return leaf.volume() < 0 ? List.of(leaf.slot()) : List.of(leaf.slot(), leaf.volume());
    }

    private static IntStream hangingOn(BitSet[] readers, BitSet members) {
        return IntStream.range(0, readers.length).filter(reader -> readers[reader].intersects(members));
    }

    /** The place in the group of the axis that alone is scored by a leaf; -1 where a formula is. */
    private int own(List<Axis> group, int leaf) {
        return IntStream.range(0, group.size())
                .filter(a -> group.get(a).leaf() == leaf && leaves[leaf].cardinality() == 1)
                .findFirst()
                .orElse(-1);
    }

    // ---------------------------------------------------------------- what reads what

    private static boolean binds(FlatModel flat, int gate) {
        return flat.limit(gate) < flat.scaled(1);
    }

    private BitSet axesOf(List<Integer> slots) {
        var answered = sources(model, slots);
        var read = new BitSet();
        axes.stream().filter(axis -> answered.get(axis.slot())).forEach(axis -> read.set(axis.index()));
        return read;
    }

    /** Those that give a value to the slots. */
    private BitSet formulasFor(List<Integer> slots) {
        var computed = new BitSet();
        slots.forEach(slot -> collect(model, slot, new BitSet(), new BitSet(), computed));
        return computed;
    }

    private static void collect(Definition model, int slot, BitSet seen, BitSet answered, BitSet computed) {
        if (seen.get(slot)) {
            return;
        }
        seen.set(slot);
        var formula = slot < model.formulas().size() ? model.formulas().get(slot) : Optional.<Formula>empty();
        if (formula.isEmpty()) {
            answered.set(slot);
        } else {
            computed.set(slot);
            formula.get().slots().forEach(read -> collect(model, read, seen, answered, computed));
        }
    }

    /** The slots of formulas that some choices may leave without a value: such choices are refused. */
    private BitSet mayFail() {
        var failing = new BitSet();
        var values = start.copy();
        axes.forEach(axis -> values.open(axis.slot(), axis.hull()));
        for (int slot : model.order()) {
            try {
                engine.computeFormula(slot, values);
                var range = values.range(slot);
                failing.set(
                        slot,
                        values.isApplicable(slot)
                                && (Double.isInfinite(range.low()) || Double.isInfinite(range.high())));
            } catch (InvalidInputException undefined) {
                Engine.requireUndefined(undefined);
                failing.set(slot);
                values.open(slot, Range.ALL);
            }
        }
        return failing;
    }

    // ---------------------------------------------------------------- union and find

    private static void unite(int[] leaders, BitSet together) {
        int first = together.nextSetBit(0);
        for (int next = first; next >= 0; next = together.nextSetBit(next + 1)) {
            int a = leader(leaders, first);
            int b = leader(leaders, next);
            leaders[Math.max(a, b)] = Math.min(a, b);
        }
    }

    private static int leader(int[] leaders, int axis) {
        int leader = axis;
        while (leaders[leader] != leader) {
            leader = leaders[leader];
        }
        return leader;
    }
}
