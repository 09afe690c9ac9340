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
 * @param weights that the customer moved, by id of theme or indicator; empty in the base
 */
public record Answers(LocalDate asOf, Map<String, Answer> values, Map<String, Double> weights) {

    /** Before the id of a theme or indicator, a written answer's key that moves its weight: {@code weight.nature}. */
    public static final String WEIGHT = "weight.";

    public Answers {
        Objects.requireNonNull(asOf, "asOf");
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        weights = Collections.unmodifiableMap(new TreeMap<>(weights));
    }

    public Answers(LocalDate asOf, Map<String, Answer> values) {
        this(asOf, values, Map.of());
    }

    public static Answers none(LocalDate asOf) {
        return new Answers(asOf, Map.of());
    }

    /**
     * Reads written answers ({@link Answer#parse}), and moved weights as numbers with {@value #WEIGHT} before the id;
     * one that is no number becomes {@link Double#NaN}, which no band contains.
     */
    public static Answers of(LocalDate asOf, Map<String, String> texts) {
        var values = new TreeMap<String, Answer>();
        var weights = new TreeMap<String, Double>();
        texts.forEach((id, text) -> {
            if (id.startsWith(WEIGHT)) {
                weights.put(id.substring(WEIGHT.length()), parsed(text.strip()));
            } else {
                values.put(id, Answer.parse(text));
            }
        });
        return new Answers(asOf, values, weights);
    }

    private static double parsed(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** These answers with the choices laid over them: x1 with x2. */
    public Answers with(Answers choices) {
        var merged = new TreeMap<>(values);
        merged.putAll(choices.values);
        var moved = new TreeMap<>(weights);
        moved.putAll(choices.weights);
        return new Answers(asOf, merged, moved);
    }

    /** These answers at other weights. */
    public Answers weights(Map<String, Double> newWeights) {
        return new Answers(asOf, values, newWeights);
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
        weights.forEach((id, weight) -> texts.put(WEIGHT + id, Double.toString(weight)));
        return Collections.unmodifiableMap(texts);
    }
}
