package org.minikisa.competition.api;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;

import org.minikisa.problem.api.LocalizedText;

/**
 * A method's answer for one tender.
 *
 * @param points unrounded; may be negative where the method says so; money or a rank where that is the method's result
 * @param explanation the formula with the numbers put in, without its result
 * @param numbers the same numbers by their symbols, for a table; {@link MethodDescription#symbols()} is their legend. Empty
 *     where the method shows none
 */
public record Score(String tender, BigDecimal points, LocalizedText explanation, Map<String, BigDecimal> numbers) {

    public Score {
        Objects.requireNonNull(tender, "tender");
        Objects.requireNonNull(points, "points");
        Objects.requireNonNull(explanation, "explanation");
        numbers = Map.copyOf(numbers);
    }

    /** A score that is explained in words only. */
    public Score(String tender, BigDecimal points, LocalizedText explanation) {
        this(tender, points, explanation, Map.of());
    }
}
