package org.minikisa.classification.linear;

import java.util.Arrays;

/**
 * Texts as they are learnt from: features that several texts have are numbered by how many have them, so that what is read often lies
 * together. What a feature that only one text has says of that text follows from the text's own dual variables, so of those only the
 * sum of squares is needed until the end; they are most of all features.
 *
 * @param vectors the texts
 * @param index for each text the numbers of its features that others have as well
 * @param value as many
 * @param own for each text the sum of squares of the features that no other text has
 * @param rowOf for each feature its number, or -1 where only one text has it
 * @param size how many features several texts have
 */
record Rows(SparseVector[] vectors, int[][] index, float[][] value, float[] own, int[] rowOf, int size) {

    static Rows of(SparseVector[] vectors, int features) {
        int[] texts = new int[features];
        for (SparseVector vector : vectors) {
            for (int feature : vector.index()) {
                texts[feature]++;
            }
        }
        int[] rowOf = byCommonness(texts, vectors.length);
        var rows = new Rows(
                vectors, new int[vectors.length][], new float[vectors.length][], new float[vectors.length], rowOf, (int)
                        Arrays.stream(rowOf).filter(row -> row >= 0).count());
        for (int i = 0; i < vectors.length; i++) {
            rows.place(i);
        }
        return rows;
    }

    private static int[] byCommonness(int[] texts, int most) {
        int[] next = new int[most + 2];
        for (int count : texts) {
            next[count]++;
        }
        int before = 0;
        for (int count = most; count > 1; count--) {
            int here = next[count];
            next[count] = before;
            before += here;
        }
        return Arrays.stream(texts).map(count -> count > 1 ? next[count]++ : -1).toArray();
    }

    private void place(int i) {
        SparseVector x = vectors[i];
        int[] rows = new int[x.index().length];
        float[] values = new float[rows.length];
        int shared = 0;
        for (int k = 0; k < rows.length; k++) {
            float v = x.value()[k];
            int row = rowOf[x.index()[k]];
            if (row < 0) {
                own[i] += v * v;
            } else {
                rows[shared] = row;
                values[shared++] = v;
            }
        }
        index[i] = Arrays.copyOf(rows, shared);
        value[i] = Arrays.copyOf(values, shared);
    }
}
