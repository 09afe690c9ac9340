package org.minikisa.impact.core.declarative;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Joins lists of tradeoffs at a node that weighs its children by rank. Children take part one after the other; of those
 * that took part only their values in order of rank matter, whichever child has which. One way to fill them is beaten by
 * another that is no dearer and no worse at every rank: it stays so at every rank of all children, whatever the others
 * are.
 */
final class Ranking {

    private final Merging merging;
    private final List<Tradeoffs> lists;

    /** @param values the best first; @param before what it continues; @param pair of the list that was joined last */
    private record State(long cost, double[] values, State before, int pair) {}

    private Ranking(Merging merging, List<Tradeoffs> lists) {
        this.merging = merging;
        this.lists = lists;
    }

    static Tradeoffs of(Merging merging, List<Tradeoffs> lists, ByRank aggregator) {
        return new Ranking(merging, lists).joined(aggregator);
    }

    private Tradeoffs joined(ByRank aggregator) {
        var states = List.of(new State(0, new double[0], null, -1));
        for (int i = 0; i < lists.size(); i++) {
            states = i < lists.size() - 1 ? unbeaten(with(states, lists.get(i))) : with(states, lists.get(i));
        }
        var all = states;
        int[] children = IntStream.range(0, lists.size()).toArray();
        return Tradeoffs.of(
                all.stream().mapToLong(State::cost).toArray(),
                all.stream()
                        .mapToDouble(state -> aggregator.of(state.values, children, null, 0))
                        .toArray(),
                (pair, settings) -> settle(all.get(pair), settings));
    }

    private List<State> with(List<State> states, Tradeoffs list) {
        merging.spend((long) states.size() * list.size());
        var more = new ArrayList<State>(states.size() * list.size());
        for (var state : states) {
            for (int pair = 0; pair < list.size(); pair++) {
                more.add(new State(
                        state.cost + list.costs()[pair], inserted(state.values, list.values()[pair]), state, pair));
            }
        }
        return more;
    }

    private static double[] inserted(double[] values, double value) {
        var more = Arrays.copyOf(values, values.length + 1);
        int rank = values.length;
        while (rank > 0 && more[rank - 1] < value) {
            more[rank] = more[rank - 1];
            rank--;
        }
        more[rank] = value;
        return more;
    }

    private List<State> unbeaten(List<State> states) {
        var sorted = new ArrayList<>(states);
        sorted.sort(
                Comparator.comparingLong(State::cost).thenComparing(State::values, (a, b) -> -Arrays.compare(a, b)));
        var unbeaten = new ArrayList<State>();
        for (var state : sorted) {
            merging.spend(unbeaten.size());
            if (unbeaten.stream().noneMatch(other -> isNoWorse(other.values, state.values))) {
                unbeaten.add(state);
            }
        }
        return unbeaten;
    }

    private static boolean isNoWorse(double[] a, double[] b) {
        for (int rank = 0; rank < a.length; rank++) {
            if (a[rank] < b[rank]) {
                return false;
            }
        }
        return true;
    }

    private void settle(State last, int[] settings) {
        var state = last;
        for (int i = lists.size() - 1; i >= 0; i--) {
            lists.get(i).settle(state.pair, settings);
            state = state.before;
        }
    }
}
