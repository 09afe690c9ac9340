package org.minikisa.competition.api;

import java.math.BigDecimal;
import java.util.Objects;

import org.minikisa.problem.api.LocalizedText;

/**
 * One line of a price form. Tenderers give a unit price per line; the value of the criterion is the sum of quantity ×
 * price.
 *
 * @param quantity greater than 0
 * @param unit what one is: {@code m2/month}, {@code h}
 */
public record PriceLine(String id, LocalizedText name, BigDecimal quantity, String unit) {

    public PriceLine {
        if (Objects.requireNonNull(id, "id").isBlank()) {
            throw new IllegalArgumentException("a price line without an id");
        }
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
        if (quantity.signum() <= 0) {
            throw new IllegalArgumentException("price line " + id + ": the quantity is " + quantity);
        }
    }
}
