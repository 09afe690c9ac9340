package org.minikisa.runtime.plugins.guard;

import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.runtime.plugins.guard.Guard.Breach;

/** A function of a plug-in: it takes and gives what it said when it came. */
final class GuardedFunction implements ImpactFunction {

    private final Guard guard;
    private final Said said;

    private record Said(int arity, double least, double greatest) {}

    /** Asks it what it takes and gives, on this thread. */
    GuardedFunction(Guard guard) {
        this.guard = guard;
        this.said = guard.ask(
                ImpactFunction.class,
                new Question.Describe(),
                function -> new Said(function.arity(), function.least(), function.greatest()));
    }

    @Override
    public int arity() {
        return said.arity;
    }

    @Override
    public double apply(double... arguments) {
        double[] kept = arguments.clone();
        return guard.ask(
                ImpactFunction.class, new Question.Apply(kept), function -> checked(function.apply(arguments)));
    }

    @Override
    public double least() {
        return said.least;
    }

    @Override
    public double greatest() {
        return said.greatest;
    }

    private Double checked(double value) throws Breach {
        if (!Double.isFinite(value)) {
            throw new Breach("impact.function.value", guard.offer().name(), Double.toString(value), "a finite number");
        }
        if (!(said.least <= value && value <= said.greatest)) {
            throw new Breach(
                    "impact.function.bounds",
                    guard.offer().name(),
                    Double.toString(value),
                    "a number from " + said.least + " to " + said.greatest + ", as the function says of itself");
        }
        return value;
    }
}
