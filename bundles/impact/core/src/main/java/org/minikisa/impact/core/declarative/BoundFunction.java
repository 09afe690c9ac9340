package org.minikisa.impact.core.declarative;

import java.util.Objects;

import org.minikisa.impact.api.FunctionNeed;
import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.problem.api.InvalidInputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A function of a plug-in, as formulas call it: whatever it does, its caller gets a finite number or a refusal that names
 * it. One that gave no answer in time is not asked again.
 */
public final class BoundFunction {

    private static final Logger LOG = LoggerFactory.getLogger(BoundFunction.class);
    private static final int ANY_NUMBER = -1;

    private final String name;
    private final String version;
    private final String digest;
    private final int arity;
    private final Range values;
    /** Null before it comes and once it has gone: nothing holds on to the classes of a plug-in that left. */
    private volatile ImpactFunction function;

    private volatile boolean givenUp;

    private BoundFunction(
            String name, String version, String digest, ImpactFunction function, int arity, Range values) {
        this.name = Objects.requireNonNull(name, "name");
        this.version = Objects.requireNonNull(version, "version");
        this.digest = Objects.requireNonNull(digest, "digest");
        this.function = function;
        this.arity = arity;
        this.values = values;
    }

    /**
     * Asks a function once what it is.
     *
     * @param digest SHA-256 of the content of its bundle
     * @throws IllegalArgumentException when its least value is not below its greatest
     */
    public static BoundFunction of(String name, String version, String digest, ImpactFunction function) {
        return new BoundFunction(
                name, version, digest, function, function.arity(), new Range(function.least(), function.greatest()));
    }

    /** Stands for one that will come, with any number of arguments. */
    static BoundFunction awaited(FunctionNeed need) {
        return new BoundFunction(need.name(), need.version(), "", null, ANY_NUMBER, Range.ALL);
    }

    public String name() {
        return name;
    }

    public String version() {
        return version;
    }

    /** SHA-256 of the content of its bundle, lower-case hex. */
    public String digest() {
        return digest;
    }

    /** How many arguments it takes. */
    public int arity() {
        return arity;
    }

    boolean takes(int arguments) {
        return arity == ANY_NUMBER || arity == arguments;
    }

    boolean isAwaited() {
        return arity == ANY_NUMBER;
    }

    boolean isThere() {
        return function != null;
    }

    /** Its plug-in has gone: models that still call it are refused an answer. */
    public void release() {
        function = null;
    }

    /**
     * NaN where an argument has no value.
     *
     * @throws InvalidInputException when the function throws, gives no finite number, one beyond its own bounds, or none
     *     in time
     */
    double call(double[] arguments) {
        for (double argument : arguments) {
            if (!Double.isFinite(argument)) {
                return Double.NaN;
            }
        }
        var present = function;
        if (present == null) {
            throw refused(
                    FunctionsFormat.MISSING,
                    "no function " + name,
                    name + " in version " + version,
                    "Deploy the bundle that brings it, or see with kisa:plugins whether it was quarantined.");
        }
        if (givenUp) {
            throw late();
        }
        return OwnTime.call(this, () -> checked(present, arguments));
    }

    /** Its value where all arguments are known, else all it can give. */
    Range range(Range[] arguments) {
        var points = new double[arguments.length];
        for (int i = 0; i < points.length; i++) {
            if (isAwaited() || !arguments[i].isPoint()) {
                return values;
            }
            points[i] = arguments[i].low();
        }
        double value = call(points);
        return Double.isNaN(value) ? Range.ALL : Range.of(value);
    }

    /** It has not answered for too long, and has the thread it was asked on for good. */
    InvalidInputException giveUp() {
        givenUp = true;
        LOG.error("function {} {} gave no answer within {}; it is not asked again", name, version, OwnTime.PATIENCE);
        return late();
    }

    private double checked(ImpactFunction present, double[] arguments) {
        double value;
        try {
            value = OwnTime.guarded(() -> present.apply(arguments));
        } catch (InvalidInputException e) {
            // of its guard, in words already
            throw new InvalidInputException("assessment", e.problems());
        } catch (OwnTime.Threw e) {
            LOG.error("function {} {} threw", name, version, e);
            throw refused(
                    "impact.function.threw",
                    e.toString(),
                    "a finite number",
                    "Mend the function, or deploy a version that works; models without it are not affected.");
        }
        if (!Double.isFinite(value)) {
            throw refused(
                    "impact.function.value",
                    Double.toString(value),
                    "a finite number",
                    "Mend the function, or deploy a version that works; models without it are not affected.");
        }
        if (!values.contains(value)) {
            throw refused(
                    "impact.function.bounds",
                    Double.toString(value),
                    "a number from " + values.low() + " to " + values.high() + ", as the function says of itself",
                    "Mend the function's least() and greatest().");
        }
        return value;
    }

    private InvalidInputException late() {
        return refused(
                "impact.function.late",
                "no answer within " + OwnTime.PATIENCE.toSeconds() + " s",
                "an answer; functions need microseconds",
                "Mend the function and deploy it anew: until then it is not asked again.");
    }

    private InvalidInputException refused(String code, String found, String expected, String remedy) {
        return InvalidInputException.of(
                "assessment", code, "function " + name + " " + version, found, expected, remedy);
    }
}
