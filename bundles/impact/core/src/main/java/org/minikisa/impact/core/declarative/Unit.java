package org.minikisa.impact.core.declarative;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/**
 * A unit of measure: a product of symbols with whole exponents. Symbols mean nothing to it: {@code kg} and {@code t} are
 * as different as {@code EUR} and {@code %}. Only the exponents are calculated with.
 */
final class Unit {

    /** Of a pure number. */
    static final Unit NONE = new Unit(new TreeMap<>());

    /** Of a literal: it takes whichever unit stands beside it; a pure number in products. */
    static final Unit ANY = new Unit(new TreeMap<>());

    /** No quantity has a greater exponent, and no calculation with exponents within this overflows. */
    static final int GREATEST_EXPONENT = 99;

    private final SortedMap<String, Integer> powers;

    private Unit(SortedMap<String, Integer> powers) {
        this.powers = Collections.unmodifiableSortedMap(powers);
    }

    /** Reads {@code kg.m/s2}, {@code EUR/10 000 m2}; a text that is no such thing is a symbol of its own. */
    static Unit parse(String text) {
        return UnitParser.parse(text).map(Unit::of).orElseGet(() -> of(Map.of(text.strip(), 1)));
    }

    static Unit of(Map<String, Integer> powers) {
        var named = new TreeMap<>(powers);
        named.values().removeIf(exponent -> exponent == 0);
        return named.isEmpty() ? NONE : new Unit(named);
    }

    boolean isNone() {
        return powers.isEmpty();
    }

    /** The unit of both, where they may be added or compared; empty where they may not. */
    Optional<Unit> with(Unit other) {
        return this == ANY ? Optional.of(other) : other == ANY || equals(other) ? Optional.of(this) : Optional.empty();
    }

    /** Empty when an exponent would be too great. */
    Optional<Unit> times(Unit other) {
        return combined(other, 1);
    }

    /** Empty when an exponent would be too great. */
    Optional<Unit> per(Unit other) {
        return combined(other, -1);
    }

    /** Empty when an exponent would be too great. */
    Optional<Unit> power(int exponent) {
        return limited(each(old -> old * exponent));
    }

    /** The unit whose square this is; empty for none. */
    Optional<Unit> root() {
        return powers.values().stream().anyMatch(exponent -> exponent % 2 != 0)
                ? Optional.empty()
                : Optional.of(each(exponent -> exponent / 2));
    }

    private Optional<Unit> combined(Unit other, int sign) {
        if (this == ANY && other == ANY) {
            return Optional.of(ANY);
        }
        var sums = new TreeMap<>(powers);
        other.powers.forEach((symbol, exponent) -> sums.merge(symbol, sign * exponent, Integer::sum));
        return limited(of(sums));
    }

    private Unit each(IntUnaryOperator change) {
        return this == ANY
                ? ANY
                : of(powers.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> change.applyAsInt(e.getValue()))));
    }

    private static Optional<Unit> limited(Unit unit) {
        return unit.powers.values().stream().allMatch(exponent -> Math.abs(exponent) <= GREATEST_EXPONENT)
                ? Optional.of(unit)
                : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Unit unit && powers.equals(unit.powers);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(powers);
    }

    /** As it is written in models: {@code kg.m/s2}; in words where nothing is written. */
    @Override
    public String toString() {
        if (isNone()) {
            return "no unit";
        }
        var above = product(1);
        var below = powers.values().stream().anyMatch(exponent -> exponent < 0) ? "/" + product(-1) : "";
        return (above.isEmpty() ? "1" : above) + below;
    }

    private String product(int sign) {
        return powers.entrySet().stream()
                .filter(power -> power.getValue() * sign > 0)
                .map(power -> raised(power.getKey(), Math.abs(power.getValue())))
                .collect(Collectors.joining(sign > 0 ? "." : "/"));
    }

    private static String raised(String symbol, int exponent) {
        return exponent == 1
                ? symbol
                : symbol + (Character.isDigit(symbol.charAt(symbol.length() - 1)) ? "^" : "") + exponent;
    }
}
