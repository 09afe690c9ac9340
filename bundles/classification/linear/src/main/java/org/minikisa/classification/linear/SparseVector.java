package org.minikisa.classification.linear;

import java.util.Arrays;

/**
 * A vector with few values other than 0.
 *
 * @param index ascending
 */
record SparseVector(int[] index, float[] value) {

    double dot(double[] dense) {
        double sum = 0;
        for (int i = 0; i < index.length; i++) {
            sum += value[i] * dense[index[i]];
        }
        return sum;
    }

    void addTo(double[] dense, double factor) {
        for (int i = 0; i < index.length; i++) {
            dense[index[i]] += factor * value[i];
        }
    }

    /** What is known of a text. */
    static SparseVector of(Encoded text) {
        return new SparseVector(Arrays.copyOf(text.index(), text.known()), Arrays.copyOf(text.value(), text.known()));
    }

    double squaredNorm() {
        double sum = 0;
        for (float v : value) {
            sum += (double) v * v;
        }
        return sum;
    }
}
