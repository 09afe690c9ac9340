package org.minikisa.impact.api.analysis;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * @param drawn by indicator, parameter or {@code weight.THEME}: a number, for an option its score; of an answer that the
 *         customer chose, what was drawn for the choice
 * @param base NaN where the draw has none; @param index likewise
 */
public record Draw(long number, Map<String, Double> drawn, double base, double index) {

    public Draw {
        drawn = Collections.unmodifiableMap(new TreeMap<>(drawn));
    }
}
