package org.minikisa.impact.core.gap;

import java.util.function.IntToDoubleFunction;

/**
 * The Shapley value: what each player makes of the whole, as the mean over all orders in which they can come (Shapley,
 * A Value for n-Person Games, 1953). No order is preferred, and the values sum to the whole.
 */
final class Shapley {

    private Shapley() {}

    /**
     * @param players at most 20; each costs a doubling
     * @param worth of a set of players, as bits; asked once for each set
     */
    static double[] values(int players, IntToDoubleFunction worth) {
        var worths = new double[1 << players];
        for (int set = 0; set < worths.length; set++) {
            worths[set] = worth.applyAsDouble(set);
        }
        var values = new double[players];
        for (int player = 0; player < players; player++) {
            for (int set = 0; set < worths.length; set++) {
                if ((set & 1 << player) == 0) {
                    values[player] +=
                            weight(Integer.bitCount(set), players) * (worths[set | 1 << player] - worths[set]);
                }
            }
        }
        return values;
    }

    /** The share of orders in which exactly these come before: {@code s! (n-s-1)! / n!}. */
    private static double weight(int before, int players) {
        double weight = 1.0 / players;
        for (int i = 1; i <= before; i++) {
            weight *= (double) i / (players - i);
        }
        return weight;
    }
}
