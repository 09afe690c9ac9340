package org.minikisa.impact.core.declarative;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.minikisa.impact.api.GateState;
import org.minikisa.problem.api.InvalidInputException;

/**
 * Indicators that hang together because a formula or a gate reads several of them, or one alone that nothing reads
 * together with others. What is chosen in one knot changes neither the scores nor the gates of another.
 *
 * @param axes in their order
 * @param leaves whose score hangs on them
 * @param own by leaf: the one axis that alone makes its score; -1 where several do
 * @param options every combination of settings that is defined
 */
record Knot(List<Axis> axes, int[] leaves, int[] own, List<Option> options) {

    /**
     * One combination.
     *
     * @param picks a setting for each axis
     * @param scores by leaf; NaN where it stays unknown
     * @param limit the greatest index under the gates that it closes
     */
    record Option(int[] picks, long cost, double[] scores, double limit) {}

    private static final int MOST_CORNERS = 1_024;
    private static final int MOST_COMPARED = 5_000;

    /** A number is read in a way that does not tell where it is best. */
    static final class Unproven extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<String> numbers;

        Unproven(List<String> numbers) {
            super("where numbers are best is not proven");
            this.numbers = List.copyOf(numbers);
        }

        List<String> numbers() {
            return numbers;
        }
    }

    /** How the scores and gates of a knot are computed. */
    record Reading(Engine engine, Values start, int[] formulas, int[] leaves, int[] gates) {

        /** @return null where something is undefined: such a choice would be refused */
        Option option(List<Axis> axes, int[] picks) {
            Merging.requireGoingOn();
            var values = start.copy();
            long cost = 0;
            for (int a = 0; a < picks.length; a++) {
                axes.get(a).set(picks[a], values);
                cost += axes.get(a).cost(picks[a]);
            }
            try {
                return new Option(picks, cost, scores(compute(values)), limit(values));
            } catch (InvalidInputException undefined) {
                Engine.requireUndefined(undefined);
                return null;
            }
        }

        /** The best that numbers within their ranges could make of a combination of the others. */
        Option bound(List<Axis> axes, int[] picks) {
            var values = start.copy();
            for (int a = 0; a < picks.length; a++) {
                axes.get(a).set(picks[a], values);
            }
            var set = values.copy();
            axes.forEach(axis -> axis.range().ifPresent(range -> {
                values.open(axis.slot(), range);
                set.know(axis.slot(), 0);
            }));
            try {
                compute(values);
                return new Option(
                        picks,
                        0,
                        IntStream.of(leaves)
                                .mapToDouble(leaf -> highest(leaf, set, values))
                                .toArray(),
                        limit(values));
            } catch (InvalidInputException undefined) {
                Engine.requireUndefined(undefined);
                return null;
            }
        }

        /** NaN where an answer stays unknown that is no number. */
        private double highest(int leaf, Values set, Values values) {
            var one = engine.flat().leaf(leaf);
            boolean isAnswered = engine.model().formulas().get(one.slot()).isEmpty();
            return !Engine.applies(one, values) || isAnswered && !Engine.isKnown(one, set)
                    ? Double.NaN
                    : Engine.scores(one, values).high();
        }

        private Values compute(Values values) {
            for (int formula : formulas) {
                engine.computeFormula(formula, values);
            }
            return values;
        }

        private double[] scores(Values values) {
            var scores = new double[leaves.length];
            for (int i = 0; i < scores.length; i++) {
                var leaf = engine.flat().leaf(leaves[i]);
                scores[i] = Engine.isKnown(leaf, values)
                        ? leaf.normaliser().score(leaf.measured(values.points))
                        : Double.NaN;
            }
            return scores;
        }

        private double limit(Values values) {
            double limit = Double.POSITIVE_INFINITY;
            for (int gate : gates) {
                if (engine.gate(gate, values) == GateState.State.CLOSED) {
                    limit = Math.min(limit, engine.flat().limit(gate));
                }
            }
            return limit;
        }
    }

    /** How many combinations there are of what is no number, or one alone. */
    static double combinations(List<Axis> axes) {
        return axes.size() == 1
                ? axes.get(0).size()
                : axes.stream()
                        .mapToDouble(axis -> axis.range().isPresent() ? 1 : axis.size())
                        .reduce(1, (a, b) -> a * b);
    }

    static Knot of(List<Axis> axes, int[] own, Reading reading, boolean hasJointReaders) {
        var options =
                hasJointReaders && axes.stream().anyMatch(axis -> axis.range().isPresent())
                        ? withNumbers(axes, reading)
                        : all(axes, reading);
        boolean isSeparable = IntStream.of(own).allMatch(axis -> axis >= 0);
        return new Knot(axes, reading.leaves(), own, isSeparable ? options : unbeaten(options));
    }

    /** Without those that another one beats in cost, in every score and in its limit. */
    private static List<Option> unbeaten(List<Option> options) {
        var cheapest = new LinkedHashMap<List<Double>, Option>();
        options.stream().sorted(Comparator.comparingLong(Option::cost)).forEach(option -> {
            var result = DoubleStream.concat(DoubleStream.of(option.limit()), DoubleStream.of(option.scores()));
            cheapest.putIfAbsent(result.boxed().toList(), option);
        });
        if (cheapest.size() > MOST_COMPARED) {
            return List.copyOf(cheapest.values());
        }
        var unbeaten = new ArrayList<Option>();
        for (var option : cheapest.values()) {
            if (unbeaten.stream().noneMatch(other -> reaches(other, option, 0))) {
                unbeaten.add(option);
            }
        }
        return unbeaten;
    }

    private static List<Option> all(List<Axis> axes, Reading reading) {
        var options = new ArrayList<Option>();
        for (var picks = new int[axes.size()]; picks != null; picks = next(picks, axes)) {
            var option = reading.option(axes, picks.clone());
            if (option != null) {
                options.add(option);
            }
        }
        return options;
    }

    /** The next combination; null after the last one. */
    static int[] next(int[] picks, List<Axis> axes) {
        for (int a = picks.length - 1; a >= 0; a--) {
            if (++picks[a] < axes.get(a).size()) {
                return picks;
            }
            picks[a] = 0;
        }
        return null;
    }

    /**
     * For each combination of what is no number, the one corner of the numbers that reaches the bound of all numbers:
     * then no others need be tried, as numbers cost nothing.
     */
    private static List<Option> withNumbers(List<Axis> axes, Reading reading) {
        var lists = axes.stream()
                .map(axis -> axis.range().isPresent() ? 1 : axis.size())
                .toList();
        var options = new ArrayList<Option>();
        for (var picks = new int[axes.size()]; picks != null; picks = nextOf(picks, lists)) {
            var bound = reading.bound(axes, picks.clone());
            var reached = bound == null ? null : corner(axes, picks, bound, reading);
            if (reached == null) {
                throw new Unproven(axes.stream()
                        .filter(axis -> axis.range().isPresent())
                        .map(Axis::id)
                        .toList());
            }
            options.add(reached);
        }
        return options;
    }

    private static int[] nextOf(int[] picks, List<Integer> sizes) {
        for (int a = picks.length - 1; a >= 0; a--) {
            if (++picks[a] < sizes.get(a)) {
                return picks;
            }
            picks[a] = 0;
        }
        return null;
    }

    private static Option corner(List<Axis> axes, int[] picks, Option bound, Reading reading) {
        var sizes = axes.stream()
                .map(axis -> axis.range().isPresent() ? axis.size() : 1)
                .toList();
        // all at the same place in their lists first: each at its own best, at the least, at the greatest
        int longest = sizes.stream().mapToInt(Integer::intValue).max().orElse(1);
        for (int place = 1; place <= longest; place++) {
            var option = reached(axes, picks, place % longest, reading, bound);
            if (option != null) {
                return option;
            }
        }
        if (sizes.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b) > MOST_CORNERS) {
            return null;
        }
        for (var corner = new int[picks.length]; corner != null; corner = nextOf(corner, sizes)) {
            var tried = picks.clone();
            for (int a = 0; a < tried.length; a++) {
                tried[a] += corner[a];
            }
            var option = reading.option(axes, tried);
            if (option != null && reaches(option, bound, 1e-12)) {
                return option;
            }
        }
        return null;
    }

    private static Option reached(List<Axis> axes, int[] picks, int place, Reading reading, Option bound) {
        var tried = picks.clone();
        for (int a = 0; a < tried.length; a++) {
            tried[a] = axes.get(a).range().isPresent()
                    ? Math.min(place, axes.get(a).size() - 1)
                    : tried[a];
        }
        var option = reading.option(axes, tried);
        return option != null && reaches(option, bound, 1e-12) ? option : null;
    }

    private static boolean reaches(Option option, Option bound, double rounding) {
        for (int i = 0; i < bound.scores().length; i++) {
            boolean out = Double.isNaN(bound.scores()[i]);
            if (out != Double.isNaN(option.scores()[i]) || option.scores()[i] < bound.scores()[i] - rounding) {
                return false;
            }
        }
        return option.limit() >= bound.limit();
    }
}
