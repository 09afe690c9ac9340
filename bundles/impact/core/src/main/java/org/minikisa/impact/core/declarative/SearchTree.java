package org.minikisa.impact.core.declarative;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.minikisa.impact.core.declarative.Merging.Join;

/**
 * The aggregation of a model as a search goes through it: what is fixed is computed once, an arithmetic mean within an
 * arithmetic mean is one, and each place makes its list of tradeoffs of those below it.
 *
 * <p>Plain dominance is exact at every place: a node never falls when something below it rises, and costs add, so of two
 * ways to fill what is below a place the one that is cheaper and no worse there stays so in the whole, whatever is
 * chosen elsewhere. What is chosen in one knot at several places ties those together; therefore, where the paths of
 * such a knot meet, its boxes are gone through one after the other, and within a box places are independent. Gates only
 * limit the index, and which of them close depends on the knots' options alone; so the search is made once for each
 * height that a limit may have, with the options that keep to it, and the index is the lower one of both. A theme
 * below its minimum is such a limit too: under a height above it, only what reaches the minimum is kept.
 */
final class SearchTree {

    /** A node that is made one child after the other. */
    static final class Place {

        private final Shape shape;
        private final List<Place> children = new ArrayList<>();
        private final List<Double> weights = new ArrayList<>();
        private final List<Integer> knots = new ArrayList<>();
        /** Knots whose boxes are gone through here. */
        private final List<Integer> decided = new ArrayList<>();
        /** Knots with several boxes whose choice, made further up, changes the list here. */
        private final List<Integer> depends = new ArrayList<>();

        private final List<Integer> minima = new ArrayList<>();
        private final Map<List<Integer>, Tradeoffs> made = new HashMap<>();
        private double key;
        private double weight;

        Place(Shape shape) {
            this.shape = shape;
            this.key = shape.start();
        }

        Shape shape() {
            return shape;
        }
    }

    /** What it takes to begin with a place, in pairs. */
    private static final int JOINING = 2_000;

    private static final int MOST_BOXES = 20_000;

    private final FlatModel flat;
    private final double[] weights;
    /** By leaf: its score where it is fixed, NaN where it does not count or is searched. */
    private final double[] fixed;

    private final boolean[] searched;
    /** By leaf: whether it may or may not count. */
    private final boolean[] wavers;

    private final List<Knot> knots;
    private final Place[] placeOf;
    private final double[] weightOf;
    private final Place root;
    private final Merging merging;
    private List<List<List<Part>>> boxes = List.of();
    private int[] selected = {};
    private double limit;

    SearchTree(Engine engine, Values start, double[] weights, List<Knot> knots, Merging merging) {
        this.flat = engine.flat();
        this.weights = weights;
        this.knots = knots;
        this.merging = merging;
        this.fixed = new double[flat.leaves()];
        this.searched = new boolean[flat.leaves()];
        this.wavers = new boolean[flat.leaves()];
        this.placeOf = new Place[flat.leaves()];
        this.weightOf = new double[flat.leaves()];
        for (int leaf = 0; leaf < fixed.length; leaf++) {
            var one = flat.leaf(leaf);
            fixed[leaf] = Engine.isKnown(one, start) ? one.normaliser().score(one.measured(start.points)) : Double.NaN;
        }
        for (var knot : knots) {
            for (int i = 0; i < knot.leaves().length; i++) {
                int place = i;
                long out = knot.options().stream()
                        .filter(option -> Double.isNaN(option.scores()[place]))
                        .count();
                searched[knot.leaves()[i]] = true;
                wavers[knot.leaves()[i]] = out > 0 && out < knot.options().size();
                fixed[knot.leaves()[i]] = out == knot.options().size() ? Double.NaN : 1;
            }
        }
        this.root = place(flat.inners() - 1);
    }

    Place placeOf(int leaf) {
        return placeOf[leaf];
    }

    double weightOf(int leaf) {
        return weightOf[leaf];
    }

    // ---------------------------------------------------------------- the places

    private Place place(int inner) {
        var place = new Place(Shape.of(flat.inner(inner).aggregator()));
        fill(place, inner, 1);
        minima(inner).forEach(place.minima::add);
        return place;
    }

