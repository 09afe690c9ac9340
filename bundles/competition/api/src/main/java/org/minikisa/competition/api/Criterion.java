package org.minikisa.competition.api;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;

/**
 * One award criterion (Procurement Act 1397/2016 s. 93): what is compared, by which method and how it is rounded.
 *
 * <p>The method turns a value into points; these are rounded ({@code rounding}), multiplied by the coefficient and
 * rounded again ({@code weightedRounding}). The result counts in the total or, for a part, in the criterion it is part
 * of.
 *
 * @param id short and unique in its competition: {@code price}
 * @param role whether it is about money; decides e.g. whether a competition is "price only"
 * @param method id of a {@link ScoringMethod}
 * @param maxPoints the most a tender can get before the coefficient, positive; empty while not decided, and for methods
 *     whose result is money or a rank
 * @param coefficient weight coefficient, positive; 1 where points are announced as they count
 * @param partOf id of the criterion this one is part of; empty when it counts in the total itself
 * @param source who gives the value
 * @param lines price form, empty when the value is tendered as one number
 * @param parameters of the method, by name
 * @param range within which {@code maxPoints} are fixed before the opening, where the weight was announced so
 * @param description what is looked at and what earns how many points, as it is announced
 */
public record Criterion(
        String id,
        LocalizedText name,
        Role role,
        String method,
        Optional<BigDecimal> maxPoints,
        BigDecimal coefficient,
        Optional<String> partOf,
        ValueSource source,
        List<PriceLine> lines,
        Map<String, String> parameters,
        Rounding rounding,
        Rounding weightedRounding,
        Optional<WeightRange> range,
        Optional<LocalizedText> description) {

    /** What a criterion is about. */
    public enum Role {
        PRICE,
        QUALITY
    }

    public Criterion {
        if (Objects.requireNonNull(id, "id").isBlank()) {
            throw new IllegalArgumentException("a criterion without an id");
        }
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(partOf, "partOf");
        Objects.requireNonNull(rounding, "rounding");
        Objects.requireNonNull(weightedRounding, "weightedRounding");
        // a criterion that was kept before there were these has none
        range = Objects.requireNonNullElse(range, Optional.empty());
        description = Objects.requireNonNullElse(description, Optional.empty());
        if (maxPoints.filter(max -> max.signum() <= 0).isPresent()) {
            throw new IllegalArgumentException("criterion " + id + ": maximum points " + maxPoints.get());
        }
        if (coefficient.signum() <= 0) {
            throw new IllegalArgumentException("criterion " + id + ": coefficient " + coefficient);
        }
        lines = List.copyOf(lines);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** A criterion with a fixed weight. */
    public Criterion(
            String id,
            LocalizedText name,
            Role role,
            String method,
            Optional<BigDecimal> maxPoints,
            BigDecimal coefficient,
            Optional<String> partOf,
            ValueSource source,
            List<PriceLine> lines,
            Map<String, String> parameters,
            Rounding rounding,
            Rounding weightedRounding) {
        this(
                id,
                name,
                role,
                method,
                maxPoints,
                coefficient,
                partOf,
                source,
                lines,
                parameters,
                rounding,
                weightedRounding,
                Optional.empty(),
                Optional.empty());
    }

    /** A criterion whose announced weight may be a range, without a description. */
    public Criterion(
            String id,
            LocalizedText name,
            Role role,
            String method,
            Optional<BigDecimal> maxPoints,
            BigDecimal coefficient,
            Optional<String> partOf,
            ValueSource source,
            List<PriceLine> lines,
            Map<String, String> parameters,
            Rounding rounding,
            Rounding weightedRounding,
            Optional<WeightRange> range) {
        this(
                id,
                name,
                role,
                method,
                maxPoints,
                coefficient,
                partOf,
                source,
                lines,
                parameters,
                rounding,
                weightedRounding,
                range,
                Optional.empty());
    }

    /** A price criterion, tendered as one number, not rounded. */
    public static Criterion price(String id, LocalizedText name, String method, BigDecimal maxPoints) {
        return of(id, name, Role.PRICE, method, maxPoints, ValueSource.TENDERED);
    }

    /** A quality criterion whose value stands in the tender, not rounded. */
    public static Criterion tenderedQuality(String id, LocalizedText name, String method, BigDecimal maxPoints) {
        return of(id, name, Role.QUALITY, method, maxPoints, ValueSource.TENDERED);
    }

    /** A quality criterion that evaluators give a value to after the opening, not rounded. */
    public static Criterion evaluatedQuality(String id, LocalizedText name, String method, BigDecimal maxPoints) {
        return of(id, name, Role.QUALITY, method, maxPoints, ValueSource.EVALUATED);
    }

    private static Criterion of(
            String id, LocalizedText name, Role role, String method, BigDecimal maxPoints, ValueSource source) {
        return new Criterion(
                id,
                name,
                role,
                method,
                Optional.of(maxPoints),
                BigDecimal.ONE,
                Optional.empty(),
                source,
                List.of(),
                Map.of(),
                Rounding.NONE,
                Rounding.NONE,
                Optional.empty(),
                Optional.empty());
    }

    public Criterion withoutMaxPoints() {
        return new Criterion(
                id,
                name,
                role,
                method,
                Optional.empty(),
                coefficient,
                partOf,
                source,
                lines,
                parameters,
                rounding,
                weightedRounding,
                range,
                description);
    }

    /** With this weight, within its range if it has one. */
    public Criterion withMaxPoints(BigDecimal points) {
        return new Criterion(
                id,
                name,
                role,
                method,
                Optional.of(points),
                coefficient,
                partOf,
                source,
                lines,
                parameters,
                rounding,
                weightedRounding,
                range,
                description);
    }

    /** Announced with a range of weights instead of one. */
    public Criterion withRange(WeightRange announced) {
        return new Criterion(
                id,
                name,
                role,
                method,
                maxPoints,
                coefficient,
                partOf,
                source,
                lines,
                parameters,
                rounding,
                weightedRounding,
                Optional.of(announced),
                description);
    }

    public Criterion withMethod(String otherMethod) {
        return withMethod(otherMethod, parameters);
    }

    /** With another method and the parameters it takes. */
    public Criterion withMethod(String otherMethod, Map<String, String> its) {
        return new Criterion(
                id,
                name,
                role,
                otherMethod,
                maxPoints,
                coefficient,
                partOf,
                source,
                lines,
                its,
                rounding,
                weightedRounding,
                range,
                description);
    }

    public Criterion withCoefficient(BigDecimal weight) {
        return new Criterion(
                id,
                name,
                role,
                method,
                maxPoints,
                weight,
                partOf,
                source,
                lines,
                parameters,
                rounding,
                weightedRounding,
                range,
                description);
    }

    public Criterion withSource(ValueSource otherSource) {
        return new Criterion(
                id,
                name,
                role,
                method,
                maxPoints,
                coefficient,
                partOf,
                otherSource,
                lines,
                parameters,
                rounding,
                weightedRounding,
                range,
                description);
    }

    /** This criterion as a part of another one, whose source is {@link ValueSource#PARTS}. */
    public Criterion asPartOf(String whole) {
        return new Criterion(
                id,
                name,
                role,
                method,
                maxPoints,
                coefficient,
                Optional.of(whole),
                source,
                lines,
                parameters,
                rounding,
                weightedRounding,
                range,
                description);
    }

    public Criterion withLines(List<PriceLine> priceForm) {
        return new Criterion(
                id,
                name,
                role,
                method,
                maxPoints,
                coefficient,
                partOf,
                source,
                priceForm,
                parameters,
                rounding,
                weightedRounding,
                range,
                description);
    }

    public Criterion withParameter(String parameter, String value) {
        var more = new LinkedHashMap<>(parameters);
        more.put(parameter, value);
        return new Criterion(
                id,
                name,
                role,
                method,
                maxPoints,
                coefficient,
                partOf,
                source,
                lines,
                more,
                rounding,
                weightedRounding,
                range,
                description);
    }

    /** With the method's points rounded, before the coefficient. */
    public Criterion rounded(Rounding ofPoints) {
        return new Criterion(
                id,
                name,
                role,
                method,
                maxPoints,
                coefficient,
                partOf,
                source,
                lines,
                parameters,
                ofPoints,
                weightedRounding,
                range,
                description);
    }

    /** With the weighted points rounded, after the coefficient. */
    public Criterion weightedRounded(Rounding ofWeighted) {
        return new Criterion(
                id,
                name,
                role,
                method,
                maxPoints,
                coefficient,
                partOf,
                source,
                lines,
                parameters,
                rounding,
                ofWeighted,
                range,
                description);
    }

    /** With what is looked at and what earns how many points. */
    public Criterion described(LocalizedText announced) {
        return new Criterion(
                id,
                name,
                role,
                method,
                maxPoints,
                coefficient,
                partOf,
                source,
                lines,
                parameters,
                rounding,
                weightedRounding,
                range,
                Optional.of(announced));
    }

    /** Whether its weighted points count in the total directly. */
    public boolean counts() {
        return partOf.isEmpty();
    }
}
