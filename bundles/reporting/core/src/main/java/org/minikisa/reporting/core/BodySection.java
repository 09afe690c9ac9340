package org.minikisa.reporting.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.minikisa.problem.api.Language;
import org.minikisa.procurement.api.Figure;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.Provenance;
import org.minikisa.rendering.charts.Palette;
import org.minikisa.rendering.charts.Series;
import org.minikisa.rendering.charts.Stack;
import org.minikisa.rendering.charts.StackedColumns;
import org.minikisa.reporting.api.Chart;
import org.minikisa.reporting.api.ReportSection;
import org.minikisa.reporting.api.Section;
import org.minikisa.reporting.api.Source;
import org.minikisa.reporting.api.Table;
import org.minikisa.reporting.api.Value;

/** The purchasing body itself: its published figures by year, and what it offers. */
final class BodySection implements ReportSection {

    private final Reading reading;

    BodySection(Reading reading) {
        this.reading = reading;
    }

    @Override
    public String id() {
        return "body";
    }

    @Override
    public int order() {
        return 700;
    }

    @Override
    public Section build(Language language) {
        Texts texts = Texts.in(language);
        var section = Section.titled(texts.say("body.title"));
        if (reading.body().isEmpty()) {
            return section.notice(texts.say("missing.procurement")).build();
        }
        Reading.Body body = reading.body().get();
        section.paragraph(texts.say(
                "body.text",
                body.name(),
                body.categories().size(),
                body.jointProcurements().size(),
                body.customers().size(),
                body.suppliers().size()));
        var keys = new Slug();
        Map<String, List<Figure>> byCode =
                body.figures().stream().collect(Collectors.groupingBy(Figure::code, TreeMap::new, Collectors.toList()));
        // Amounts of money over several years are worth a picture; the rest is read in the table.
        byCode.values().stream()
                .filter(BodySection::isVolume)
                .forEach(years -> section.chart(volumes(years, keys, texts)));
        if (!body.figures().isEmpty()) {
            section.table(figures(body.figures(), texts));
        }
        return section.table(offer(body, texts)).build();
    }

    private static boolean isVolume(List<Figure> years) {
        return years.size() > 1
                && years.stream()
                        .allMatch(f -> f.unit().startsWith("EUR")
                                && f.value().signum() >= 0
                                && f.unit().equals(years.get(0).unit()));
    }

    private static Chart volumes(List<Figure> years, Slug keys, Texts texts) {
        Figure first = years.get(0);
        String title = first.name().in(texts.language()) + ", " + unit(first, texts);
        var table = Table.titled(keys.of("by-year", first.code()), title, source(years))
                .column("year", texts.say("contacts.year"))
                .column("value", unit(first, texts))
                .column("origin", texts.say("source"));
        var columns = new ArrayList<Stack>();
        for (Figure each : years) {
            columns.add(new Stack(Integer.toString(each.year()), List.of(each.value())));
            table.row(
                    Value.text(Integer.toString(each.year())),
                    Value.number(each.value()),
                    Value.text(origin(each.provenance(), texts)));
        }
        Table built = table.build();
        return Drawn.of(
                new StackedColumns("body-" + built.key(), title, List.of(new Series(title, Palette.NAVY)), columns),
                built,
                texts);
    }

    private static Source source(List<Figure> years) {
        String detail =
                years.stream().map(f -> f.provenance().source()).distinct().collect(Collectors.joining("; "));
        return years.stream().anyMatch(f -> OriginSection.isConstructed(f.provenance()))
                ? Source.constructed(detail)
                : Source.published(detail);
    }

    private static Table figures(List<Figure> figures, Texts texts) {
        var table = Table.titled("figures", texts.say("body.figures"), source(figures))
                .column("figure", texts.say("body.figure"))
                .dataColumn("code", texts.say("key"))
                .column("year", texts.say("contacts.year"))
                .column("value", texts.say("body.value"))
                .column("unit", texts.say("body.unit"))
                .column("origin", texts.say("source"));
        for (Figure each : figures) {
            table.row(
                    Value.text(each.name().in(texts.language())),
                    Value.text(each.code()),
                    Value.text(Integer.toString(each.year())),
                    Value.number(each.value()),
                    Value.text(unit(each, texts)),
                    Value.text(origin(each.provenance(), texts)));
        }
        return table.build();
    }

    private static Table offer(Reading.Body body, Texts texts) {
        var names = body.categories().stream()
                .collect(Collectors.toMap(c -> c.code(), c -> c.name().in(texts.language()), (a, b) -> a));
        var table = Table.titled(
                        "joint-procurements",
                        texts.say("body.joint"),
                        Source.measured("Procurements.jointProcurements"))
                .column("name", texts.say("joint"))
                .dataColumn("id", texts.say("key"))
                .column("category", texts.say("body.category"))
                .column("type", texts.say("body.type"))
                .column("begins", texts.say("body.begins"))
                .column("ends", texts.say("body.ends"))
                .column("suppliers", texts.say("origin.suppliers"))
                .column("origin", texts.say("source"));
        for (JointProcurement each : body.jointProcurements().values()) {
            table.row(
                    Value.text(each.name().in(texts.language())),
                    Value.text(each.id().value()),
                    Value.text(names.getOrDefault(each.category(), each.category())),
                    Value.text(texts.say("type." + each.type())),
                    each.begins().map(Value::day).orElse(Value.missing()),
                    each.ends().map(Value::day).orElse(Value.missing()),
                    Value.number(each.suppliers().size()),
                    Value.text(origin(each.provenance(), texts)));
        }
        return table.build();
    }

    private static String origin(Provenance provenance, Texts texts) {
        return texts.say("origin." + provenance.kind()) + ": " + provenance.source();
    }

    /** Units are codes of the data; the common ones are written in the reader's language. */
    private static String unit(Figure figure, Texts texts) {
        return switch (figure.unit()) {
            case "count" -> texts.say("unit.count");
            case "score 1-5" -> texts.say("unit.score");
            case "EUR" -> texts.say("unit.eur");
            case "EUR thousand", "EUR k", "EUR 1000" -> texts.say("unit.eur-thousand");
            case "EUR million", "EUR M" -> texts.say("unit.eur-million");
            default -> figure.unit();
        };
    }
}
