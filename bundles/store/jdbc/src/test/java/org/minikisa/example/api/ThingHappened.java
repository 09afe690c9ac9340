package org.minikisa.example.api;

import java.util.List;
import java.util.Map;

/** A fact with a component of every kind. */
public record ThingHappened(
        String thing, long big, int small, double real, boolean flag, List<String> list, Map<String, Double> map) {

    public static ThingHappened of(String thing) {
        return new ThingHappened(thing, 1, 2, 0.5, true, List.of("a"), Map.of("k", 1.0));
    }
}
