package org.minikisa.classification.linear;

import java.util.Arrays;

/**
 * A vector with few values other than 0.
 *
 * @param index ascending
 */
record SparseVector(int[] index, float[] value) {

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
