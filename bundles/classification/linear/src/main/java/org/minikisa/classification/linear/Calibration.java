package org.minikisa.classification.linear;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Makes probabilities of margins: softmax of {@code margin * slope}, where the slope depends a little on how sure the text looks,
 * for one temperature (Guo et al., "On Calibration of Modern Neural Networks", ICML 2017, section 4.2) leaves the middle too sure.
 * Fitted on margins of texts that were held out. All margins of a text are multiplied by the same, so what was added up stays added
 * up.
 *
 * @param slope nats for a margin of 1
 * @param bend by how much steeper, as a logarithm, for a text that looks certain than for one that looks even; flatter for the others
 * @param familiar the highest margin above which nineteen in twenty of the held-out texts lie
 */
record Calibration(double slope, double bend, double familiar) {

    private static final double GOLDEN = 0.6180339887498949;
    private static final double FOREIGN = 0.05;

    /** Log probabilities of a text. */
    double[] logProbabilities(float[] margins) {
        return logSoftmax(margins, slopeOf(margins));
    }

    /** What a margin of 1 is worth, in nats, for a text with these margins. */
    double slopeOf(float[] margins) {
        return slopeOf(margins, slope, bend);
    }

    private static double slopeOf(float[] margins, double slope, double bend) {
        if (bend == 0) {
            return slope;
        }
        double highest = highest(margins);
        double sum = 0;
        for (float margin : margins) {
            sum += Math.exp((margin - highest) * slope);
        }
        return slope * Math.exp(bend * (2 / sum - 1));
    }

    static double highest(float[] margins) {
        float highest = margins[0];
        for (float margin : margins) {
            highest = Math.max(highest, margin);
        }
        return highest;
    }

    private static double[] logSoftmax(float[] margins, double slope) {
        double highest = highest(margins);
        double sum = 0;
        for (float margin : margins) {
            sum += Math.exp((margin - highest) * slope);
        }
        double log = Math.log(sum);
        double[] result = new double[margins.length];
        for (int l = 0; l < result.length; l++) {
            result[l] = (margins[l] - highest) * slope - log;
        }
        return result;
    }

    /**
     * @param margins of held-out texts
     * @param weights what each of them counts
     */
    static Calibration fit(float[][] margins, int[] truth, double[] weights) {
        var valley = new Valley(margins, truth, weights);
        double slope = StrictMath.exp(lowest(-4, 5, x -> valley.loss(StrictMath.exp(x), 0)));
        double bend = 0;
        for (int round = 0; round < 2; round++) {
            double s = slope;
            bend = lowest(-1, 1, x -> valley.loss(s, x));
            double b = bend;
            double log = StrictMath.log(slope);
            slope = StrictMath.exp(lowest(log - 0.7, log + 0.7, x -> valley.loss(StrictMath.exp(x), b)));
        }
        double[] highest = Arrays.stream(margins)
                .mapToDouble(Calibration::highest)
                .sorted()
                .toArray();
        return new Calibration(slope, bend, highest[(int) (highest.length * FOREIGN)]);
    }

    /** Golden-section search. */
    private static double lowest(double from, double to, DoubleUnaryOperator loss) {
        double low = from;
        double high = to;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = loss.applyAsDouble(left);
        double atRight = loss.applyAsDouble(right);
        while (high - low > 0.01) {
            if (atLeft <= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = loss.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = loss.applyAsDouble(right);
            }
        }
        return (low + high) / 2;
    }

    /** How improbable the truth is, and how improbable it is that the best label is right or wrong as it is. */
    private record Valley(float[][] margins, int[] truth, double[] weights) {

        double loss(double slope, double bend) {
            double loss = 0;
            for (int i = 0; i < margins.length; i++) {
                double[] log = logSoftmax(margins[i], slopeOf(margins[i], slope, bend));
                double best = Double.NEGATIVE_INFINITY;
                for (double each : log) {
                    best = Math.max(best, each);
                }
                boolean right = log[truth[i]] == best;
                loss -= weights[i] * (log[truth[i]] + (right ? best : Math.log(Math.max(1e-12, -Math.expm1(best)))));
            }
            return loss;
        }
    }
}
