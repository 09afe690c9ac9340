package org.minikisa.problem.api;

import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * What a check has found. A {@link Problem} refuses an input; a finding may also advise.
 *
 * @param severity only an {@link Severity#ERROR} refuses
 */
public record Finding(Severity severity, Problem problem) {

    public Finding {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(problem, "problem");
    }

    public static Finding error(Problem problem) {
        return new Finding(Severity.ERROR, problem);
    }

    public static Finding warning(Problem problem) {
        return new Finding(Severity.WARNING, problem);
    }

    public static Finding note(Problem problem) {
        return new Finding(Severity.NOTE, problem);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The problems among the findings, in their order. */
    public static List<Problem> errors(Collection<Finding> findings) {
        return findings.stream().filter(Finding::isError).map(Finding::problem).toList();
    }

    @Override
    public String toString() {
        return severity + " " + problem;
    }
}
