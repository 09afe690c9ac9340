package org.minikisa.reporting.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Whether counts grew, by statistics that hold for small ones. */
final class Growth {

    private Growth() {}

    /**
     * How probable it is that, of so many contacts in two times, as many or more fall into the window while the rate stays the same: the
     * upper tail of a binomial distribution (J. Przyborowski, H. Wilenski, Homogeneity of results in testing samples from Poisson series,
     * Biometrika 31, 1940).
     *
     * @param share of the window in all days, between 0 and 1
     */
    static double probability(int now, int before, double share) {
        int all = now + before;
        double sum = 0;
        // the smallest first, so that nothing is lost
        for (int k = all; k >= now; k--) {
            sum += StrictMath.exp(logChoose(all, k) + k * StrictMath.log(share) + (all - k) * StrictMath.log1p(-share));
        }
        return Math.min(1, sum);
    }

    private static double logChoose(int n, int k) {
        double sum = 0;
        for (int i = 1; i <= Math.min(k, n - k); i++) {
            sum += StrictMath.log((double) (n - i + 1) / i);
        }
        return sum;
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
