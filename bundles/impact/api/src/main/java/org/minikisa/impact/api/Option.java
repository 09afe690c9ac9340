package org.minikisa.impact.api;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;

/**
 * One of the options of a choice.
 *
 * @param score 0 (worst) to 1 (best)
 * @param cost what it adds to the price of the contract per year, in EUR, as far as the model's author knows
 * @param note what to think of before choosing it
 */
public record Option(
        String id, LocalizedText title, double score, Optional<BigDecimal> cost, Optional<LocalizedText> note) {

    public Option {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(cost, "cost");
        Objects.requireNonNull(note, "note");
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("a score is 0 to 1, not " + score);
        }
    }
}
