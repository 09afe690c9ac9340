package org.minikisa.runtime.plugins.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;

/**
 * The laws of functions: named as formulas name them, as many arguments as it says, the same value again, finite, within its
 * bounds. The arguments are those that models use, shares and amounts; how it takes odd ones is advice.
 */
final class FunctionLaws {

    private static final int MOST_ARGUMENTS = 16;
    private static final int DRAWN = 64;
    private static final double[] USUAL = {0, 1, 0.5, 2, 10, 100};
    private static final double[] ODD = {-1, -0.0, 1e-300, 1e12, -1e12};
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern VERSION = Pattern.compile("\\d{1,6}\\.\\d{1,6}\\.\\d{1,6}");

    private final Offer offer;
    private final GuardedFunction function;
    private final List<Finding> findings = new ArrayList<>();

    FunctionLaws(Offer offer, GuardedFunction function) {
        this.offer = offer;
        this.function = function;
    }

    List<Finding> check() {
        property(ImpactFunction.NAME, NAME, "lower-case letters, digits and _, such as noise_load");
        property(ImpactFunction.VERSION, VERSION, "three numbers, such as 1.0.0");
        int arity = function.arity();
        if (arity < 1 || arity > MOST_ARGUMENTS) {
            error(
                    "impact.function.arity",
                    "arity()",
                    Integer.toString(arity),
                    "1 to " + MOST_ARGUMENTS,
                    "Split the function, or leave it out of the model when it needs nothing.");
            return findings;
        }
        if (!(function.least() <= function.greatest())) {
            error(
                    "impact.function.bounds",
                    "least(), greatest()",
                    function.least() + " and " + function.greatest(),
                    "least() not above greatest()",
                    "Mend the function's least() and greatest().");
            return findings;
        }
        samples(arity, USUAL).forEach(this::sameAgain);
        return findings;
    }

    private void property(String property, Pattern form, String expected) {
        Object found = offer.properties().get(property);
        if (!(found instanceof String text && form.matcher(text).matches())) {
            error(
                    property.equals(ImpactFunction.NAME) ? "impact.function.name" : "impact.function.version",
                    property,
                    found == null ? "nothing" : "\"" + found + "\"",
                    expected,
                    "Give it by @ImpactFunctionService.");
        }
    }

    /** All alike first, then drawn ones; always the same. */
    private static List<double[]> samples(int arity, double... values) {
        var samples = new ArrayList<double[]>();
        for (double value : values) {
            var alike = new double[arity];
            Arrays.fill(alike, value);
            samples.add(alike);
        }
        var random = new SplittableRandom(arity);
        for (int i = 0; i < DRAWN; i++) {
            samples.add(random.ints(arity, 0, values.length)
                    .mapToDouble(at -> values[at] * random.nextDouble())
                    .toArray());
        }
        return samples;
    }

    private void sameAgain(double[] arguments) {
        double once = function.apply(arguments.clone());
        double again = function.apply(arguments.clone());
        if (Double.compare(once, again) != 0) {
            error(
                    "impact.function.same",
                    "for " + Arrays.toString(arguments),
                    once + " and then " + again,
                    "the same value for the same arguments",
                    "A function keeps nothing between calls and asks no clock and no chance.");
        }
    }

    /** @return advice where it breaks the contract for arguments that models rarely use */
    static Optional<Finding> odd(GuardedFunction function) {
        for (double[] arguments : samples(function.arity(), ODD)) {
            try {
                function.apply(arguments.clone());
            } catch (InvalidInputException e) {
                return Optional.of(Finding.warning(new Problem(
                        "impact.function.odd",
                        "for " + Arrays.toString(arguments),
                        e.problems().get(0).found(),
                        "a finite number within its bounds for any finite arguments",
                        "Clamp them: where a model lets such arguments through, the plug-in is quarantined.")));
            }
        }
        return Optional.empty();
    }

    private void error(String code, String place, String found, String expected, String remedy) {
        findings.add(Finding.error(new Problem(code, place, found, expected, remedy)));
    }
}
