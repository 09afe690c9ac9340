package org.minikisa.reporting.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A question to the map of support needs. Days are those of Europe/Helsinki.
 *
 * @param columns empty for a map of one dimension
 * @param filters only contacts that have one of these values; a dimension without an entry takes all
 * @param from first day of arrival
 * @param to last day of arrival
 * @param asOf what had come in, been judged and been corrected by then, that moment included; empty for the moment of the last thing that
 *     is known, which the map then tells
 * @param models versions whose label counts instead of what was said at the time, one of a taxonomy at most: {@code topic-3}. Rules and
 *     other classifiers have no say then
 * @param corrections whether people's corrections hold
 * @param taxonomy whose labels are the themes; {@code topic} is the house's
 * @param unsure whether contacts that nobody is sure of stand in the map, under {@link NeedHead#UNSURE}, or are left out and counted
 * @param leastCount smaller counts are not told, nor what would give them away; 0 tells all, otherwise at least 3: of "less than 2" only 1
 *     is left
 */
public record NeedQuery(
        NeedDimension rows,
        Optional<NeedDimension> columns,
        Map<NeedDimension, Set<String>> filters,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<Instant> asOf,
        List<String> models,
        boolean corrections,
        String taxonomy,
        boolean unsure,
        int leastCount) {

    /** The taxonomy of the house. */
    public static final String TOPIC = "topic";

    /** Counts below this are not told to others. */
    public static final int LEAST_COUNT = 3;

    public NeedQuery {
        Objects.requireNonNull(rows, "rows");
        Objects.requireNonNull(columns, "columns");
        var copy = new EnumMap<NeedDimension, Set<String>>(NeedDimension.class);
        filters.forEach((dimension, values) -> copy.put(dimension, Collections.unmodifiableSet(new TreeSet<>(values))));
        filters = Collections.unmodifiableMap(copy);
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(asOf, "asOf");
        models = List.copyOf(models);
        Objects.requireNonNull(taxonomy, "taxonomy");
    }

    /** Everything that is known by one dimension, small counts not told. */
    public static NeedQuery by(NeedDimension rows) {
        return new NeedQuery(
                rows,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                true,
                TOPIC,
                false,
                LEAST_COUNT);
    }

    /** Everything that is known by two. */
    public static NeedQuery by(NeedDimension rows, NeedDimension columns) {
        return by(rows).across(columns);
    }

    public NeedQuery across(NeedDimension other) {
        return new NeedQuery(
                rows, Optional.of(other), filters, from, to, asOf, models, corrections, taxonomy, unsure, leastCount);
    }

    /** Only contacts with one of these values. */
    public NeedQuery only(NeedDimension dimension, Set<String> values) {
        var more = new EnumMap<NeedDimension, Set<String>>(NeedDimension.class);
        more.putAll(filters);
        more.put(dimension, values);
        return new NeedQuery(rows, columns, more, from, to, asOf, models, corrections, taxonomy, unsure, leastCount);
    }

    /** Only what arrived between these days, both included. */
    public NeedQuery between(Optional<LocalDate> first, Optional<LocalDate> last) {
        return new NeedQuery(
                rows, columns, filters, first, last, asOf, models, corrections, taxonomy, unsure, leastCount);
    }

    public NeedQuery asOf(Optional<Instant> moment) {
        return new NeedQuery(
                rows, columns, filters, from, to, moment, models, corrections, taxonomy, unsure, leastCount);
    }

    /** As these versions say. @param corrected whether people's corrections hold all the same */
    public NeedQuery as(List<String> versions, boolean corrected) {
        return new NeedQuery(rows, columns, filters, from, to, asOf, versions, corrected, taxonomy, unsure, leastCount);
    }

    /** With the labels of a taxonomy of the unit's own as themes. */
    public NeedQuery themesOf(String other) {
        return new NeedQuery(rows, columns, filters, from, to, asOf, models, corrections, other, unsure, leastCount);
    }

    public NeedQuery withUnsure(boolean shown) {
        return new NeedQuery(rows, columns, filters, from, to, asOf, models, corrections, taxonomy, shown, leastCount);
    }

    public NeedQuery telling(int least) {
        return new NeedQuery(rows, columns, filters, from, to, asOf, models, corrections, taxonomy, unsure, least);
    }
}
