package org.minikisa.impact.laws;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.minikisa.impact.api.Answers;

/** What a model was asked, in words that can be pasted where it is to be asked again. */
public record Question(Answers base, Answers choices) {

    public Question {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(choices, "choices");
    }

    /** As members of a test in a model's JSON: {@code "asOf": …, "base": {…}, "choices": {…}}. */
    public String json() {
        return "\"asOf\": \"" + base.asOf() + "\", \"base\": {" + members(base) + "}, \"choices\": {" + members(choices)
                + "}";
    }

    /** As the arguments of {@code evaluate} in Java. */
    public String java() {
        return "Answers.of(LocalDate.parse(\"" + base.asOf() + "\"), Map.ofEntries(" + entries(base)
                + ")),\nAnswers.of(LocalDate.parse(\"" + base.asOf() + "\"), Map.ofEntries(" + entries(choices) + "))";
    }

    private static String members(Answers answers) {
        return answers.texts().entrySet().stream()
                .map(one -> quoted(one.getKey()) + ": " + quoted(one.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String entries(Answers answers) {
        return answers.texts().entrySet().stream()
                .map((Map.Entry<String, String> one) ->
                        "Map.entry(" + quoted(one.getKey()) + ", " + quoted(one.getValue()) + ")")
                .collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
