package org.minikisa.impact.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A function that the formulas of models may name. Whiteboard service; a model says which functions and versions it
 * needs, is served while all of them are there, and has their trust.
 *
 * <pre>
 * &#64;Component
 * &#64;ImpactFunctionService(name = "noise_load", version = "1.0.0")
 * public class NoiseLoad implements ImpactFunction { … }
 * </pre>
 *
 * <p>A pure function: same arguments, same value, bit for bit; asked from several threads at once. One that throws or
 * gives no finite number makes the assessment fail, with its name.
 */
@ConsumerType
public interface ImpactFunction {

    /** Service property: its name in formulas, {@code [a-z][a-z0-9_]*}, none of the language's own words. */
    String NAME = "minikisa.impact.function.name";

    /** Service property: its version, {@code major.minor.patch}. */
    String VERSION = "minikisa.impact.function.version";

    /** How many arguments it takes, 1 to 16. */
    int arity();

    /** @param arguments as many as {@link #arity}, finite */
    double apply(double... arguments);

    /** No value is less; it makes the interval of unknown answers finite. */
    default double least() {
        return Double.NEGATIVE_INFINITY;
    }

    /** No value is greater. */
    default double greatest() {
        return Double.POSITIVE_INFINITY;
    }
}
