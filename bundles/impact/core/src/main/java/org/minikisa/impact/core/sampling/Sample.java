package org.minikisa.impact.core.sampling;

import java.util.List;

/** A stretch of draws, column by column, filled anew for each stretch. Confined to one thread. */
final class Sample {

    private final Quantile[] quantiles;
    private final Uniforms[] uniforms;
    private final double[][] columns;

    Sample(List<Input> inputs, long seed, Uniforms.Matrix matrix) {
        quantiles = inputs.stream().map(Input::quantile).toArray(Quantile[]::new);
        uniforms = inputs.stream()
                .map(input -> new Uniforms(seed, matrix, input.id()))
                .toArray(Uniforms[]::new);
        columns = new double[quantiles.length][Chunks.SIZE];
    }

    /** Fills the first {@code count} rows. */
    void fill(long from, int count) {
        for (int input = 0; input < columns.length; input++) {
            uniforms[input].fill(from, columns[input], count);
            quantiles[input].fill(columns[input], count);
        }
    }

    void row(int row, double[] into) {
        for (int input = 0; input < columns.length; input++) {
            into[input] = columns[input][row];
        }
    }
}
