package org.minikisa.competition.laws;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Parameter;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.ScoringMethod;

/**
 * A use of a method that shows none: numbers by some usual ladders, criteria that are there, values in the widest usual
 * range that the method takes.
 */
final class Guess {

    private static final String MAXIMUM = "100";

    /** Values of the first, second, third … parameter: rising, falling, small, large, a share. */
    private static final List<List<String>> NUMBERS = List.of(
            List.of("10", "20", "30", "40"),
            List.of("40", "30", "20", "10"),
            List.of("2", "3", "4", "5"),
            List.of("1000", "100000", "200000", "300000"),
            List.of("0.5", "0.75", "0.875", "1"),
            List.of("1", "1", "1", "1"),
            List.of("0", "1", "2", "3"));

    private static final List<List<String>> RANGES = List.of(
            List.of("-1000", "1000000"),
            List.of("0", "1000000"),
            List.of("1", "1000000"),
            List.of("0", "1000"),
            List.of("0", "100"),
            List.of("0", "10"),
            List.of("1", "10"),
            List.of("0", "5"),
            List.of("0", "2"),
            List.of("0", "1"));

    private Guess() {}

    /** The first one that could be published; where none could, the first one. */
    static Setting of(ScoringMethod method) {
        MethodDescription description = method.description();
        return guesses(description)
                .filter(setting -> fits(method, setting))
                .findFirst()
                .or(() -> guesses(description).findFirst())
                .orElseThrow();
    }

    private static boolean fits(ScoringMethod method, Setting setting) {
        try {
            return setting.refusals(method).isEmpty();
        } catch (RuntimeException notThisOne) {
            return false;
        }
    }

    private static Stream<Setting> guesses(MethodDescription description) {
        return NUMBERS.stream().flatMap(numbers -> RANGES.stream().map(range -> guess(description, numbers, range)));
    }

    private static Setting guess(MethodDescription description, List<String> numbers, List<String> range) {
        var parameters = new HashMap<String, String>();
        var others = new HashMap<String, BigDecimal>();
        int number = 0;
        for (Parameter parameter : description.parameters()) {
            if (parameter.required()) {
                parameters.put(
                        parameter.name(),
                        switch (parameter.kind()) {
                            case NUMBER, TEXT -> numbers.get(number++ % numbers.size());
                            case CRITERION -> another(others);
                        });
            }
        }
        return new Setting(
                new BigDecimal(description.unit() == Unit.POINTS ? MAXIMUM : "0"),
                parameters,
                new BigDecimal(range.get(0)),
                new BigDecimal(range.get(1)),
                others);
    }

    private static String another(Map<String, BigDecimal> others) {
        String id = "other-" + (others.size() + 1);
        others.put(id, new BigDecimal(1000 * (others.size() + 1)));
        return id;
    }
}
