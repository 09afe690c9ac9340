package org.minikisa.classification.linear;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What corrections changed of the weights, and the corrected texts. Immutable; a new one shares with the one before all that did not
 * change, so that it costs what the corrected text has of features and not what was corrected before.
 *
 * @param changes rows of the labels' changes by feature
 * @param bias the labels' changes of the bias
 * @param texts the latest corrected texts with their part in the changes
 * @param count how many corrections there were
 */
record Corrections(Trie<float[]> changes, float[] bias, Trie<Corrected> texts, int count) {

    static final Corrections NONE = new Corrections(Trie.empty(), new float[0], Trie.empty(), 0);

    /** So many texts are kept for looking at them again; the others stay learnt. */
    private static final int KEPT = 1_000;

    /** How many earlier ones each correction looks at again, so that they are not unlearnt (measured: see the README). */
    private static final int AGAIN = 8;

    /** What a wrong side of a border costs: low, for single corrections may contradict each other. */
    private static final double COST = 10;

    /**
     * @param right number of the label
     * @param alpha dual variables, one for each label
     */
    private record Corrected(int[] index, float[] value, int right, float[] alpha) {}

    /** Adds what was changed to the margins of a text. */
    void addTo(float[] margins, int[] index, float[] value) {
        if (count == 0) {
            return;
        }
        for (int l = 0; l < margins.length; l++) {
            margins[l] += Descent.BIAS * bias[l];
        }
        for (int k = 0; k < index.length; k++) {
            float[] row = changes.get(index[k]);
            if (row != null) {
                float v = value[k];
                for (int l = 0; l < margins.length; l++) {
                    margins[l] += v * row[l];
                }
            }
        }
    }

    /** The change of one weight. */
    float of(int feature, int label) {
        float[] row = changes.get(feature);
        return row == null ? 0 : row[label];
    }

    /**
     * One correction more: a step of the descent by which the borders were learnt, for this text, and one for some of the earlier
     * ones, drawn by their number.
     *
     * @param slope nats for a margin of 1
     */
    Corrections plus(Borders borders, double slope, Encoded text, int right) {
        var corrected = new Corrected(text.index(), text.value(), right, new float[borders.labels()]);
        float[] bias = count == 0 ? new float[borders.labels()] : this.bias;
        Corrections learnt = new Corrections(changes, bias, texts, count + 1).visited(count, corrected, borders, slope);
        var random = new SplittableRandom(count);
        for (int n = 0; n < Math.min(AGAIN, count); n++) {
            int earlier = count - 1 - random.nextInt(Math.min(count, KEPT - 1));
            learnt = learnt.visited(earlier, learnt.texts.get(earlier % KEPT), borders, slope);
        }
        return learnt;
    }

    private Corrections visited(int number, Corrected text, Borders borders, double slope) {
        float[] margins = borders.margins(text.index, text.value, borders.known(text.index));
        addTo(margins, text.index, text.value);
        double curvature = Descent.BIAS * Descent.BIAS + (text.index.length > 0 ? 1 : 0);
        float[] alpha = text.alpha.clone();
        float[] step = new float[alpha.length];
        for (int l = 0; l < alpha.length; l++) {
            int sign = l == text.right ? 1 : -1;
            float to = (float) Descent.newton(alpha[l], sign * margins[l] * slope, curvature, COST);
            step[l] = (float) (sign * (to - alpha[l]) / slope);
            alpha[l] = to;
        }
        var visited = new Corrected(text.index, text.value, text.right, alpha);
        return moved(text.index, text.value, step).with(number, visited);
    }

    private Corrections with(int number, Corrected text) {
        return new Corrections(changes, bias, texts.with(number % KEPT, text), count);
    }

    /** @param step for each label, what is added for a value of 1 */
    Corrections moved(int[] index, float[] value, float[] step) {
        Trie<float[]> moved = changes;
        for (int k = 0; k < index.length; k++) {
            moved = moved.with(index[k], sum(moved.get(index[k]), value[k], step));
        }
        return new Corrections(moved, sum(bias, Descent.BIAS, step), texts, count);
    }

    private static float[] sum(float[] row, float times, float[] step) {
        float[] sum = row == null ? new float[step.length] : Arrays.copyOf(row, row.length);
        for (int l = 0; l < sum.length; l++) {
            sum[l] += times * step[l];
        }
        return sum;
    }
}
