package org.minikisa.impact.api;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Answers by indicator, as of a day. When a model is asked, they have been checked against its description: only
 * indicators it has, only values that fit, choices that keep the merge rules.
 *
 * @param asOf the day for which dated parameters are taken (Europe/Helsinki)
 * @param values by indicator id, in the order of ids; an indicator without an entry is unknown in the base and
 *         unchanged in the choices
 */
public record Answers(LocalDate asOf, Map<String, Answer> values) {

    public Answers {
        Objects.requireNonNull(asOf, "asOf");
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    public static Answers none(LocalDate asOf) {
        return new Answers(asOf, Map.of());
    }

    /** Reads written answers ({@link Answer#parse}). */
    public static Answers of(LocalDate asOf, Map<String, String> texts) {
        var values = new TreeMap<String, Answer>();
        texts.forEach((id, text) -> values.put(id, Answer.parse(text)));
        return new Answers(asOf, values);
    }

    /** These answers with the choices laid over them: x1 with x2. */
    public Answers with(Answers choices) {
        var merged = new TreeMap<>(values);
        merged.putAll(choices.values);
        return new Answers(asOf, merged);
    }

    /** The answer; {@link Answer.Unknown} for an indicator without an entry. */
    public Answer answer(String indicator) {
        return values.getOrDefault(indicator, new Answer.Unknown());
    }

    /** The answered or assumed value; empty when it is unknown or not applicable. */
    public Optional<String> value(String indicator) {
        var answer = values.get(indicator);
        if (answer instanceof Answer.Answered answered) {
            return Optional.of(answered.value());
        }
        if (answer instanceof Answer.Assumed assumed) {
            return Optional.of(assumed.value());
        }
        return Optional.empty();
    }

    /** The value as a number, levels included; empty when it is missing or not a number. */
    public OptionalDouble number(String indicator) {
        var value = value(indicator);
        if (value.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(value.get()));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** Whether the value is {@code true}; false also when it is missing. */
    public boolean isTrue(String indicator) {
        return value(indicator).map("true"::equals).orElse(false);
    }

    /** The written forms by indicator. */
    public Map<String, String> texts() {
        var texts = new TreeMap<String, String>();
        values.forEach((id, answer) -> texts.put(id, answer.text()));
        return Collections.unmodifiableMap(texts);
    }
}
