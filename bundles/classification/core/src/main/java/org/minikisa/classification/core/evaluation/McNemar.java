package org.minikisa.classification.core.evaluation;

/**
 * The exact test of Q. McNemar (Note on the sampling error of the difference between correlated proportions, 1947): of the texts on
 * which two models differ, each is as probably won by the one as by the other if both are as good.
 */
final class McNemar {

    private McNemar() {}

    /** Two-sided: twice the binomial tail with p = 1/2, at most 1. */
    static double pValue(int onlyFirst, int onlySecond) {
        int n = onlyFirst + onlySecond;
        int least = Math.min(onlyFirst, onlySecond);
        double logTerm = -n * Math.log(2);
        double tail = 0;
        for (int k = 0; k <= least; k++) {
            tail += Math.exp(logTerm);
            logTerm += Math.log(n - k) - Math.log(k + 1.0);
        }
        return Math.min(1, 2 * tail);
    }
}
