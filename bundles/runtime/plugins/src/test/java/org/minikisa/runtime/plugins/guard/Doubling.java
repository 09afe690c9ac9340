package org.minikisa.runtime.plugins.guard;

import org.minikisa.impact.api.ImpactFunction;

/** A function that behaves. */
class Doubling implements ImpactFunction {

    @Override
    public int arity() {
        return 1;
    }

    @Override
    public double apply(double... arguments) {
        return 2 * arguments[0];
    }
}
