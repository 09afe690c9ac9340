package org.minikisa.impact.core.sampling;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** A number that hangs on uncertain inputs. @param response makes one for each thread */
public record Uncertain(List<Input> inputs, Supplier<Response> response) {

    public Uncertain {
        inputs = List.copyOf(inputs);
        Objects.requireNonNull(response, "response");
    }
}
