package org.minikisa.impact.core.declarative;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

/**
 * Pairs of cost and value of which none beats another in both: both rise strictly from one pair to the next. Each pair
 * knows how it came about. Immutable; {@link Merging} makes new ones of two.
 *
 * @param costs in the smallest unit of money that the model uses
 * @param values greater is better; a list of one pair may have {@link Double#NaN}, which does not count
 * @param origin of the pairs
 */
record Tradeoffs(long[] costs, double[] values, Origin origin) {

    /** How pairs came about. */
    @FunctionalInterface
    interface Origin {
        /** Writes what gives a pair into the settings, by axis. */
        void settle(int pair, int[] settings);
    }

    static final Origin NOTHING = (pair, settings) -> {};

    static final Tradeoffs NONE = new Tradeoffs(new long[0], new double[0], NOTHING);

    static Tradeoffs fixed(double value) {
        return new Tradeoffs(new long[1], new double[] {value}, NOTHING);
    }

    /** Of pairs in any order, those that none beats; of equal ones the first. */
    static Tradeoffs of(long[] costs, double[] values, Origin origin) {
        var kept = new int[costs.length];
        int size = 0;
        for (int pair : order(costs, values)) {
            if (size == 0 || values[pair] > values[kept[size - 1]]) {
                kept[size++] = pair;
            }
        }
        return picked(Arrays.copyOf(kept, size), costs, values, origin);
    }

    /** The cheapest first, of equal costs the best first; of equal pairs the first stays first. */
    static int[] order(long[] costs, double[] values) {
        var order = new Integer[costs.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                (a, b) ->
                        costs[a] != costs[b] ? Long.compare(costs[a], costs[b]) : Double.compare(values[b], values[a]));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    int size() {
        return costs.length;
    }

    boolean isEmpty() {
        return costs.length == 0;
    }

    /** Whether these do not count in their node. */
    boolean isOut() {
        return costs.length == 1 && Double.isNaN(values[0]);
    }

    int[] settle(int pair, int[] settings) {
        origin.settle(pair, settings);
        return settings;
    }

    /** @param rising never falls; where it is level the cheapest pair stays */
    Tradeoffs map(DoubleUnaryOperator rising) {
        var mapped = new double[size()];
        var kept = new int[size()];
        int count = 0;
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = rising.applyAsDouble(values[i]);
            if (count == 0 || mapped[i] > mapped[kept[count - 1]]) {
                kept[count++] = i;
            }
        }
        return picked(Arrays.copyOf(kept, count), costs, mapped, origin);
    }

    /** Those with a value that will do. @param enough true from some value on */
    Tradeoffs from(DoublePredicate enough) {
        int first = 0;
        while (first < size() && !enough.test(values[first])) {
            first++;
        }
        int skipped = first;
        return first == 0
                ? this
                : new Tradeoffs(
                        Arrays.copyOfRange(costs, first, size()),
                        Arrays.copyOfRange(values, first, size()),
                        (pair, settings) -> origin.settle(skipped + pair, settings));
    }

    /** The cheapest alone. */
    Tradeoffs cheapest() {
        return size() <= 1 ? this : new Tradeoffs(Arrays.copyOf(costs, 1), Arrays.copyOf(values, 1), origin);
    }

    private static Tradeoffs picked(int[] kept, long[] costs, double[] values, Origin origin) {
        var keptCosts = new long[kept.length];
        var keptValues = new double[kept.length];
        for (int i = 0; i < kept.length; i++) {
            keptCosts[i] = costs[kept[i]];
            keptValues[i] = values[kept[i]];
        }
        return new Tradeoffs(keptCosts, keptValues, (pair, settings) -> origin.settle(kept[pair], settings));
    }
}