    /** Those minima of a node that can limit the index. */
    private IntStream minima(int inner) {
        return IntStream.range(0, flat.minima())
                .filter(minimum -> flat.minimumNode(minimum) == flat.leaves() + inner
                        && flat.minimumLimit(minimum) < flat.scaled(1));
    }

    /** The heights that themes below their minimum can limit the index to. */
    List<Double> limits() {
        return IntStream.range(0, flat.inners())
                .flatMap(this::minima)
                .mapToObj(flat::minimumLimit)
                .toList();
    }

    private void fill(Place place, int inner, double factor) {
        var node = flat.inner(inner);
        for (int c = 0; c < node.children().length; c++) {
            int child = node.children()[c];
            double weight = factor * weights[node.offset() + c];
            if (child < flat.leaves()) {
                leaf(place.shape instanceof Shape.Ranked ? alone(place, weight) : place, child, weight);
            } else if (counts(child)) {
                int below = child - flat.leaves();
                if (isOneWith(place, below)) {
                    fill(place, below, weight / weightBelow(below));
                } else {
                    place.children.add(place(below));
                    place.weights.add(weight);
                }
            }
        }
    }

    /** A place for a single leaf. */
    private static Place alone(Place parent, double weight) {
        var place = new Place(Shape.ARITHMETIC);
        parent.children.add(place);
        parent.weights.add(weight);
        return place;
    }

    private void leaf(Place place, int leaf, double weight) {
        placeOf[leaf] = place;
        weightOf[leaf] = weight;
        if (!searched[leaf] && !Double.isNaN(fixed[leaf])) {
            place.key = place.shape.join().of(place.key, place.shape.key(weight, fixed[leaf]));
            place.weight += weight;
        }
    }

    private boolean isOneWith(Place place, int inner) {
        return flat.inner(inner).aggregator() instanceof QuasiMean.Arithmetic
                && place.shape == Shape.ARITHMETIC
                && minima(inner).findAny().isEmpty()
                && !wavers(inner);
    }

    private boolean wavers(int inner) {
        for (int child : flat.inner(inner).children()) {
            if (child < flat.leaves() ? wavers[child] : wavers(child - flat.leaves())) {
                return true;
            }
        }
        return false;
    }

    private double weightBelow(int inner) {
        var node = flat.inner(inner);
        double sum = 0;
        for (int c = 0; c < node.children().length; c++) {
            sum += counts(node.children()[c]) ? weights[node.offset() + c] : 0;
        }
        return sum;
    }

    /** Whether a node has a leaf that counts, or may count. */
    private boolean counts(int node) {
        if (node < flat.leaves()) {
            return !Double.isNaN(fixed[node]);
        }
        for (int child : flat.inner(node - flat.leaves()).children()) {
            if (counts(child)) {
                return true;
            }
        }
        return false;
    }

    // ---------------------------------------------------------------- the search

    /** All tradeoffs of cost and the score of the index, with options that keep to a limit; none where that is impossible. */
    Tradeoffs under(double height) {
        limit = height;
        boxes = knots.stream().map(knot -> Part.boxes(knot, limit, this)).toList();
        if (boxes.stream().mapToInt(List::size).sum() > knots.size() + MOST_BOXES) {
            throw new Merging.TooMuch();
        }
        if (boxes.stream().anyMatch(List::isEmpty)) {
            return Tradeoffs.NONE;
        }
        selected = new int[knots.size()];
        seat(root);
        decide();
        return at(root);
    }

    private void seat(Place place) {
        place.knots.clear();
        place.decided.clear();
        place.depends.clear();
        place.made.clear();
        for (int k = 0; k < knots.size(); k++) {
            boolean sits = boxes.get(k).stream().flatMap(List::stream).anyMatch(part -> part.places(this)
                    .contains(place));
            if (sits) {
                place.knots.add(k);
            }
        }
        place.children.forEach(this::seat);
    }

    /** Finds for each knot where its boxes are gone through: where its paths meet, at a node that always counts. */
    private void decide() {
        for (int k = 0; k < knots.size(); k++) {
            var at = root;
            for (var next = root; next != null; next = onlyWay(at, k)) {
                at = next;
            }
            at.decided.add(k);
            if (boxes.get(k).size() > 1) {
                depend(at, k, at);
            }
        }
    }

