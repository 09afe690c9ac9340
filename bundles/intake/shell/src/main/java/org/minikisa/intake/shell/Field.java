package org.minikisa.intake.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.minikisa.problem.api.Problems;

/**
 * One setting of a {@link Kind}.
 *
 * @param property as it is configured: {@code password.file}
 * @param name for people
 * @param many whether it takes several values, written with commas between them
 * @param defaults what holds where nothing is set; empty for nothing
 * @param required whether nothing works without it
 * @param fault what is wrong with one written value; empty for nothing
 */
record Field(
        String property,
        String name,
        String summary,
        Type type,
        boolean many,
        List<String> defaults,
        boolean required,
        Function<String, Optional<String>> fault) {

    /** What its values are. */
    enum Type {
        TEXT,
        INTEGER,
        LONG,
        BOOLEAN
    }

    Field {
        defaults = List.copyOf(defaults);
    }

    /** The value as it is kept; empty where it is wrong, which the problems then say. */
    Optional<Object> typed(String text, Problems problems) {
        int before = problems.list().size();
        if (!many) {
            return Optional.of(text.strip())
                    .map(value -> one(value, problems))
                    .filter(v -> problems.list().size() == before);
        }
        List<Object> values = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(value -> one(value, problems))
                .toList();
        return problems.list().size() == before ? Optional.of(array(values)) : Optional.empty();
    }

    private Object one(String value, Problems problems) {
        try {
            Object typed =
                    switch (type) {
                        case TEXT -> value;
                        case INTEGER -> Integer.valueOf(value);
                        case LONG -> Long.valueOf(value);
                        case BOOLEAN -> truth(value, problems);
                    };
            fault.apply(value).ifPresent(wrong -> complain(value + ", " + wrong, "a value that is allowed", problems));
            return typed;
        } catch (NumberFormatException noNumber) {
            complain(value, "a whole number", problems);
            return value;
        }
    }

    private Object truth(String value, Problems problems) {
        if (!value.equals("true") && !value.equals("false")) {
            complain(value, "true or false", problems);
        }
        return Boolean.valueOf(value);
    }

    private void complain(String found, String expected, Problems problems) {
        if (problems.list().stream().noneMatch(known -> known.place().equals(property))) {
            problems.add(
                    "intake.settings.value",
                    property,
                    found,
                    expected,
                    "Write " + property + "=VALUE with another value.");
        }
    }

    private Object array(List<Object> values) {
        return switch (type) {
            case TEXT -> values.toArray(String[]::new);
            case INTEGER -> values.toArray(Integer[]::new);
            case LONG -> values.toArray(Long[]::new);
            case BOOLEAN -> values.toArray(Boolean[]::new);
        };
    }
}
