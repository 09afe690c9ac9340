package org.minikisa.classification.linear;

/**
 * One border per label.
 *
 * @param weights {@code weights[feature * labels + label]}
 * @param bias one for each label, for a feature of {@link Descent#BIAS}
 */
record Borders(int labels, float[] weights, float[] bias) {

    /** How many of these features were learnt; they come first. */
    int known(int[] index) {
        int known = index.length;
        int features = weights.length / labels;
        while (known > 0 && index[known - 1] >= features) {
            known--;
        }
        return known;
    }

    /** How far a text lies on each label's side of its border. */
    float[] margins(int[] index, float[] value, int known) {
        float[] margins = bias.clone();
        for (int l = 0; l < labels; l++) {
            margins[l] *= Descent.BIAS;
        }
        add(index, value, known, weights, margins);
        return margins;
    }

    static void add(int[] index, float[] value, int known, float[] weights, float[] margins) {
        int labels = margins.length;
        for (int k = 0; k < known; k++) {
            int row = index[k] * labels;
            float v = value[k];
            for (int l = 0; l < labels; l++) {
                margins[l] += v * weights[row + l];
            }
        }
    }

    /** Adds others to these, in place. */
    Borders plus(Borders others, float times) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] += times * others.weights[i];
        }
        for (int l = 0; l < labels; l++) {
            bias[l] += times * others.bias[l];
        }
        return this;
    }
}
