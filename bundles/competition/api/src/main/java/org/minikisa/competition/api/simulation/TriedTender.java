package org.minikisa.competition.api.simulation;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A tender as it is compared: one number in each criterion that is tendered or evaluated.
 *
 * @param name unique among those that are tried together
 * @param values by criterion id; of a price form the sum
 */
public record TriedTender(String name, Map<String, BigDecimal> values) {

    public TriedTender {
        if (Objects.requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("a tender without a name");
        }
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The same with another value in a criterion. */
    public TriedTender with(String criterion, BigDecimal value) {
        var other = new LinkedHashMap<>(values);
        other.put(criterion, value);
        return new TriedTender(name, other);
    }
}
