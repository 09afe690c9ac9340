package org.minikisa.impact.core.declarative;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.minikisa.problem.api.InvalidInputException;

/**
 * Searches all allowed choices for the sets that no other set beats in both cost and index. What it finds is computed
 * again by the model's own arithmetic, bit for bit what an assessment with those choices gives. A model that cannot be
 * searched exactly within the effort that is allowed is refused; nothing is ever guessed.
 *
 * <p>The search never thinks a set worse than it is, but for rounding; so if all sets it finds are as good as it thinks, no
 * other set can be better. Where one is not (a formula that nothing was thought to hang on is undefined, an unknown
 * answer is not the plain mean around it), every set is tried, if they are few enough.
 */
final class FrontierSearch {

    /**
     * @param combinations of entangled indicators, or of all, that are tried at most
     * @param pairs of cost and value that are compared at most
     */
    record Effort(int combinations, long pairs) {

        /** A second or two. */
        static final Effort USUAL = new Effort(200_000, 400_000_000L);

        /** Some milliseconds: for what is computed with every assessment. */
        static final Effort LITTLE = new Effort(5_000, 1_000_000L);
    }

    private final Engine engine;
    private final Menu menu;
    private final Effort effort;
    private final double[] weights;
    private final Values start;
    private final Values left;
    private final List<Axis> axes = new ArrayList<>();
    private final Calculator calculator;
    private final boolean isComplete;

    private FrontierSearch(Engine engine, Menu menu, Effort effort) {
        this.effort = effort;
        this.engine = engine;
        this.menu = menu;
        this.weights = engine.weights(menu.choices());
        var answers = menu.base().with(menu.choices());
        this.start = engine.readWithoutFormulas(answers);
        this.calculator = new Calculator(engine);
        this.isComplete = calculator.isComplete(answers);
        try {
            addAxes();
        } catch (Knot.Unproven e) {
            throw unproven(e.numbers());
        }
        this.left = withFormulas(start.copy());
    }

    /** One that is undefined stays open: it is another one with other choices, or no choice has an index. */
    private Values withFormulas(Values values) {
        for (int slot : engine.model().order()) {
            try {
                engine.computeFormula(slot, values);
            } catch (InvalidInputException undefined) {
                Engine.requireUndefined(undefined);
                values.open(slot, Range.ALL);
            }
        }
        return values;
    }

    /** @throws InvalidInputException when the model cannot be searched exactly */
    static CostIndexFrontier of(Engine engine, Menu menu, Effort effort) {
        return new FrontierSearch(engine, menu, effort).search();
    }

    /** What may be chosen, numbers with the values that may be best. */
    static List<Menu.Course> courses(Engine engine, Menu menu) {
        return new FrontierSearch(engine, menu, Effort.USUAL)
                .axes.stream().map(Axis::course).toList();
    }

    private void addAxes() {
        var indicators = engine.model().description().indicators();
        for (int slot = 0; slot < indicators.size(); slot++) {
            var indicator = indicators.get(slot);
            int index = axes.size();
            int at = slot;
            menu.courses().stream()
                    .filter(course -> course.indicator().id().equals(indicator.id()))
                    .findFirst()
                    .ifPresent(course -> axes.add(Axis.of(index, at, leafOf(at), course, engine, start)));
            if (menu.numbers().contains(indicator)) {
                axes.add(Axis.of(index, slot, leafOf(slot), indicator, Knots.isRead(engine, slot), engine, start));
            }
        }
    }

    private int leafOf(int slot) {
        for (int leaf = 0; leaf < engine.flat().leaves(); leaf++) {
            if (engine.flat().leaf(leaf).slot() == slot) {
                return leaf;
            }
        }
        return -1;
    }

    /** @param settings by axis; @param index NaN where such choices are refused */
    private record Evaluated(int[] settings, double index) {}

    private CostIndexFrontier search() {
        double base = engine.compute(engine.read(menu.base())).index();
        var found = decomposed();
        var sets = found != null ? found : exhaustive();
        var frontier = CostIndexFrontier.of(
                menu,
                axes.stream().map(Axis::course).toList(),
                base,
                sets.stream().mapToLong(set -> cost(set.settings)).toArray(),
                sets.stream().mapToDouble(Evaluated::index).toArray(),
                sets.stream().map(Evaluated::settings).toArray(int[][]::new),
                engine.fineness());
        if (frontier.size() == 0) {
            throw InvalidInputException.of(
                    what(),
                    "impact.whatif.undefined",
                    "choices",
                    "no index whatever is chosen",
                    "at least one set of choices with an index",
                    "Look at the assessment without choices: it says what is undefined.");
        }
        return frontier;
    }

    // ---------------------------------------------------------------- by parts

    /** @return null where a set is not as good as was thought */
    private List<Evaluated> decomposed() {
        if (!isComplete && !unknownCountsAsMean()) {
            return null;
        }
        try {
            return confirmed(union(new Knots(engine, start, axes)));
        } catch (Shape.Inexact e) {
            return null;
        } catch (Knots.TooMany e) {
            throw refused(
                    "more than " + effort.combinations() + " combinations of " + String.join(", ", e.entangled()));
        } catch (Merging.TooMuch e) {
            throw refused("more pairs of cost and index than can be compared");
        } catch (Knot.Unproven e) {
            throw unproven(e.numbers());
        }
    }

