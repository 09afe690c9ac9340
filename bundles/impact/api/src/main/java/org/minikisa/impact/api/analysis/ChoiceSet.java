package org.minikisa.impact.api.analysis;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One set of choices.
 *
 * @param choices written values by indicator; only those that differ from what the joint procurement gives
 * @param cost of all of them together, in EUR per year above the joint procurement's
 * @param index I2 with them
 * @param uplift index - base
 */
public record ChoiceSet(Map<String, String> choices, BigDecimal cost, double index, double uplift) {

    public ChoiceSet {
        choices = Collections.unmodifiableMap(new TreeMap<>(choices));
        Objects.requireNonNull(cost, "cost");
    }
}
