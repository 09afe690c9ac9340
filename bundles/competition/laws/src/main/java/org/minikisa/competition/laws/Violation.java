package org.minikisa.competition.laws;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.minikisa.competition.api.ScoringTask;
import org.minikisa.problem.api.Problem;

/**
 * A law that a method breaks.
 *
 * @param counterexample the case and what came out
 * @param task the case itself, as small as it could be made; empty where the law is about the method
 */
public record Violation(Law law, String counterexample, Optional<ScoringTask> task) {

    public Violation(Law law, String counterexample) {
        this(law, counterexample, Optional.empty());
    }

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

    /** The case as Java, to be pasted into a test; {@code ""} without one. */
    public String paste() {
        return task.map(Violation::java).orElse("");
    }

    private static String java(ScoringTask task) {
        String candidates = task.candidates().stream()
                .map(one -> "    new Candidate(" + quoted(one.tender()) + ", " + number(one.value()) + ", "
                        + map(new TreeMap<>(one.values())) + ")")
                .collect(Collectors.joining(",\n"));
        return "new ScoringTask(" + number(task.maxPoints()) + ", " + map(new TreeMap<>(task.parameters()))
                + ", List.of(\n" + candidates + "))";
    }

    private static String map(Map<String, ?> entries) {
        return entries.entrySet().stream()
                .map(one -> quoted(one.getKey()) + ", "
                        + (one.getValue() instanceof BigDecimal number ? number(number) : quoted(one.getValue())))
                .collect(Collectors.joining(", ", "Map.of(", ")"));
    }

    private static String number(BigDecimal value) {
        return "new BigDecimal(" + quoted(value.toPlainString()) + ")";
    }

    private static String quoted(Object text) {
        return '"' + text.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Override
    public String toString() {
        return law.id() + ": " + law.says() + ". Broken by " + counterexample;
    }
}
