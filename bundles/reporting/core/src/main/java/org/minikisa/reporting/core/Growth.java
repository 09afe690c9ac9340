package org.minikisa.reporting.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether counts grew, by statistics that hold for small ones.
 *
 * <p>A theme is compared with all that came in: given how many came in each time, and how many are about the theme, the number in the window
 * is hypergeometric while its share stays the same (R. A. Fisher, The logic of inductive inference, 1935). Holidays, and a year in which
 * everything grows, are in both and go out.
 */
final class Growth {

    private final int allNow;
    private final int allBefore;

    /** By number; made once, so that a long list costs no more than its length. */
    private final double[] logFactorials;

    /** @param allNow contacts in the window; the compared ones are among them, likewise before */
    Growth(int allNow, int allBefore) {
        this.allNow = allNow;
        this.allBefore = allBefore;
        this.logFactorials = new double[allNow + allBefore + 1];
        for (int i = 2; i < logFactorials.length; i++) {
            logFactorials[i] = logFactorials[i - 1] + StrictMath.log(i);
        }
    }

    /** How probable it is that as many or more of a theme fall into the window while its share of all stays the same. */
    double probability(int now, int before) {
        int ofTheme = now + before;
        int least = Math.max(now, ofTheme - allBefore);
        double all = logChoose(allNow + allBefore, allNow);
        double sum = 0;
        // the smallest first, so that nothing is lost
        for (int k = Math.min(ofTheme, allNow); k >= least; k--) {
            sum += StrictMath.exp(logChoose(ofTheme, k) + logChoose(allNow + allBefore - ofTheme, allNow - k) - all);
        }
        return Math.min(1, sum);
    }

    private double logChoose(int n, int k) {
        return logFactorials[n] - logFactorials[k] - logFactorials[n - k];
    }

    /**
     * How probable it is that, of so many contacts in two times, as many or more fall into the window while the rate per day stays the
     * same: the upper tail of a binomial distribution (J. Przyborowski, H. Wilenski, Homogeneity of results in testing samples from Poisson
     * series, Biometrika 31, 1940).
     *
     * @param share of the window in all days, between 0 and 1
     */
    static double ofRate(int now, int before, double share) {
        var counts = new Growth(now, before);
        double sum = 0;
        for (int k = now + before; k >= now; k--) {
            sum += StrictMath.exp(counts.logChoose(now + before, k)
                    + k * StrictMath.log(share)
                    + (now + before - k) * StrictMath.log1p(-share));
        }
        return Math.min(1, sum);
    }

    /** Adjusted by the step-up of Y. Benjamini and Y. Hochberg, Controlling the false discovery rate, 1995; in the same order. */
    static double[] adjusted(double[] probabilities) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, probabilities.length).boxed().toList());
        order.sort(Comparator.comparingDouble(i -> probabilities[i]));
        double[] adjusted = new double[probabilities.length];
        double least = 1;
        for (int rank = order.size(); rank >= 1; rank--) {
            int i = order.get(rank - 1);
            least = Math.min(least, probabilities[i] * order.size() / rank);
            adjusted[i] = least;
        }
        return adjusted;
    }

    /**
     * Log-likelihood ratio of two shares, 2 Σ O ln(O/E) over the four cells (T. Dunning, Accurate methods for the statistics of surprise
     * and coincidence, 1993); 0 where the first share is not the greater one.
     */
    static double g2(int a, int ofA, int b, int ofB) {
        if ((long) a * ofB <= (long) b * ofA) {
            return 0;
        }
        double share = (double) (a + b) / (ofA + ofB);
        return 2
                * (part(a, ofA * share)
                        + part(b, ofB * share)
                        + part(ofA - a, ofA * (1 - share))
                        + part(ofB - b, ofB * (1 - share)));
    }

    private static double part(double observed, double expected) {
        return observed == 0 ? 0 : observed * StrictMath.log(observed / expected);
    }
}
