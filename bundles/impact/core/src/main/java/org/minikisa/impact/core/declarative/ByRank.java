package org.minikisa.impact.core.declarative;

import java.util.Arrays;
import java.util.List;

/**
 * An ordered weighted average (Yager 1988): weights belong to ranks, the best child first, whichever child it is; the
 * children's own weights only tell the coverage. Where some children do not count, the weights of all ranks are spread
 * over those that do, in proportion.
 *
 * <p>Differences are shared by the Shapley value over the children that changed: the mean over all orders in which they
 * could change one after the other. Beyond {@value #MOST_PLAYERS} of them by its limit for infinitely small changes, the
 * Aumann-Shapley value along the straight line. Both are exact.
 */
sealed interface ByRank extends Aggregator {

    int MOST_PLAYERS = 12;

    /** Of a rank, 0 the best; over all ranks they sum to 1. @param counting how many children count */
    double weight(int rank, int counting);

    @Override
    default double of(double[] nodes, int[] children, double[] weights, int offset) {
        int counting = counting(nodes, children);
        double sum = 0;
        for (int c = 0; c < children.length; c++) {
            if (!Double.isNaN(nodes[children[c]])) {
                sum += weight(rank(nodes, children, c), counting) * nodes[children[c]];
            }
        }
        return counting == 0 ? Double.NaN : Aggregator.clamped(sum);
    }

    private static int counting(double[] nodes, int[] children) {
        int counting = 0;
        for (int child : children) {
            counting += Double.isNaN(nodes[child]) ? 0 : 1;
        }
        return counting;
    }

    /** How many children stand before one; of equals the first does. */
    private static int rank(double[] nodes, int[] children, int child) {
        double value = nodes[children[child]];
        int rank = 0;
        for (int c = 0; c < children.length; c++) {
            double other = nodes[children[c]];
            rank += other > value || other == value && c < child ? 1 : 0;
        }
        return rank;
    }

    // ---------------------------------------------------------------- shares

    @Override
    default void share(
            double[] before, double[] after, int node, int[] children, double[] weights, int offset, double[] factors) {
        int changed = 0;
        for (int child : children) {
            factors[child] = 0;
            changed += isChanged(before, after, child) ? 1 : 0;
        }
        var players = new int[changed];
        for (int child : children) {
            if (isChanged(before, after, child)) {
                players[players.length - changed--] = child;
            }
        }
        if (players.length <= MOST_PLAYERS) {
            shapley(before, after, node, children, players, factors);
        } else {
            aumannShapley(before, after, node, children, players, factors);
        }
    }

    private static boolean isChanged(double[] before, double[] after, int child) {
        return !Double.isNaN(after[child]) && before[child] != after[child];
    }

    private void shapley(double[] before, double[] after, int node, int[] children, int[] players, double[] factors) {
        var worths = worths(before, after, children, players);
        var orders = orders(players.length);
        for (int p = 0; p < players.length; p++) {
            double share = 0;
            for (int set = 0; set < worths.length; set++) {
                if ((set >> p & 1) == 0) {
                    share += orders[Integer.bitCount(set)] * (worths[set | 1 << p] - worths[set]);
                }
            }
            factors[players[p]] = factors[node] * (share / (after[players[p]] - before[players[p]]));
        }
    }

    /** The node's value for each set of players that have changed already. */
    private double[] worths(double[] before, double[] after, int[] children, int[] players) {
        var nodes = before.clone();
        var worths = new double[1 << players.length];
        for (int set = 0; set < worths.length; set++) {
            for (int p = 0; p < players.length; p++) {
                nodes[players[p]] = (set >> p & 1) == 1 ? after[players[p]] : before[players[p]];
            }
            worths[set] = of(nodes, children, null, 0);
        }
        return worths;
    }

    /** The share of all orders in which exactly a given set of so many stands before a given player. */
    private static double[] orders(int players) {
        var orders = new double[players];
        for (int size = 0; size < players; size++) {
            orders[size] = 1.0 / players;
            for (int i = 1; i <= size; i++) {
                orders[size] *= (double) i / (players - i);
            }
        }
        return orders;
    }

