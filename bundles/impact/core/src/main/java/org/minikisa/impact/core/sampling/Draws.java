package org.minikisa.impact.core.sampling;

/** Many draws of a number that hangs on uncertain inputs. */
public final class Draws {

    private Draws() {}

    /** @return by draw; {@link Double#NaN} where it is undefined */
    public static double[] of(Uncertain number, long seed, int draws) {
        var values = new double[draws];
        int inputs = number.inputs().size();
        Chunks.run(draws, number.threads((double) draws * inputs), () -> {
            var sample = new Sample(number.inputs(), seed, Uniforms.Matrix.A);
            var response = number.response().get();
            var row = new double[inputs];
            return (chunk, from, count) -> {
                sample.fill(from, count);
                for (int i = 0; i < count; i++) {
                    sample.row(i, row);
                    values[(int) from + i] = response.at(row);
                }
            };
        });
        return values;
    }

    /** What the inputs are in one draw, in their order. */
    public static double[] inputs(Uncertain number, long seed, long draw) {
        return number.inputs().stream()
                .mapToDouble(input -> input.quantile().at(new Uniforms(seed, Uniforms.Matrix.A, input.id()).at(draw)))
                .toArray();
    }
}
