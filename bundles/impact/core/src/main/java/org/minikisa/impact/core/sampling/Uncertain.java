package org.minikisa.impact.core.sampling;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A number that hangs on uncertain inputs.
 *
 * @param response makes one for each thread
 * @param isShared whether several threads may ask; false where somebody watches the one that does
 */
public record Uncertain(List<Input> inputs, Supplier<Response> response, boolean isShared) {

    /** How many values are worth a second thread. */
    private static final double WORTHWHILE = 1e6;

    public Uncertain(List<Input> inputs, Supplier<Response> response) {
        this(inputs, response, true);
    }

    public Uncertain {
        inputs = List.copyOf(inputs);
        Objects.requireNonNull(response, "response");
    }

    /** @param values how many are drawn or laid in in all */
    int threads(double values) {
        return isShared && values >= WORTHWHILE ? Runtime.getRuntime().availableProcessors() : 1;
    }
}
