package org.minikisa.competition.laws;

import org.minikisa.problem.api.Problem;

/**
 * A law that a method breaks.
 *
 * @param counterexample the case and what came out
 */
public record Violation(Law law, String counterexample) {

    /** As a refusal at deployment. */
    public Problem problem(String method) {
        return new Problem(
                "competition.law." + law.id(),
                method,
                counterexample,
                law.says(),
                law.promise()
                        .map(promise -> "Mend the formula, or do not promise " + promise + ".")
                        .orElse("Mend the formula."));
    }

    @Override
    public String toString() {
        return law.id() + ": " + law.says() + ". Broken by " + counterexample;
    }
}
