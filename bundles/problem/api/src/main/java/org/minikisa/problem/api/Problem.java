package org.minikisa.problem.api;

import java.util.Objects;

/**
 * One thing that is wrong with an input, in words a person can act on.
 *
 * @param code stable, dotted, lower case: {@code impact.weight.sum}; what documentation and tests refer to
 * @param place where in the input: {@code indicators[3].weight}, {@code row 17, column "price"}, a path; empty for the whole
 * @param found what stands there, shortened to at most {@value #LONGEST} characters
 * @param expected what should stand there
 * @param remedy how to mend it, as an instruction
 */
public record Problem(String code, String place, String found, String expected, String remedy) {

    /** The longest {@code found} that is kept: hostile input must not flood a log or a screen. */
    public static final int LONGEST = 400;

    public Problem {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(remedy, "remedy");
        if (found.length() > LONGEST) {
            found = found.substring(0, LONGEST) + "…";
        }
    }

    /** One line: {@code place: found X, expected Y. Remedy. [code]}. */
    @Override
    public String toString() {
        return (place.isEmpty() ? "" : place + ": ") + "found " + found + ", expected " + expected + ". " + remedy
                + " [" + code + "]";
    }
}
