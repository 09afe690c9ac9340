package org.minikisa.classification.linear;

import java.util.Arrays;

/**
 * What corrections changed of the weights: rows of the labels' changes by feature. Immutable; a new one shares with the one before all
 * that did not change, so that it costs what the corrected text has of features and not what was corrected before.
 */
final class Corrections {

    static final Corrections NONE = new Corrections(null, null);

    private static final int BITS = 5;
    private static final int FAN = 1 << BITS;
    private static final int LEVELS = 6;

    /** A trie: {@value #LEVELS} levels of 32, leaves are {@code float[]}. */
    private final Object[] root;

    private final float[] bias;

    private Corrections(Object[] root, float[] bias) {
        this.root = root;
        this.bias = bias;
    }

    /** Adds what was changed to the margins of a text. */
    void addTo(float[] margins, Encoded text) {
        if (root == null) {
            return;
        }
        for (int l = 0; l < margins.length; l++) {
            margins[l] += Descent.BIAS * bias[l];
        }
        for (int k = 0; k < text.index().length; k++) {
            float[] row = row(text.index()[k]);
            if (row != null) {
                float v = text.value()[k];
                for (int l = 0; l < margins.length; l++) {
                    margins[l] += v * row[l];
                }
            }
        }
    }

    /** The change of one weight. */
    float of(int feature, int label) {
        float[] row = row(feature);
        return row == null ? 0 : row[label];
    }

    private float[] row(int feature) {
        Object[] node = root;
        for (int shift = BITS * (LEVELS - 1); shift > 0; shift -= BITS) {
            if (node == null) {
                return null;
            }
            node = (Object[]) node[feature >>> shift & FAN - 1];
        }
        return node == null ? null : (float[]) node[feature & FAN - 1];
    }

    /** @param step for each label, what is added for a value of 1 */
    Corrections plus(Encoded text, float[] step) {
        Object[] changed = root;
        for (int k = 0; k < text.index().length; k++) {
            changed = with(changed, BITS * (LEVELS - 1), text.index()[k], text.value()[k], step);
        }
        return new Corrections(changed, sum(bias, Descent.BIAS, step));
    }

    private static Object[] with(Object[] node, int shift, int feature, float value, float[] step) {
        Object[] copy = node == null ? new Object[FAN] : node.clone();
        int at = feature >>> shift & FAN - 1;
        copy[at] = shift == 0
                ? sum((float[]) copy[at], value, step)
                : with((Object[]) copy[at], shift - BITS, feature, value, step);
        return copy;
    }

    private static float[] sum(float[] row, float times, float[] step) {
        float[] sum = row == null ? new float[step.length] : Arrays.copyOf(row, row.length);
        for (int l = 0; l < sum.length; l++) {
            sum[l] += times * step[l];
        }
        return sum;
    }
}
