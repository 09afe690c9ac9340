package org.minikisa.impact.api.analysis;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;

/**
 * One further choice.
 *
 * @param value the written value to choose
 * @param gain index points it adds to the choices made so far
 * @param cost EUR per year it adds; may be negative
 * @param note what to think of before choosing it
 */
public record NextChoice(
        String indicator,
        LocalizedText title,
        String value,
        double gain,
        BigDecimal cost,
        Optional<LocalizedText> note) {

    public NextChoice {
        Objects.requireNonNull(indicator, "indicator");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(cost, "cost");
        Objects.requireNonNull(note, "note");
    }
}
