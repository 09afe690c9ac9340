package org.minikisa.impact.core.sampling;

import java.util.Arrays;
import java.util.List;

import org.minikisa.impact.api.analysis.Spread;

/** Draws in figures. */
public final class Spreads {

    private Spreads() {}

    /** @param draws at least one, all of them numbers; are sorted */
    public static Spread of(double[] draws) {
        double mean = mean(draws);
        double sd = deviation(draws, mean);
        Arrays.sort(draws);
        return new Spread(
                mean,
                sd,
                draws[0],
                quantile(draws, 0.025),
                quantile(draws, 0.5),
                quantile(draws, 0.975),
                draws[draws.length - 1]);
    }

    /** From the first one on, so that equal draws have exactly their value as their mean. */
    private static double mean(double[] draws) {
        double sum = 0;
        for (double draw : draws) {
            sum += draw - draws[0];
        }
        return draws[0] + sum / draws.length;
    }

    private static double deviation(double[] draws, double mean) {
        double squares = 0;
        for (double draw : draws) {
            squares += (draw - mean) * (draw - mean);
        }
        return draws.length == 1 ? 0 : StrictMath.sqrt(squares / (draws.length - 1));
    }

    /** Type 7 of Hyndman and Fan (1996). */
    static double quantile(double[] sorted, double share) {
        double place = (sorted.length - 1) * share;
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** How many draws lie in each of equal parts from the least to the greatest; all in the first when they are equal. */
    public static List<Long> histogram(double[] draws, int parts) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (double draw : draws) {
            least = Math.min(least, draw);
            greatest = Math.max(greatest, draw);
        }
        var counts = new long[parts];
        for (double draw : draws) {
            int part = greatest > least ? (int) ((draw - least) / (greatest - least) * parts) : 0;
            counts[Math.min(part, parts - 1)]++;
        }
        return Arrays.stream(counts).boxed().toList();
    }
}
