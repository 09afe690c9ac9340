package org.minikisa.reporting.core;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.minikisa.rendering.charts.Numerals;
import org.minikisa.rendering.documents.Html;
import org.minikisa.rendering.documents.Page;
import org.minikisa.reporting.api.Block;
import org.minikisa.reporting.api.Figure;
import org.minikisa.reporting.api.Source;
import org.minikisa.reporting.api.Table;
import org.minikisa.reporting.api.Value;

/** The report as a page that people read. */
final class PageForm {

    private static final String NOTHING = "–";

    /** A longer table stands in the page with its beginning; all of it is in its CSV file. */
    static final int MOST_ROWS = 500;

    private final Texts texts;
    private final Numerals numerals;
    private final Report report;

    private PageForm(Report report, Texts texts) {
        this.report = report;
        this.texts = texts;
        this.numerals = Numerals.of(texts.locale());
    }

    static byte[] of(Report report, Texts texts) {
        return Html.write(new PageForm(report, texts).page()).getBytes(StandardCharsets.UTF_8);
    }

    private Page page() {
        var facts = new ArrayList<Page.Fact>();
        if (!report.body().isEmpty()) {
            facts.add(new Page.Fact(texts.say("page.body"), report.body()));
        }
        facts.add(new Page.Fact(
                texts.say("page.moment"),
                report.asOf().entry() == 0
                        ? NOTHING
                        : texts.moment(report.asOf().moment())));
        return new Page(
                texts.locale(),
                texts.say("page.title"),
                texts.say("page.lead"),
                facts,
                report.parts().stream().map(this::part).toList(),
                texts.say("page.footer"),
                new Page.Words(
                        texts.say("page.contents"),
                        texts.say("page.same-numbers"),
                        texts.say("page.show-table"),
                        texts.say("source")));
    }

    private Page.Part part(Report.Part part) {
        return new Page.Part(
                part.id(),
                part.section().title(),
                part.section().blocks().stream()
                        .map(block -> block(part, block))
                        .toList());
    }

    private Page.Block block(Report.Part part, Block block) {
        if (block instanceof Block.Heading heading) {
            return new Page.Block.Heading(heading.text());
        } else if (block instanceof Block.Paragraph paragraph) {
            return new Page.Block.Paragraph(paragraph.text());
        } else if (block instanceof Block.Notice notice) {
            return new Page.Block.Notice(notice.text());
        } else if (block instanceof Block.Figures figures) {
            return new Page.Block.Figures(
                    figures.figures().stream().map(this::figure).toList());
        } else if (block instanceof Block.Picture picture) {
            return new Page.Block.Picture(
                    picture.chart().svg(),
                    picture.chart().narrowSvg(),
                    table(part, picture.chart().numbers()));
        }
        return new Page.Block.Rows(table(part, ((Block.Rows) block).table()));
    }

    private Page.Figure figure(Figure figure) {
        // Where a measured figure comes from stands in the section of sources; what is not measured says so at once.
        String origin = figure.source().kind() == Source.Kind.MEASURED ? "" : texts.source(figure.source());
        boolean missing = figure.value() instanceof Value.Missing;
        return new Page.Figure(figure.name(), text(figure.value()), missing ? "" : figure.unit(), origin);
    }

    private Page.Table table(Report.Part part, Table table) {
        List<Integer> shown = IntStream.range(0, table.columns().size())
                .filter(i -> table.columns().get(i).inPage())
                .boxed()
                .toList();
        List<Page.Head> heads = shown.stream()
                .map(i -> new Page.Head(table.columns().get(i).title(), isNumeric(table, i)))
                .toList();
        List<List<Page.Cell>> rows = table.rows().stream()
                .limit(MOST_ROWS)
                .map(row -> shown.stream()
                        .map(i -> new Page.Cell(text(row.get(i)), isNumeric(table, i)))
                        .toList())
                .toList();
        String source = texts.source(table.source());
        return new Page.Table(
                table.title(),
                heads,
                rows,
                table.rows().size() <= MOST_ROWS
                        ? source
                        : texts.say("page.beginning", MOST_ROWS, table.rows().size(), part.fileOf(table)) + " "
                                + source);
    }

    /** A column of numbers, some of which may be missing. */
    private static boolean isNumeric(Table table, int column) {
        boolean any = false;
        for (List<Value> row : table.rows()) {
            Value value = row.get(column);
            any |= value instanceof Value.Number;
            if (!(value instanceof Value.Number || value instanceof Value.Missing)) {
                return false;
            }
        }
        return any;
    }

    private String text(Value value) {
        if (value instanceof Value.Number number) {
            return numerals.text(number.number());
        } else if (value instanceof Value.Text text) {
            return text.text();
        } else if (value instanceof Value.Day day) {
            return texts.day(day.day());
        } else if (value instanceof Value.At at) {
            return texts.shortMoment(at.at());
        } else if (value instanceof Value.Ids ids) {
            return String.join(", ", ids.ids());
        }
        return NOTHING;
    }
}