    private boolean depend(Place place, int knot, Place decider) {
        boolean touched = place.knots.contains(knot);
        for (var child : place.children) {
            touched |= depend(child, knot, decider);
        }
        if (touched && place != decider) {
            place.depends.add(knot);
        }
        return touched;
    }

    /** The child below which everything of a knot is, if that always counts; null for none. */
    private Place onlyWay(Place place, int knot) {
        if (place.knots.contains(knot)) {
            return null;
        }
        Place only = null;
        for (var child : place.children) {
            if (touches(child, knot)) {
                if (only != null) {
                    return null;
                }
                only = child;
            }
        }
        return only == null || !isSteady(only) ? null : only;
    }

    private boolean touches(Place place, int knot) {
        return place.knots.contains(knot) || place.children.stream().anyMatch(child -> touches(child, knot));
    }

    /** Whether it counts whatever is chosen. */
    private boolean isSteady(Place place) {
        if (place.weight > 0 || place.children.stream().anyMatch(this::isSteady)) {
            return true;
        }
        for (int leaf = 0; leaf < placeOf.length; leaf++) {
            if (placeOf[leaf] == place && searched[leaf] && !wavers[leaf] && !Double.isNaN(fixed[leaf])) {
                return true;
            }
        }
        return false;
    }

    private Tradeoffs at(Place place) {
        var key = place.depends.stream().map(knot -> selected[knot]).toList();
        var known = place.made.get(key);
        if (known == null) {
            known = decided(place, 0);
            place.made.put(key, known);
        }
        return known;
    }

    private Tradeoffs decided(Place place, int decision) {
        if (decision == place.decided.size()) {
            return joined(place);
        }
        int knot = place.decided.get(decision);
        var best = Tradeoffs.NONE;
        for (int box = 0; box < boxes.get(knot).size(); box++) {
            selected[knot] = box;
            best = merging.either(best, decided(place, decision + 1));
        }
        return best;
    }

    private Tradeoffs joined(Place place) {
        merging.spend(JOINING);
        var lists = new ArrayList<Tradeoffs>();
        double weight = place.weight;
        for (int knot : place.knots) {
            for (var part : boxes.get(knot).get(selected[knot])) {
                if (part.places(this).contains(place)) {
                    lists.add(part.at(place, this));
                    weight += part.weightAt(place, this);
                }
            }
        }
        for (int c = 0; c < place.children.size(); c++) {
            var child = at(place.children.get(c));
            double ofChild = place.weights.get(c);
            if (!child.isOut()) {
                lists.add(child.map(value -> place.shape.key(ofChild, value)));
                weight += ofChild;
            }
        }
        var values = lists.isEmpty() && weight == 0 ? Tradeoffs.fixed(Double.NaN) : values(place, lists, weight);
        return all(reaching(place, values), aside(place), Join.FIRST);
    }

    private Tradeoffs values(Place place, List<Tradeoffs> lists, double weight) {
        if (place.shape instanceof Shape.Ranked ranked) {
            return Ranking.of(merging, lists, ranked.aggregator());
        }
        return all(Tradeoffs.fixed(place.key), lists, place.shape.join()).map(key -> place.shape.value(key, weight));
    }

    private Tradeoffs reaching(Place place, Tradeoffs values) {
        var reaching = values;
        for (int minimum : place.minima) {
            if (flat.minimumLimit(minimum) < limit) {
                reaching = reaching.from(score -> !flat.isBelow(minimum, score));
            }
        }
        return reaching;
    }

    /** The longest lists first: then the result, which grows, is joined with short ones. */
    private Tradeoffs all(Tradeoffs first, List<Tradeoffs> lists, Join join) {
        var joined = first;
        for (var list : lists.stream()
                .sorted(Comparator.comparingInt(Tradeoffs::size).reversed())
                .toList()) {
            joined = merging.both(joined, list, join);
        }
        return joined;
    }

    private List<Tradeoffs> aside(Place place) {
        return place.decided.stream()
                .flatMap(knot -> boxes.get(knot).get(selected[knot]).stream())
                .flatMap(part -> part.aside(this).stream())
                .toList();
    }
}
