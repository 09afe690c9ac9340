package org.minikisa.reporting.core;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

import org.minikisa.rendering.charts.HeatMap;
import org.minikisa.rendering.charts.Width;
import org.minikisa.rendering.documents.Csv;
import org.minikisa.reporting.api.NeedBasis;
import org.minikisa.reporting.api.NeedCaption;
import org.minikisa.reporting.api.NeedCount;
import org.minikisa.reporting.api.NeedDimension;
import org.minikisa.reporting.api.NeedHead;
import org.minikisa.reporting.api.NeedMap;
import org.minikisa.reporting.api.NeedQuery;

/** Need maps as files: what is not told is not in them. */
final class NeedForms {

    private NeedForms() {}

    static byte[] csv(NeedMap map, Texts texts) {
        var csv = new Csv().text(name(map.query().rows(), map, texts)).text(texts.say("key"));
        map.columns().forEach(head -> csv.text(head.label().in(texts.language())));
        csv.text(texts.say("all")).endRow();
        // the keys of the columns, for programs
        csv.text("").text("");
        map.columns().forEach(head -> csv.text(head.key()));
        csv.text("").endRow();
        for (int i = 0; i < map.rows().size(); i++) {
            NeedHead row = map.rows().get(i);
            csv.text(row.label().in(texts.language())).text(row.key());
            map.cells().get(i).forEach(count -> count(csv, count, map));
            count(csv, map.rowTotals().get(i), map);
            csv.endRow();
        }
        csv.text(texts.say("all")).text("");
        map.columnTotals().forEach(count -> count(csv, count, map));
        count(csv, map.total(), map);
        csv.endRow();
        for (Fact fact : facts(map, texts)) {
            csv.text(fact.name()).text(fact.value());
            IntStream.rangeClosed(0, map.columns().size()).forEach(i -> csv.empty());
            csv.endRow();
        }
        return csv.bytes();
    }

    private static void count(Csv csv, NeedCount count, NeedMap map) {
        count.count()
                .ifPresentOrElse(
                        number -> csv.number(BigDecimal.valueOf(number)),
                        () -> csv.text(count.text(map.query().leastCount())));
    }

    static byte[] svg(NeedMap map, Texts texts) {
        if (map.rows().isEmpty()) {
            return empty(map, texts);
        }
        int least = map.query().leastCount();
        boolean one = map.columns().isEmpty();
        List<HeatMap.Column> columns = one
                ? List.of(new HeatMap.Column("n", texts.say("contacts.count")))
                : map.columns().stream().map(head -> column(head, texts)).toList();
        var rows = new ArrayList<HeatMap.Row>();
        for (int i = 0; i < map.rows().size(); i++) {
            List<NeedCount> counts =
                    one ? List.of(map.rowTotals().get(i)) : map.cells().get(i);
            rows.add(new HeatMap.Row(
                    label(map.rows().get(i), map, texts),
                    counts.stream().map(c -> (long) c.count().orElse(0)).toList(),
                    counts.stream()
                            .map(c -> c.count().isPresent() ? "" : c.text(least))
                            .toList()));
        }
        var totals = new HeatMap.Totals(
                texts.say("all"),
                text(map.rowTotals(), least),
                one ? List.of(map.total().text(least)) : text(map.columnTotals(), least),
                map.total().text(least));
        var sheet = new HeatMap.Sheet(lead(map, texts), totals, notes(map, texts));
        var chart = new HeatMap("needs-map", title(map, texts), columns, rows, Optional.of(sheet));
        return bytes(chart.svg(texts.locale(), Width.WIDE));
    }

    private static byte[] empty(NeedMap map, Texts texts) {
        var sheet = new HeatMap.Sheet(
                lead(map, texts),
                new HeatMap.Totals(texts.say("all"), List.of("0"), List.of("0"), "0"),
                notes(map, texts));
        var none = new HeatMap.Row(texts.say("needs.nothing"), List.of(0L));
        return bytes(new HeatMap(
                        "needs-map",
                        title(map, texts),
                        List.of(new HeatMap.Column("n", texts.say("contacts.count"))),
                        List.of(none),
                        Optional.of(sheet))
                .svg(texts.locale(), Width.WIDE));
    }

    private static byte[] bytes(String svg) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static HeatMap.Column column(NeedHead head, Texts texts) {
        return new HeatMap.Column(
                head.code().isEmpty() ? "–" : head.code(), head.label().in(texts.language()));
    }

    private static String label(NeedHead head, NeedMap map, Texts texts) {
        String label = head.label().in(texts.language());
        boolean coded = map.query().rows() == NeedDimension.THEME && head.code().length() <= 4;
        return coded && !head.code().equals("–") && !head.code().equals(NeedHead.UNSURE)
                ? head.code() + " " + label
                : label;
    }

