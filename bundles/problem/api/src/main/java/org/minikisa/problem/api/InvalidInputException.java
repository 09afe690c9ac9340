package org.minikisa.problem.api;

import java.util.List;

/**
 * An input was refused; nothing of it has taken effect. Carries all problems, at least one. The shell prints them and
 * exits with a code other than 0, without a stack trace.
 */
public final class InvalidInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String what;
    private final transient List<Problem> problems;

    /** @param what the input in a few words: {@code model cleaning.model.json} */
    public InvalidInputException(String what, List<Problem> problems) {
        super(what + " was refused: " + problems.size() + (problems.size() == 1 ? " problem" : " problems")
                + problems.stream().map(p -> System.lineSeparator() + "  " + p).reduce("", String::concat));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("an input is refused for a reason");
        }
        this.what = what;
        this.problems = List.copyOf(problems);
    }

    /** Refuses an input for one reason. */
    public static InvalidInputException of(
            String what, String code, String place, String found, String expected, String remedy) {
        return new InvalidInputException(what, List.of(new Problem(code, place, found, expected, remedy)));
    }

    public String what() {
        return what;
    }

    public List<Problem> problems() {
        return problems;
    }
}
