package org.minikisa.impact.core.declarative;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Some combinations of some axes of a knot, and the leaves that hang on those alone.
 *
 * @param axes their places in the knot
 * @param leaves their places in the knot
 * @param options of the knot; only what they say of these axes and leaves counts
 */
record Part(Knot knot, List<Integer> axes, List<Integer> leaves, List<Knot.Option> options) {

    /** Beyond this, which settings leave the others the same choice is not looked for. */
    private static final int MOST_COMPARED = 20_000;

    Part {
        axes = List.copyOf(axes);
        leaves = List.copyOf(leaves);
    }

    /**
     * Cuts the combinations of a knot that keep to a limit into boxes: lists of parts that are independent of each
     * other, each of which makes a difference at one place of the tree at most. There each takes what is best for
     * itself, and nothing is lost.
     */
    static List<List<Part>> boxes(Knot knot, double limit, SearchTree tree) {
        var allowed = knot.options().stream()
                .filter(option -> option.limit() >= limit)
                .toList();
        var boxes = new ArrayList<List<Part>>();
        if (!allowed.isEmpty()) {
            new Part(knot, upTo(knot.axes().size()), upTo(knot.leaves().length), allowed).cut(List.of(), tree, boxes);
        }
        return boxes;
    }

    private static List<Integer> upTo(int end) {
        return IntStream.range(0, end).boxed().toList();
    }

    private void cut(List<Part> done, SearchTree tree, List<List<Part>> into) {
        if (isSimple(tree)) {
            into.add(with(done, this));
            return;
        }
        int axis = varyingAxis();
        var byPick = new LinkedHashMap<Integer, List<Knot.Option>>();
        options.forEach(option -> byPick.computeIfAbsent(option.picks()[axis], pick -> new ArrayList<>())
                .add(option));
        if (!isSeparable() || options.size() > MOST_COMPARED) {
            byPick.values().forEach(group -> new Part(knot, axes, leaves, group).cut(done, tree, into));
            return;
        }
        for (var groups : alike(byPick.values(), axis)) {
            var first = groups.stream().map(group -> group.get(0)).toList();
            var free = new Part(knot, List.of(axis), leavesOf(axis), first);
            without(axis, groups.get(0)).cut(with(done, free), tree, into);
        }
    }

    /** Settings that leave the other axes the same choice, together: with those this axis is free of the others. */
    private Collection<List<List<Knot.Option>>> alike(Collection<List<Knot.Option>> byPick, int axis) {
        var alike = new LinkedHashMap<Object, List<List<Knot.Option>>>();
        for (var group : byPick) {
            var rest = new ArrayList<Object>();
            for (var option : group) {
                axes.stream().filter(a -> a != axis).forEach(a -> rest.add(option.picks()[a]));
            }
            leavesOf(axis).forEach(leaf -> rest.add(Double.isNaN(group.get(0).scores()[leaf])));
            alike.computeIfAbsent(rest, same -> new ArrayList<>()).add(group);
        }
        return alike.values();
    }

    private Part without(int axis, List<Knot.Option> group) {
        var gone = leavesOf(axis);
        return new Part(
                knot,
                axes.stream().filter(a -> a != axis).toList(),
                leaves.stream().filter(leaf -> !gone.contains(leaf)).toList(),
                group);
    }

    private static List<Part> with(List<Part> parts, Part part) {
        var more = new ArrayList<>(parts);
        more.add(part);
        return more;
    }

    private List<Integer> leavesOf(int axis) {
        return leaves.stream().filter(leaf -> knot.own()[leaf] == axis).toList();
    }

    private boolean isSeparable() {
        return leaves.stream().allMatch(leaf -> knot.own()[leaf] >= 0);
    }

    private int varyingAxis() {
        var first = options.get(0);
        return axes.stream()
                .filter(axis -> options.stream().anyMatch(option -> option.picks()[axis] != first.picks()[axis]))
                .findFirst()
                .orElseThrow();
    }

    /** Whether the same leaves count in all, and they differ at one place at most. */
    private boolean isSimple(SearchTree tree) {
        var first = options.get(0);
        Set<SearchTree.Place> varying = new LinkedHashSet<>();
        for (int leaf : leaves) {
            for (var option : options) {
                if (Double.isNaN(option.scores()[leaf]) != Double.isNaN(first.scores()[leaf])) {
                    return false;
                }
                if (Double.compare(option.scores()[leaf], first.scores()[leaf]) != 0) {
                    varying.add(tree.placeOf(knot.leaves()[leaf]));
                    break;
                }
            }
        }
        return varying.size() <= 1;
    }

    // ---------------------------------------------------------------- in the tree

    /** The places with leaves that count. */
    Set<SearchTree.Place> places(SearchTree tree) {
        var places = new LinkedHashSet<SearchTree.Place>();
        counting().forEach(leaf -> places.add(tree.placeOf(knot.leaves()[leaf])));
        return places;
    }

    /** The one place where it makes a difference, or one of those it has; empty where it only costs. */
    private Optional<SearchTree.Place> main(SearchTree tree) {
        var first = options.get(0);
        return counting().stream()
                .filter(leaf -> options.stream()
                        .anyMatch(option -> Double.compare(option.scores()[leaf], first.scores()[leaf]) != 0))
                .map(leaf -> tree.placeOf(knot.leaves()[leaf]))
                .findFirst()
                .or(() -> places(tree).stream().findFirst());
    }

    double weightAt(SearchTree.Place place, SearchTree tree) {
        return counting().stream()
                .filter(leaf -> tree.placeOf(knot.leaves()[leaf]) == place)
                .mapToDouble(leaf -> tree.weightOf(knot.leaves()[leaf]))
                .sum();
    }

    /** What it gives to a place; its costs are borne where it makes a difference. */
    Tradeoffs at(SearchTree.Place place, SearchTree tree) {
        if (!Optional.of(place).equals(main(tree))) {
            return Tradeoffs.fixed(key(options.get(0), place, tree));
        }
        return tradeoffs(
                options.stream().mapToDouble(option -> key(option, place, tree)).toArray());
    }

    /** What it costs, where it does nothing else. */
    Optional<Tradeoffs> aside(SearchTree tree) {
        return main(tree).isPresent() ? Optional.empty() : Optional.of(tradeoffs(new double[options.size()]));
    }

    private double key(Knot.Option option, SearchTree.Place place, SearchTree tree) {
        double key = place.shape().start();
        for (int leaf : counting()) {
            int inTree = knot.leaves()[leaf];
            if (tree.placeOf(inTree) == place) {
                key = place.shape().join().of(key, place.shape().key(tree.weightOf(inTree), option.scores()[leaf]));
            }
        }
        return key;
    }

    private Tradeoffs tradeoffs(double[] keys) {
        var costs = options.stream().mapToLong(this::cost).toArray();
        return Tradeoffs.of(costs, keys, (pair, settings) -> {
            for (int axis : axes) {
                settings[knot.axes().get(axis).index()] = options.get(pair).picks()[axis];
            }
        });
    }

    private long cost(Knot.Option option) {
        long cost = 0;
        for (int axis : axes) {
            cost += knot.axes().get(axis).cost(option.picks()[axis]);
        }
        return cost;
    }

    private List<Integer> counting() {
        return leaves.stream()
                .filter(leaf -> !Double.isNaN(options.get(0).scores()[leaf]))
                .toList();
    }
}
