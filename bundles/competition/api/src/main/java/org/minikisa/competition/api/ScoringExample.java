package org.minikisa.competition.api;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A sensible use of a method, as its author would show it to a buyer: {@code ScoringExample.points("40").with("factor",
 * "3").values("0", "5000")}. The method is proven by it when it is deployed.
 *
 * @param maxPoints of the criterion; 0 for methods whose result is money or a rank
 * @param parameters at least the required ones
 * @param least the least value that makes sense
 * @param greatest the greatest one, more than the least
 * @param others values of the criteria that parameters name, by id
 */
public record ScoringExample(
        BigDecimal maxPoints,
        Map<String, String> parameters,
        BigDecimal least,
        BigDecimal greatest,
        Map<String, BigDecimal> others) {

    public ScoringExample {
        Objects.requireNonNull(maxPoints, "maxPoints");
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
        if (least.compareTo(greatest) >= 0) {
            throw new IllegalArgumentException("values from " + least + " to " + greatest);
        }
    }

    /** Values from 0 to one million, no parameters. */
    public static ScoringExample points(String maxPoints) {
        return new ScoringExample(
                new BigDecimal(maxPoints), Map.of(), BigDecimal.ZERO, new BigDecimal("1000000"), Map.of());
    }

    /** For a method whose result is money: no maximum. */
    public static ScoringExample money() {
        return points("0");
    }

    /** For a method whose result is a rank: no maximum. */
    public static ScoringExample order() {
        return points("0");
    }

    /** With a parameter. */
    public ScoringExample with(String parameter, String value) {
        return new ScoringExample(maxPoints, more(parameters, parameter, value), least, greatest, others);
    }

    /** With values in another range. */
    public ScoringExample values(String from, String to) {
        return new ScoringExample(maxPoints, parameters, new BigDecimal(from), new BigDecimal(to), others);
    }

    /** With another criterion that tenders have a value in. */
    public ScoringExample withCriterion(String id, String value) {
        return new ScoringExample(maxPoints, parameters, least, greatest, more(others, id, new BigDecimal(value)));
    }

    private static <V> Map<String, V> more(Map<String, V> entries, String key, V value) {
        var more = new LinkedHashMap<>(entries);
        more.put(key, value);
        return more;
    }
}
