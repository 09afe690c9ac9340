package org.minikisa.competition.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.minikisa.problem.api.LocalizedText;

/**
 * What a scoring method is, for people who choose one and for the checks around it.
 *
 * @param name in a few words
 * @param formula as it is printed in a call for tenders
 * @param unit of its result
 * @param direction which values are better
 * @param sources where its values may come from
 * @param leastValue the least value it can score: 0 for prices; empty for any
 * @param parameters it understands; others are refused
 * @param promises the laws it keeps, beyond those all keep; checked by {@code competition.laws}
 * @param precision how exact its results are; empty where it was not said (methods made for 0.1.0): such a method is
 *     held to the laws of then
 * @param sharedRank which rank equal tenders get, for methods whose result is a rank
 * @param symbols the legend of its {@link Score#numbers()}, in the order in which people read them; empty for methods that
 *     show no numbers
 * @param traits what it does with equal offers, with outliers and with other tenders; empty where it was not said, then
 *     {@link MethodTraits#of} supposes the worst. Parameters may change it: ask {@link ScoringMethod#traits}
 */
public record MethodDescription(
        LocalizedText name,
        LocalizedText formula,
        Unit unit,
        Direction direction,
        Set<ValueSource> sources,
        Optional<BigDecimal> leastValue,
        List<Parameter> parameters,
        Set<Promise> promises,
        Optional<Precision> precision,
        SharedRank sharedRank,
        List<Symbol> symbols,
        Optional<MethodTraits> traits) {

    /** The unit of a method's result. */
    public enum Unit {
        /** Points; the highest total wins; the criterion has maximum points. */
        POINTS,
        /** Money; the lowest total wins; the criterion has no maximum. */
        MONEY,
        /** The place among the tenders, 1 for the best; the lowest total of ranks wins; no maximum, no rounding. */
        ORDER
    }

    /** Which values are better. */
    public enum Direction {
        LOWER_IS_BETTER,
        HIGHER_IS_BETTER
    }

    /**
     * A law that a method declares to keep. All methods are pure and do not care for the order of the tenders. Complete:
     * methods say "all but", so a constant added here would be promised by methods that were made before it.
     */
    public enum Promise {
        /** Points are between 0 and the maximum; money is not negative; ranks are 1 to the number of tenders. */
        WITHIN_BOUNDS,
        /** The best tender, the only one, and all equal ones get the maximum; of ranks the best one. */
        BEST_GETS_ALL,
        /** A better value never gets less (points) or more (money, ranks). */
        MONOTONE,
        /** All values multiplied by the same positive number: the same points. */
        SCALE_INVARIANT,
        /** A tender's points do not depend on the other tenders. */
        INDEPENDENT
    }

    public MethodDescription {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(formula, "formula");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(leastValue, "leastValue");
        Objects.requireNonNull(precision, "precision");
        Objects.requireNonNull(sharedRank, "sharedRank");
        Objects.requireNonNull(traits, "traits");
        symbols = List.copyOf(symbols);
        sources = Set.copyOf(sources);
        parameters = List.copyOf(parameters);
        promises = Set.copyOf(promises);
    }

    /** Without a declared precision; go on with {@link #precise}. */
    public MethodDescription(
            LocalizedText name,
            LocalizedText formula,
            Unit unit,
            Direction direction,
            Set<ValueSource> sources,
            Optional<BigDecimal> leastValue,
            List<Parameter> parameters,
            Set<Promise> promises) {
        this(
                name,
                formula,
                unit,
                direction,
                sources,
                leastValue,
                parameters,
                promises,
                Optional.empty(),
                SharedRank.FIRST,
                List.of(),
                Optional.empty());
    }

    /** The same with a declared precision. */
    public MethodDescription precise(Precision declared) {
        return with(Optional.of(declared), sharedRank, symbols, traits);
    }

    /** The same with another rule for the rank of equal tenders. */
    public MethodDescription sharing(SharedRank rule) {
        return with(precision, rule, symbols, traits);
    }

    /** The same with a legend of the numbers that its scores show. */
    public MethodDescription showing(Symbol... legend) {
        return with(precision, sharedRank, List.of(legend), traits);
    }

    /** The same with declared traits. */
    public MethodDescription behaving(MethodTraits declared) {
        return with(precision, sharedRank, symbols, Optional.of(declared));
    }

    private MethodDescription with(
            Optional<Precision> exactness, SharedRank rule, List<Symbol> legend, Optional<MethodTraits> behaviour) {
        return new MethodDescription(
                name,
                formula,
                unit,
                direction,
                sources,
                leastValue,
                parameters,
                promises,
                exactness,
                rule,
                legend,
                behaviour);
    }

    /**
     * A number of a formula.
     *
     * @param symbol as in the formula: {@code W}, {@code m}
     */
    public record Symbol(String symbol, LocalizedText meaning, Origin from) {

        public Symbol {
            if (Objects.requireNonNull(symbol, "symbol").isBlank()) {
                throw new IllegalArgumentException("a symbol without a name");
            }
            Objects.requireNonNull(meaning, "meaning");
            Objects.requireNonNull(from, "from");
        }
    }

    /** Where a number of a formula comes from. */
    public enum Origin {
        /** What the tenderer offers, or was given by the evaluators. */
        TENDER("tarjous", "anbudet", "the tender"),
        /** The call for tenders. */
        ANNOUNCED("tarjouspyyntö", "anbudsförfrågan", "the call"),
        /** All tenders that are compared. */
        COMPARED("kaikki tarjoukset", "alla anbud", "all tenders"),
        /** The numbers before it. */
        COMPUTED("laskettu", "beräknat", "computed");

        private final LocalizedText label;

        Origin(String fi, String sv, String en) {
            this.label = new LocalizedText(fi, sv, en);
        }

        public LocalizedText label() {
            return label;
        }
    }

    /**
     * A parameter.
     *
     * @param name as in {@link Criterion#parameters()}
     * @param kind how its text is read
     * @param required whether a criterion must give it
     */
    public record Parameter(String name, Kind kind, boolean required, LocalizedText meaning) {

        /** How the text of a parameter is read. */
        public enum Kind {
            /** A decimal number. */
            NUMBER,
            /** The id of another criterion of the same competition whose value the method looks at. */
            CRITERION,
            /** Anything; the method checks it. */
            TEXT
        }

        public Parameter {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(meaning, "meaning");
        }
    }
}
