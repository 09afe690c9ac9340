package org.minikisa.classification.api.learning;

import java.util.Arrays;

/**
 * A sparse vector of length 1 (or 0 for a text without features).
 *
 * @param index ascending
 * @param value as many
 */
public record Features(int[] index, float[] value) {

    public Features {
        if (index.length != value.length) {
            throw new IllegalArgumentException(index.length + " indices, " + value.length + " values");
        }
    }

    /** From -1 to 1; 0 where one has no features. */
    public double cosine(Features other) {
        double sum = 0;
        for (int i = 0, j = 0; i < index.length && j < other.index.length; ) {
            if (index[i] == other.index[j]) {
                sum += value[i++] * other.value[j++];
            } else if (index[i] < other.index[j]) {
                i++;
            } else {
                j++;
            }
        }
        return sum;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Features f && Arrays.equals(index, f.index) && Arrays.equals(value, f.value);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(index) + Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return "Features[" + index.length + "]";
    }
}
