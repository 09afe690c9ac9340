package org.minikisa.rendering.documents;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.minikisa.rendering.documents.Document.Block;
import org.minikisa.rendering.documents.Document.Column;
import org.minikisa.rendering.documents.Document.Facts;
import org.minikisa.rendering.documents.Document.Heading;
import org.minikisa.rendering.documents.Document.Items;
import org.minikisa.rendering.documents.Document.Note;
import org.minikisa.rendering.documents.Document.PageBreak;
import org.minikisa.rendering.documents.Document.Paragraph;
import org.minikisa.rendering.documents.Document.Row;
import org.minikisa.rendering.documents.Document.Table;

/** Writes a {@link Document} as one HTML file: a sheet of paper on the screen, pages with numbers in print. */
public final class DocumentHtml {

    private static final String STYLE = Style.of("document.css")
            + IntStream.rangeClosed(1, 100)
                    .mapToObj(percent -> ".w" + percent + " { width: " + percent + "%; }\n")
                    .collect(Collectors.joining());

    private final StringBuilder out = new StringBuilder(1 << 15);
    private final Document document;

    private DocumentHtml(Document document) {
        this.document = document;
    }

    /** The document as it is stored: UTF-8, lines ending in LF. */
    public static String write(Document document) {
        return new DocumentHtml(document).write();
    }

    private String write() {
        Style.head(out, document.locale(), document.title(), STYLE);
        out.append("<body>\n<header><p>").append(escape(document.header())).append("</p></header>\n<main>\n");
        if (!document.kind().isEmpty()) {
            out.append("<p class=\"kind\">").append(escape(document.kind())).append("</p>\n");
        }
        out.append("<h1>").append(escape(document.title())).append("</h1>\n");
        document.blocks().forEach(this::block);
        out.append("</main>\n<footer><p>")
                .append(escape(document.footer()))
                .append("</p></footer>\n</body>\n</html>\n");
        return out.toString();
    }

    private void block(Block block) {
        if (block instanceof Heading heading) {
            String tag = "h" + (heading.level() + 1);
            element(tag, "", heading.text());
        } else if (block instanceof Paragraph paragraph) {
            out.append("<p>");
            paragraph.spans().forEach(span -> out.append(span.strong() ? "<strong>" : "")
                    .append(lines(span.text()))
                    .append(span.strong() ? "</strong>" : ""));
            out.append("</p>\n");
        } else if (block instanceof Note note) {
            element("p", " class=\"note\"", note.text());
        } else if (block instanceof Items items) {
            String tag = items.numbered() ? "ol" : "ul";
            out.append('<').append(tag).append(">\n");
            items.texts().forEach(text -> element("li", "", text));
            out.append("</").append(tag).append(">\n");
        } else if (block instanceof Facts facts) {
            facts(facts);
        } else if (block instanceof Table table) {
            table(table);
        } else if (block instanceof PageBreak) {
            out.append("<hr class=\"page\">\n");
        }
    }

    private void facts(Facts facts) {
        if (facts.facts().isEmpty()) {
            return;
        }
        out.append("<dl>\n");
        facts.facts().forEach(fact -> {
            out.append("<div>");
            element("dt", "", fact.name());
            element("dd", "", fact.text());
            out.append("</div>\n");
        });
        out.append("</dl>\n");
    }

    private void table(Table table) {
        // A table wider than the page is scrolled by itself, by keyboard as well; the page never is.
        out.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(escape(table.caption().isEmpty() ? document.title() : table.caption()))
                .append("\">\n<table>\n");
        if (!table.caption().isEmpty()) {
            element("caption", "", table.caption());
        }
        columns(table.columns());
        out.append("<thead><tr>");
        table.columns()
                .forEach(column ->
                        element("th", " scope=\"col\"" + (column.numeric() ? " class=\"n\"" : ""), column.head()));
        out.append("</tr></thead>\n<tbody>\n");
        table.rows().forEach(row -> row(table, row));
        out.append("</tbody>\n</table>\n</div>\n");
    }

    /** Widths by classes: the policy that forbids other styles forbids those in attributes as well. */
    private void columns(List<Column> columns) {
        int shares = columns.stream().mapToInt(Column::share).sum();
        out.append("<colgroup>");
        columns.forEach(column -> out.append("<col class=\"w")
                .append(Math.max(1, Math.round(100.0 * column.share() / shares)))
                .append("\">"));
        out.append("</colgroup>\n");
    }

    private void row(Table table, Row row) {
        out.append(row.kind() == Row.Kind.STRONG ? "<tr class=\"strong\">" : "<tr>");
        if (row.kind() == Row.Kind.GROUP) {
            String spans = " class=\"group\" scope=\"rowgroup\" colspan=\""
                    + table.columns().size() + '"';
            element("th", spans, row.cells().get(0));
        } else {
            for (int i = 0; i < row.cells().size(); i++) {
                boolean numeric = table.columns().get(i).numeric();
                String tag = i == 0 && !numeric ? "th" : "td";
                String scope = tag.equals("th") ? " scope=\"row\"" : "";
                element(
                        tag,
                        scope + (numeric ? " class=\"n\"" : ""),
                        row.cells().get(i));
            }
        }
        out.append("</tr>\n");
    }

    private void element(String tag, String attributes, String text) {
        out.append('<')
                .append(tag)
                .append(attributes)
                .append('>')
                .append(lines(text))
                .append("</")
                .append(tag)
                .append('>');
        if (!tag.startsWith("t") && !tag.startsWith("d")) {
            out.append('\n');
        }
    }

    private static String lines(String text) {
        return escape(text).replaceAll("\r\n|\r|\n", "<br>");
    }

    private static String escape(String text) {
        return Html.escape(text);
    }
}
