package org.minikisa.competition.laws;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A sensible use of a method, from which cases are made.
 *
 * @param maxPoints as a criterion would have it; 0 for methods whose result is money
 * @param parameters at least the required ones
 * @param least the least value that is tried
 * @param greatest the greatest value that is tried
 * @param others values of criteria that parameters name, the same for every tender: the fair case to compare in
 */
public record Setting(
        BigDecimal maxPoints,
        Map<String, String> parameters,
        BigDecimal least,
        BigDecimal greatest,
        Map<String, BigDecimal> others) {

    public Setting {
        parameters = Map.copyOf(parameters);
        others = Map.copyOf(others);
        if (least.compareTo(greatest) >= 0) {
            throw new IllegalArgumentException("values from " + least + " to " + greatest);
        }
    }

    /** Values from 0 to one million, no parameters. */
    public static Setting points(String maxPoints) {
        return new Setting(new BigDecimal(maxPoints), Map.of(), BigDecimal.ZERO, new BigDecimal("1000000"), Map.of());
    }

    /** For a method whose result is money: no maximum. */
    public static Setting money() {
        return points("0");
    }

    public Setting with(String parameter, String value) {
        var more = new LinkedHashMap<>(parameters);
        more.put(parameter, value);
        return new Setting(maxPoints, more, least, greatest, others);
    }

    public Setting values(String from, String to) {
        return new Setting(maxPoints, parameters, new BigDecimal(from), new BigDecimal(to), others);
    }

    /** Another criterion that tenders have a value in. */
    public Setting withCriterion(String id, String value) {
        var more = new LinkedHashMap<>(others);
        more.put(id, new BigDecimal(value));
        return new Setting(maxPoints, parameters, least, greatest, more);
    }
}
