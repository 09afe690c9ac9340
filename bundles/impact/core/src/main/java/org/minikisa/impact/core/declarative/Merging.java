package org.minikisa.impact.core.declarative;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Makes one list of tradeoffs of two: all pairs of pairs, costs added and values joined, less those that another one
 * beats (Nemhauser and Ullmann 1969, for several options per item). Exact: a joint value never falls when one of the
 * two rises, so what is beaten in a part is beaten in the whole.
 *
 * <p>One of the lists is cut in halves down to single pairs; each moves the other list as a whole, and sorted lists are
 * merged on the way up, so that most pairs are thrown away before they are compared with many. Not thread-safe.
 */
final class Merging {

    /** How two values become one. Each never falls when one of them rises. */
    enum Join {
        SUM,
        LEAST,
        GREATEST,
        /** The second only adds its cost. */
        FIRST;

        double of(double a, double b) {
            return switch (this) {
                case SUM -> a + b;
                case LEAST -> Math.min(a, b);
                case GREATEST -> Math.max(a, b);
                case FIRST -> a;
            };
        }
    }

    /** More pairs were compared than is allowed. */
    static final class TooMuch extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooMuch() {
            super("too many pairs of cost and value");
        }
    }

    private final List<Run> scratch = new ArrayList<>();
    private long effort;

    /** @param effort how many pairs may be compared in all */
    Merging(long effort) {
        this.effort = effort;
    }

    Tradeoffs both(Tradeoffs a, Tradeoffs b, Join join) {
        boolean swap = join != Join.FIRST && a.size() < b.size();
        var longer = swap ? b : a;
        var shorter = swap ? a : b;
        if (longer.isEmpty() || shorter.isEmpty()) {
            return Tradeoffs.NONE;
        }
        var run = combined(longer, shorter, 0, shorter.size(), join, 0);
        var longs = Arrays.copyOf(run.longer, run.size);
        var shorts = Arrays.copyOf(run.shorter, run.size);
        return new Tradeoffs(
                Arrays.copyOf(run.costs, run.size), Arrays.copyOf(run.values, run.size), (pair, settings) -> {
                    longer.settle(longs[pair], settings);
                    shorter.settle(shorts[pair], settings);
                });
    }

    /** The best of both lists. */
    Tradeoffs either(Tradeoffs a, Tradeoffs b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        var first = run(0).unchanged(a, 0);
        var second = run(1).unchanged(b, 1);
        var run = merged(first, second, run(2));
        var pairs = Arrays.copyOf(run.longer, run.size);
        var from = Arrays.copyOf(run.shorter, run.size);
        return new Tradeoffs(
                Arrays.copyOf(run.costs, run.size),
                Arrays.copyOf(run.values, run.size),
                (pair, settings) -> (from[pair] == 0 ? a : b).settle(pairs[pair], settings));
    }

    private Run combined(Tradeoffs longer, Tradeoffs shorter, int from, int to, Join join, int free) {
        if (to - from == 1) {
            spend(longer.size());
            return run(free).moved(longer, shorter, from, join);
        }
        int middle = (from + to) / 2;
        // each half leaves its result in one of the runs that are free for it
        var first = combined(longer, shorter, from, middle, join, free);
        var second = combined(longer, shorter, middle, to, join, free + 2);
        var result = first == run(free) ? run(free + 1) : run(free);
        return merged(first, second, result);
    }

    private Run merged(Run a, Run b, Run into) {
        spend(a.size + b.size);
        into.reserve(a.size + b.size);
        int i = 0;
        int j = 0;
        while (i < a.size && j < b.size) {
            boolean first = a.costs[i] != b.costs[j] ? a.costs[i] < b.costs[j] : a.values[i] >= b.values[j];
            if (first) {
                into.add(a, i++);
            } else {
                into.add(b, j++);
            }
        }
        while (i < a.size) {
            into.add(a, i++);
        }
        while (j < b.size) {
            into.add(b, j++);
        }
        return into;
    }

    void spend(long pairs) {
        effort -= pairs;
        if (effort < 0) {
            throw new TooMuch();
        }
        requireGoingOn();
    }

    /** @throws CancellationException when the thread is interrupted */
    static void requireGoingOn() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted while choices were searched");
        }
    }

    private Run run(int number) {
        while (scratch.size() <= number) {
            scratch.add(new Run());
        }
        return scratch.get(number);
    }

    /** A list while it is made; its arrays are used again and again. */
    private static final class Run {

        private long[] costs = new long[16];
        private double[] values = new double[16];
        private int[] longer = new int[16];
        private int[] shorter = new int[16];
        private int size;

        void reserve(int most) {
            size = 0;
            if (costs.length < most) {
                int length = Math.max(most, 2 * costs.length);
                costs = new long[length];
                values = new double[length];
                longer = new int[length];
                shorter = new int[length];
            }
        }

        /** All pairs of a list with one of another. */
        Run moved(Tradeoffs list, Tradeoffs by, int one, Join join) {
            reserve(list.size());
            long cost = by.costs()[one];
            double value = by.values()[one];
            for (int i = 0; i < list.size(); i++) {
                add(list.costs()[i] + cost, join.of(list.values()[i], value), i, one);
            }
            return this;
        }

        Run unchanged(Tradeoffs list, int mark) {
            reserve(list.size());
            for (int i = 0; i < list.size(); i++) {
                add(list.costs()[i], list.values()[i], i, mark);
            }
            return this;
        }

        void add(Run other, int i) {
            add(other.costs[i], other.values[i], other.longer[i], other.shorter[i]);
        }

        /** Of rising costs, and of equal costs the greatest value first. */
        private void add(long cost, double value, int fromLonger, int fromShorter) {
            if (size == 0 || value > values[size - 1]) {
                costs[size] = cost;
                values[size] = value;
                longer[size] = fromLonger;
                shorter[size] = fromShorter;
                size++;
            }
        }
    }
}