    private Tradeoffs union(Knots together) {
        var knots = together.knots(effort.combinations());
        var merging = new Merging(effort.pairs());
        var tree = new SearchTree(engine, left, weights, knots, merging);
        double most = together.limit(left);
        var limits = new TreeSet<>(List.of(most));
        tree.limits().forEach(limit -> limits.add(Math.min(most, limit)));
        knots.forEach(knot -> knot.options().forEach(option -> limits.add(Math.min(most, option.limit()))));
        var best = Tradeoffs.NONE;
        for (double limit : limits) {
            var under =
                    tree.under(limit).map(score -> Math.min(limit, engine.flat().scaled(score)));
            best = merging.either(best, under);
        }
        return best;
    }

    /**
     * Whether all that may be unknown counts as what is around it, as if it were not there: what can score anything, at
     * a node that weighs no ranks. A theme's minimum looks at what it can be.
     */
    private boolean unknownCountsAsMean() {
        var flat = engine.flat();
        boolean isMean = true;
        for (int leaf = 0; leaf < flat.leaves(); leaf++) {
            var one = flat.leaf(leaf);
            var sources = Knots.sources(engine.model(), Knots.slots(one));
            if (sources.stream().anyMatch(source -> start.isApplicable(source) && !start.isKnown(source))) {
                var scores = Engine.scores(one, left);
                isMean &= sources.cardinality() == 1 && scores.low() <= 0 && scores.high() >= 1;
            }
        }
        for (int inner = 0; inner < flat.inners(); inner++) {
            isMean &= !(flat.inner(inner).aggregator() instanceof ByRank.Owa);
        }
        return isMean
                && IntStream.range(0, flat.minima()).allMatch(minimum -> flat.minimumLimit(minimum) >= flat.scaled(1));
    }

    /** @return null where a set is not as good as was thought */
    private List<Evaluated> confirmed(Tradeoffs thought) {
        var sets = new ArrayList<Evaluated>(thought.size());
        for (int i = 0; i < thought.size(); i++) {
            var set = evaluated(thought.settle(i, new int[axes.size()]));
            if (!(Math.abs(set.index - thought.values()[i]) <= engine.fineness())) {
                return null;
            }
            sets.add(set);
        }
        return sets;
    }

    // ---------------------------------------------------------------- one by one

    private List<Evaluated> exhaustive() {
        var read = axes.stream()
                .filter(axis -> axis.range().isPresent() && Knots.isRead(engine, axis.slot()))
                .map(Axis::id)
                .toList();
        if (!read.isEmpty()) {
            throw unproven(read);
        }
        double all = axes.stream().mapToDouble(Axis::size).reduce(1, (a, b) -> a * b);
        if (all > effort.combinations()) {
            throw refused("more than " + effort.combinations() + " sets of choices that do not come apart");
        }
        var sets = new ArrayList<Evaluated>();
        for (var picks = new int[axes.size()]; picks != null; picks = Knot.next(picks, axes)) {
            sets.add(evaluated(picks.clone()));
        }
        return sets;
    }

    private Evaluated evaluated(int[] settings) {
        Merging.requireGoingOn();
        return new Evaluated(settings, index(settings));
    }

    private long cost(int[] settings) {
        long cost = 0;
        for (var axis : axes) {
            cost += axis.cost(settings[axis.index()]);
        }
        return cost;
    }

    /** As an assessment with these choices gives it; NaN where it would be refused. */
    private double index(int[] settings) {
        if (isComplete) {
            var values = start.points.clone();
            for (var axis : axes) {
                int pick = settings[axis.index()];
                values[axis.slot()] = pick > 0 ? axis.points()[pick] : values[axis.slot()];
            }
            return calculator.index(values, weights);
        }
        var values = start.copy();
        axes.forEach(axis -> axis.set(settings[axis.index()], values));
        try {
            engine.computeFormulas(values);
            return engine.compute(values, weights).index();
        } catch (InvalidInputException undefined) {
            Engine.requireUndefined(undefined);
            return Double.NaN;
        }
    }

    private InvalidInputException unproven(List<String> numbers) {
        return InvalidInputException.of(
                what(),
                "impact.whatif.number",
                "choices",
                "a number that a formula or gate reads: " + String.join(", ", numbers),
                "one that is proven to be best at an end of what is allowed",
                "Choose a value for it first; the others are then searched exactly.");
    }

    private InvalidInputException refused(String found) {
        return InvalidInputException.of(
                what(),
                "impact.whatif.effort",
                "choices",
                found,
                "few enough choices to search exactly",
                "Make some of the choices first: those that a request has are kept, and only the others are searched.");
    }

    private String what() {
        return "what may be chosen with " + engine.model().description().ref();
    }
}
