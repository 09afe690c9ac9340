package org.minikisa.impact.core;

import java.util.List;
import java.util.function.Supplier;

import org.minikisa.impact.core.sampling.Response;
import org.minikisa.impact.core.sampling.Uncertain;

/** One value of {@code F}, of x1 or of x1 with x2, some of whose inputs are uncertain. */
interface UncertainIndex {

    List<UncertainInput> inputs();

    /** To drawn inputs, in their order. */
    Supplier<Response> response();

    /** With one input as drawn and all else as written; what is unknown counts as it does in an assessment. */
    double with(UncertainInput input, double drawn);

    /** A drawn input as a number that people can read. */
    default double shown(UncertainInput input, double drawn) {
        return input.domain().number(drawn);
    }

    /** Whether several threads may ask at once. */
    boolean isShared();

    default Uncertain number() {
        return new Uncertain(inputs().stream().map(UncertainInput::input).toList(), response(), isShared());
    }
}
