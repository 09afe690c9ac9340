package org.minikisa.impact.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.ImpactFunction;

/**
 * The contract of a function that formulas name. All that its author writes:
 *
 * <pre>
 * class NoiseLoadTest extends ImpactFunctionContract {
 *     &#64;Override
 *     protected ImpactFunction function() {
 *         return new NoiseLoad();
 *     }
 * }
 * </pre>
 *
 * <p>It is tried on the whole range of finite numbers unless {@link #from} and {@link #to} say which arguments make
 * sense. A model asks it a few hundred times for one assessment and some million times for an analysis: a microsecond is
 * well, a millisecond is not. No test measures that; {@code kisa:plugins} shows what it takes in use.
 */
public abstract class ImpactFunctionContract {

    private static final int DRAWN = 500;
    private static final long SEED = 20_230_430L;

    /** The function under test. */
    protected abstract ImpactFunction function();

    /** The least argument that makes sense; every finite number must be answered all the same. */
    protected double from() {
        return -1e6;
    }

    /** The greatest argument that makes sense. */
    protected double to() {
        return 1e6;
    }

    @Test
    void itTakesOneToSixteenArguments() {
        assertTrue(
                function().arity() >= 1 && function().arity() <= 16,
                () -> "an arity of " + function().arity() + "; possible are 1 to 16");
        assertEquals(function().arity(), function().arity(), "the arity changes");
    }

    @Test
    void itsValuesAreFiniteAndBetweenLeastAndGreatest() {
        assertTrue(
                function().least() <= function().greatest(),
                () -> "least " + function().least() + " above greatest "
                        + function().greatest());
        for (double[] arguments : arguments()) {
            double value = function().apply(arguments.clone());
            assertTrue(
                    Double.isFinite(value)
                            && value >= function().least()
                            && value <= function().greatest(),
                    () -> call(arguments) + " is " + value + ", not a number from "
                            + function().least() + " to " + function().greatest());
        }
    }

    @Test
    void theSameArgumentsGiveTheSameValueFromEveryThread() {
        var arguments = arguments();
        var alone = arguments.stream().map(one -> function().apply(one.clone())).toList();
        var function = function();
        // Told by the thread of the test: a failure thrown in another comes out wrapped, without its words.
        IntStream.range(0, arguments.size() * 4)
                .parallel()
                .mapToObj(i -> {
                    int which = i % arguments.size();
                    double again = function.apply(arguments.get(which).clone());
                    return Double.doubleToLongBits(alone.get(which)) == Double.doubleToLongBits(again)
                            ? ""
                            : call(arguments.get(which)) + " is " + alone.get(which) + " and then " + again;
                })
                .filter(difference -> !difference.isEmpty())
                .findFirst()
                .ifPresent(Assertions::fail);
    }

    @Test
    void itLeavesItsArgumentsAlone() {
        for (double[] arguments : arguments()) {
            var given = arguments.clone();
            function().apply(given);
            assertTrue(Arrays.equals(arguments, given), () -> call(arguments) + " changes its arguments");
        }
    }

    private static String call(double[] arguments) {
        var text = Arrays.toString(arguments);
        return "apply(" + text.substring(1, text.length() - 1) + ")";
    }

    /** Corners, zeros, equal ones and drawn ones; always the same. */
    private List<double[]> arguments() {
        var random = new SplittableRandom(SEED);
        var corners = new double[] {from(), to(), 0, (from() + to()) / 2, from() + (to() - from()) * 1e-9};
        return IntStream.range(0, corners.length * corners.length + DRAWN)
                .mapToObj(number -> IntStream.range(0, function().arity())
                        .mapToDouble(argument -> number >= corners.length * corners.length
                                ? random.nextDouble(from(), to())
                                : argument % 2 == 0
                                        ? within(corners[number % corners.length])
                                        : within(corners[number / corners.length]))
                        .toArray())
                .toList();
    }

    private double within(double value) {
        return Math.max(from(), Math.min(to(), value));
    }
}