    private static List<String> text(List<NeedCount> counts, int least) {
        return counts.stream().map(count -> count.text(least)).toList();
    }

    static NeedCaption caption(NeedMap map, Texts texts) {
        return new NeedCaption(title(map, texts), lead(map, texts), notes(map, texts));
    }

    static String title(NeedMap map, Texts texts) {
        String rows = name(map.query().rows(), map, texts);
        return map.query()
                .columns()
                .map(columns -> texts.say("needs.file.title", rows, name(columns, map, texts)))
                .orElse(texts.say("needs.file.title-one", rows));
    }

    private static String name(NeedDimension dimension, NeedMap map, Texts texts) {
        boolean own =
                dimension == NeedDimension.THEME && !map.query().taxonomy().equals(NeedQuery.TOPIC);
        return own ? map.query().taxonomy() : texts.say("needs.dimension." + dimension);
    }

    private static String lead(NeedMap map, Texts texts) {
        NeedQuery query = map.query();
        String days = query.from().isEmpty() && query.to().isEmpty()
                ? ""
                : query.from().map(texts::day).orElse("") + "–"
                        + query.to().map(texts::day).orElse("") + " · ";
        return days
                + texts.say(
                        "needs.file.lead",
                        map.basis().counted().text(query.leastCount()),
                        texts.moment(map.basis().asOf()));
    }

    private static List<String> notes(NeedMap map, Texts texts) {
        var notes = new ArrayList<String>();
        int least = map.query().leastCount();
        if (map.suppressed()) {
            notes.add(texts.say("needs.file.small", least));
        }
        notes.add(texts.say("needs.file.totals"));
        notes.add(texts.say("needs.file.left-out") + " " + leftOut(map, texts) + ".");
        filters(map, texts).ifPresent(notes::add);
        if (!map.basis().phases().isEmpty()) {
            notes.add(texts.say("needs.file.phase"));
            notes.add(capital(origins(map, texts)) + ".");
        }
        notes.add(texts.say("needs.file.models") + " " + models(map) + " · " + texts.say("needs.file.digest") + " "
                + map.digest());
        return notes;
    }

    private static String models(NeedMap map) {
        List<String> models = map.basis().models();
        return models.isEmpty() ? "–" : String.join(", ", models);
    }

    private static String leftOut(NeedMap map, Texts texts) {
        List<String> parts = map.basis().leftOut().entrySet().stream()
                .filter(each -> !each.getValue().equals(NeedCount.of(0)))
                .map(each -> texts.say("needs.left-out." + each.getKey()) + " "
                        + each.getValue().text(map.query().leastCount()))
                .toList();
        return parts.isEmpty() ? "0" : String.join(", ", parts);
    }

    private static String origins(NeedMap map, Texts texts) {
        List<String> parts = map.basis().phases().entrySet().stream()
                .map(each -> texts.say("needs.origin." + each.getKey()) + " "
                        + each.getValue().text(map.query().leastCount()))
                .toList();
        return String.join(", ", parts);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static Optional<String> filters(NeedMap map, Texts texts) {
        if (map.query().filters().isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = map.query().filters().entrySet().stream()
                .map(each -> name(each.getKey(), map, texts) + " = " + String.join(", ", each.getValue()))
                .toList();
        return Optional.of(texts.say("needs.file.only") + " " + String.join("; ", parts));
    }

    /** Name and value of what a map was counted from. */
    private record Fact(String name, String value) {}

    private static List<Fact> facts(NeedMap map, Texts texts) {
        NeedQuery query = map.query();
        NeedBasis basis = map.basis();
        int least = query.leastCount();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(texts.say("needs.file.as-of"), basis.asOf().toString()));
        query.from().ifPresent(day -> facts.add(new Fact(texts.say("needs.file.from"), day.toString())));
        query.to().ifPresent(day -> facts.add(new Fact(texts.say("needs.file.to"), day.toString())));
        facts.add(new Fact(texts.say("needs.file.models"), models(map)));
        filters(map, texts).ifPresent(only -> facts.add(new Fact(texts.say("needs.file.only"), only)));
        facts.add(new Fact(texts.say("needs.file.counted"), basis.counted().text(least)));
        basis.leftOut()
                .forEach((reason, count) ->
                        facts.add(new Fact(texts.say("needs.left-out." + reason), count.text(least))));
        facts.add(new Fact(texts.say("needs.file.several"), basis.several().text(least)));
        basis.phases()
                .forEach(
                        (origin, count) -> facts.add(new Fact(texts.say("needs.origin." + origin), count.text(least))));
        if (map.suppressed()) {
            facts.add(new Fact(texts.say("needs.file.note"), texts.say("needs.file.small", least)));
        }
        facts.add(new Fact(texts.say("needs.file.note"), texts.say("needs.file.totals")));
        facts.add(new Fact(texts.say("needs.file.digest"), map.digest()));
        return facts;
    }
}
