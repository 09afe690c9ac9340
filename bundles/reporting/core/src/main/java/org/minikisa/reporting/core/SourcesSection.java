package org.minikisa.reporting.core;

import java.util.List;

import org.minikisa.reporting.api.Figure;
import org.minikisa.reporting.api.Section;
import org.minikisa.reporting.api.Source;
import org.minikisa.reporting.api.Table;
import org.minikisa.reporting.api.Value;

/**
 * Where every number of the other sections comes from. Made last, from the sections themselves, so nothing is left out.
 */
final class SourcesSection {

    static final String ID = "sources";

    private SourcesSection() {}

    static Section of(Reading.AsOf asOf, List<Report.Part> others, Texts texts) {
        var table = Table.titled(
                        "all",
                        texts.say("sources.all"),
                        Source.measured("Figure.source and Table.source of every section"))
                .column("section", texts.say("sources.section"))
                .column("numbers", texts.say("sources.numbers"))
                .column("kind", texts.say("sources.kind"))
                .column("source", texts.say("source"));
        for (Report.Part part : others) {
            for (Figure figure : part.figures()) {
                row(table, part, Texts.plain(figure.name()), figure.source(), texts);
            }
            for (Table each : part.tables()) {
                row(table, part, each.title(), each.source(), texts);
            }
        }
        var section = Section.titled(texts.say("sources.title")).paragraph(texts.say("sources.text"));
        section.paragraph(
                asOf.entry() == 0
                        ? texts.say("sources.empty")
                        : texts.say("sources.as-of", texts.moment(asOf.moment()), asOf.entry(), asOf.digest()));
        if (asOf.waiting() > 0) {
            section.notice(texts.say("sources.waiting", asOf.waiting()));
        }
        if (asOf.parked() > 0) {
            section.notice(texts.say("sources.parked", asOf.parked()));
        }
        return section.table(table.build()).build();
    }

    private static void row(Table.Builder table, Report.Part part, String numbers, Source source, Texts texts) {
        table.row(
                Value.text(part.section().title()),
                Value.text(numbers),
                Value.text(texts.say("origin." + source.kind())),
                Value.text(source.detail()));
    }
}
