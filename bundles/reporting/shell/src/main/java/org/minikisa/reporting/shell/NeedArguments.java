package org.minikisa.reporting.shell;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.minikisa.problem.api.Problems;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.NearMiss;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.reporting.api.NeedDimension;
import org.minikisa.reporting.api.NeedHead;
import org.minikisa.reporting.api.NeedQuery;
import org.minikisa.reporting.api.Needs;

/** Options that say which contacts are meant; everything that is wrong with them is told at once. */
final class NeedArguments {

    static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    /** How the empty value is written. */
    private static final String NONE = "none";

    private static final List<NeedDimension> FILTERS = List.of(
            NeedDimension.THEME,
            NeedDimension.KIND,
            NeedDimension.JOINT_PROCUREMENT,
            NeedDimension.PHASE,
            NeedDimension.CUSTOMER_TYPE,
            NeedDimension.CHANNEL,
            NeedDimension.URGENCY);

    private final Needs needs;
    private final Invocation in;
    private final Problems problems = new Problems();

    NeedArguments(Needs needs, Invocation in) {
        this.needs = needs;
        this.in = in;
    }

    /** {@code joint-procurement}. */
    static String word(NeedDimension dimension) {
        return dimension.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> words() {
        return Arrays.stream(NeedDimension.values()).map(NeedArguments::word).toList();
    }

    static Usage dimensions(Usage usage) {
        return usage.choice("--rows", "DIMENSION", "what the rows are (default: joint-procurement)", words())
                .choice("--columns", "DIMENSION", "what the columns are, or none (default: theme)", withNone());
    }

    static List<String> withNone() {
        return Stream.concat(words().stream(), Stream.of(NONE)).toList();
    }

    /** Adds what every action takes. */
    static Usage filters(Needs needs, Usage usage) {
        Usage with = usage;
        for (NeedDimension dimension : FILTERS) {
            with = with.option(
                    "--" + word(dimension),
                    "VALUE",
                    "only these, apart by commas; none: not known"
                            + (dimension == NeedDimension.THEME ? "; ?: not sure" : ""),
                    () -> needs.values(dimension, NeedQuery.TOPIC).stream()
                            .map(NeedHead::key)
                            .filter(key -> !key.isEmpty())
                            .toList());
        }
        return with.option("--taxonomy", "NAME", "labels of your own taxonomy as themes (default: topic)")
                .option("--as-of", "DATE", "as it stood at the end of that day, or at a moment: 2026-06-30T12:00:00Z")
                .option("--model", "VERSION", "as these versions alone would say, apart by commas: topic-3")
                .flag("--without-corrections", "as if nobody had corrected a label");
    }

    static Usage days(Usage usage) {
        return usage.option("--from", "DATE", "from this day of arrival on: 2026-01-01")
                .option("--to", "DATE", "up to this day of arrival");
    }

    /** The question without its days and counts. */
    NeedQuery query(NeedDimension rows, Optional<NeedDimension> columns) {
        String taxonomy = in.option("--taxonomy").orElse(NeedQuery.TOPIC);
        return new NeedQuery(
                rows,
                columns,
                filters(taxonomy),
                Optional.empty(),
                Optional.empty(),
                asOf(),
                in.option("--model").map(NeedArguments::list).orElse(List.of()),
                !in.flag("--without-corrections"),
                taxonomy,
                false,
                0);
    }

    Optional<NeedDimension> dimension(String option, NeedDimension otherwise) {
        Optional<String> word = in.option(option);
        return word.filter(NONE::equalsIgnoreCase).isPresent()
                ? Optional.empty()
                : Optional.of(word.flatMap(NeedArguments::dimension).orElse(otherwise));
    }

    private static Optional<NeedDimension> dimension(String word) {
        return Arrays.stream(NeedDimension.values())
                .filter(each -> word(each).equalsIgnoreCase(word))
                .findFirst();
    }

    Optional<LocalDate> day(String option) {
        return in.option(option).flatMap(text -> read(option, text, LocalDate::parse, "a day, 2026-01-31 say"));
    }

    Optional<Integer> number(String option, String expected) {
        return in.option(option).flatMap(text -> read(option, text, Integer::valueOf, expected));
    }

    Optional<Integer> whole(String place, String text, String expected) {
        return read(place, text, Integer::valueOf, expected);
    }

    Optional<Instant> asOf() {
        return in.option("--as-of").flatMap(this::moment);
    }

    private Optional<Instant> moment(String text) {
        return read(
                "--as-of",
                text,
                each -> each.contains("T")
                        ? Instant.parse(each)
                        : LocalDate.parse(each)
                                .plusDays(1)
                                .atStartOfDay(HELSINKI)
                                .toInstant()
                                .minusMillis(1),
                "a day, 2026-06-30, or a moment, 2026-06-30T12:00:00Z");
    }

    private <T> Optional<T> read(String option, String text, Function<String, T> reader, String expected) {
        try {
            return Optional.of(reader.apply(text.strip()));
        } catch (DateTimeException | NumberFormatException e) {
            problems.add("reporting.needs.option", option, text, expected, "Write it like that.");
            return Optional.empty();
        }
    }

    private Map<NeedDimension, Set<String>> filters(String taxonomy) {
        var filters = new LinkedHashMap<NeedDimension, Set<String>>();
        for (NeedDimension dimension : FILTERS) {
            in.option("--" + word(dimension)).ifPresent(text -> {
                var values = new LinkedHashSet<String>();
                list(text).forEach(value -> value(dimension, taxonomy, value).ifPresent(values::add));
                filters.put(dimension, values);
            });
        }
        return filters;
    }

    /** A key as it is, whatever case and hyphens it was written with. */
    Optional<String> value(NeedDimension dimension, String taxonomy, String written) {
        if (written.equalsIgnoreCase(NONE)) {
            boolean topic = dimension == NeedDimension.THEME && taxonomy.equals(NeedQuery.TOPIC);
            return Optional.of(topic ? "NONE" : "");
        } else if (written.equals(NeedHead.UNSURE) || dimension == NeedDimension.MONTH) {
            return Optional.of(written);
        }
        List<String> known = needs.values(dimension, taxonomy).stream()
                .map(NeedHead::key)
                .filter(key -> !key.isEmpty())
                .toList();
        Optional<String> key = known.stream()
                .filter(each -> plain(each).equals(plain(written)))
                .findFirst();
        if (key.isEmpty() && dimension == NeedDimension.LANGUAGE) {
            return Optional.of(written);
        } else if (key.isEmpty()) {
            List<String> near = NearMiss.of(written, known);
            problems.add(
                    "reporting.needs.value",
                    "--" + word(dimension),
                    written,
                    "one of its values",
                    near.isEmpty()
                            ? "Known: "
                                    + String.join(", ", known.stream().limit(30).toList()) + "."
                            : "Near ones: " + String.join(", ", near) + ".");
        }
        return key;
    }

    private static String plain(String key) {
        return key.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }

    private static List<String> list(String text) {
        var list = new ArrayList<String>();
        for (String each : text.split(",")) {
            if (!each.isBlank()) {
                list.add(each.strip());
            }
        }
        return list;
    }

    Problems problems() {
        return problems;
    }

    /** Nothing is asked while anything is wrong. */
    void refuse() {
        problems.refuseIfAny("kisa:needs");
    }
}