    /** A child's mean weight while all go from before to after together: its rank changes where it meets another. */
    private void aumannShapley(
            double[] before, double[] after, int node, int[] children, int[] players, double[] factors) {
        int counting = counting(after, children);
        for (int player : players) {
            var meetings = new Meetings(children.length);
            int rank = 0;
            int equals = 0;
            for (int other : children) {
                if (other != player && !Double.isNaN(after[other])) {
                    double lead = before[other] - before[player];
                    double end = after[other] - after[player];
                    rank += lead > 0 || lead == 0 && end > 0 ? 1 : 0;
                    equals += lead == 0 && end == 0 ? 1 : 0;
                    if (lead > 0 && end < 0 || lead < 0 && end > 0) {
                        meetings.add(lead / (lead - end), lead > 0 ? -1 : 1);
                    }
                }
            }
            factors[player] = factors[node] * meetings.meanWeight(this, rank, equals, counting);
        }
    }

    /** When one child's rank changes, from 0 (before) to 1 (after). */
    final class Meetings {

        private final double[][] meetings;
        private int size;

        Meetings(int most) {
            meetings = new double[most][];
        }

        void add(double time, int change) {
            meetings[size++] = new double[] {time, change};
        }

        /** @param equals how many others go the same way, so that they share their ranks */
        double meanWeight(ByRank ranks, int firstRank, int equals, int counting) {
            Arrays.sort(meetings, 0, size, (a, b) -> Double.compare(a[0], b[0]));
            double mean = 0;
            double since = 0;
            int rank = firstRank;
            for (int i = 0; i <= size; i++) {
                double until = i < size ? meetings[i][0] : 1;
                if (until > since) {
                    mean += meanOf(ranks, rank, equals, counting) * (until - since);
                    since = until;
                }
                rank += i < size ? (int) meetings[i][1] : 0;
            }
            return mean;
        }

        private static double meanOf(ByRank ranks, int rank, int equals, int counting) {
            double sum = 0;
            for (int i = 0; i <= equals; i++) {
                sum += ranks.weight(rank + i, counting);
            }
            return sum / (equals + 1);
        }
    }

    // ---------------------------------------------------------------- which

    /** The worst child. */
    record Min() implements ByRank {

        @Override
        public double weight(int rank, int counting) {
            return rank == counting - 1 ? 1 : 0;
        }

        @Override
        public double of(double[] nodes, int[] children, double[] weights, int offset) {
            double least = Double.NaN;
            for (int child : children) {
                least = Double.isNaN(least) || nodes[child] < least ? nodes[child] : least;
            }
            return least;
        }
    }

    /** The best child. */
    record Max() implements ByRank {

        @Override
        public double weight(int rank, int counting) {
            return rank == 0 ? 1 : 0;
        }

        @Override
        public double of(double[] nodes, int[] children, double[] weights, int offset) {
            double most = Double.NaN;
            for (int child : children) {
                most = Double.isNaN(most) || nodes[child] > most ? nodes[child] : most;
            }
            return most;
        }
    }

    /** @param weights by rank, 0 or more, summing to 1; @param sums of the first 0, 1, 2 … of them */
    record Owa(List<Double> weights, List<Double> sums) implements ByRank {

        public Owa {
            weights = List.copyOf(weights);
            sums = List.copyOf(sums);
        }

        /** @param weights by rank, 0 or more, not all 0; on any scale */
        static Owa of(List<Double> weights) {
            double total = 0;
            for (double weight : weights) {
                total += weight;
            }
            var shares = new Double[weights.size()];
            var sums = new Double[weights.size() + 1];
            sums[0] = 0.0;
            for (int i = 0; i < shares.length; i++) {
                shares[i] = weights.get(i) / total;
                sums[i + 1] = sums[i] + shares[i];
            }
            return new Owa(List.of(shares), List.of(sums));
        }

        @Override
        public double weight(int rank, int counting) {
            return counting == weights.size()
                    ? weights.get(rank)
                    : upTo((double) (rank + 1) / counting) - upTo((double) rank / counting);
        }

        /** The weight of the best ranks, as many as are this share of all. */
        private double upTo(double share) {
            double ranks = share * weights.size();
            int whole = Math.min((int) ranks, weights.size() - 1);
            return sums.get(whole) + (ranks - whole) * weights.get(whole);
        }
    }
}
