package org.minikisa.impact.core.sampling;

/** What comes of the values of the inputs. One per thread; equal values give equal bits. */
@FunctionalInterface
public interface Response {

    /** @param inputs in their order; not to be kept or changed. @return {@link Double#NaN} where it is undefined */
    double at(double[] inputs);
}
