package org.minikisa.rendering.documents;

import java.util.List;
import java.util.stream.IntStream;

import org.minikisa.rendering.documents.Document.Block;
import org.minikisa.rendering.documents.Document.Column;
import org.minikisa.rendering.documents.Document.Fact;
import org.minikisa.rendering.documents.Document.Facts;
import org.minikisa.rendering.documents.Document.Heading;
import org.minikisa.rendering.documents.Document.Items;
import org.minikisa.rendering.documents.Document.Note;
import org.minikisa.rendering.documents.Document.PageBreak;
import org.minikisa.rendering.documents.Document.Paragraph;
import org.minikisa.rendering.documents.Document.Row;
import org.minikisa.rendering.documents.Document.Table;

/** The blocks of a {@link Document} as WordprocessingML; elements stand in the order of its schema. */
final class DocxBody {

    static final String HEADER = "rId4";
    static final String FOOTER = "rId5";

    /** A4 in twentieths of a point, with margins of 2 cm. */
    private static final int PAGE_WIDTH = 11906;

    private static final int PAGE_HEIGHT = 16838;
    private static final int MARGIN = 1134;
    static final int TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN;

    private static final String NAME_WIDTH = "2950";

    private final Document document;
    private final Xml xml = Xml.of("w:document", "w", "r");
    private int numberedLists;

    DocxBody(Document document) {
        this.document = document;
    }

    /** {@code word/document.xml}. */
    byte[] document() {
        xml.open("w:body");
        if (!document.kind().isEmpty()) {
            paragraph(xml, "Kind", document.kind());
        }
        paragraph(xml, "Title", document.title());
        document.blocks().forEach(this::block);
        section();
        return xml.bytes();
    }

    /** How many lists begin at 1; known once the document is written. */
    int numberedLists() {
        return numberedLists;
    }

    private void block(Block block) {
        if (block instanceof Heading heading) {
            paragraph(xml, "Heading" + heading.level(), heading.text());
        } else if (block instanceof Paragraph paragraph) {
            open(xml, "BodyText");
            paragraph.spans().forEach(span -> run(xml, span.text(), span.strong()));
            xml.close();
        } else if (block instanceof Note note) {
            paragraph(xml, "Note", note.text());
        } else if (block instanceof Items items) {
            items(items);
        } else if (block instanceof Facts facts) {
            facts(facts);
        } else if (block instanceof Table table) {
            table(table);
        } else if (block instanceof PageBreak) {
            xml.open("w:p").open("w:r").empty("w:br", "w:type", "page").close().close();
        }
    }

    private void items(Items items) {
        int list = items.numbered() ? DocxStyles.BULLETS + ++numberedLists : DocxStyles.BULLETS;
        for (String text : items.texts()) {
            xml.open("w:p").open("w:pPr").empty("w:pStyle", "w:val", "ListParagraph");
            xml.open("w:numPr")
                    .empty("w:ilvl", "w:val", "0")
                    .empty("w:numId", "w:val", Integer.toString(list))
                    .close()
                    .close();
            run(xml, text, false);
            xml.close();
        }
    }

    private void facts(Facts facts) {
        if (facts.facts().isEmpty()) {
            return;
        }
        String valueWidth = Integer.toString(TEXT_WIDTH - Integer.parseInt(NAME_WIDTH));
        openTable("Facts", "", "0080", List.of(NAME_WIDTH, valueWidth));
        for (Fact fact : facts.facts()) {
            openRow(false);
            cell(NAME_WIDTH, 1, "TableName", fact.name(), false);
            cell(valueWidth, 1, "TableText", fact.text(), false);
            xml.close();
        }
        closeTable();
    }

    private void table(Table table) {
        if (!table.caption().isEmpty()) {
            paragraph(xml, "Caption", table.caption());
        }
        List<String> widths = widths(table.columns());
        openTable("Grid", table.caption(), "0020", widths);
        openRow(true);
        for (int i = 0; i < widths.size(); i++) {
            Column column = table.columns().get(i);
            cell(widths.get(i), 1, column.numeric() ? "TableHeadNumber" : "TableHead", column.head(), false);
        }
        xml.close();
        table.rows().forEach(row -> row(table, row, widths));
        closeTable();
    }

    private void row(Table table, Row row, List<String> widths) {
        openRow(false);
        if (row.kind() == Row.Kind.GROUP) {
            cell(
                    Integer.toString(TEXT_WIDTH),
                    widths.size(),
                    "TableGroup",
                    row.cells().get(0),
                    false);
        } else {
            for (int i = 0; i < widths.size(); i++) {
                String style = table.columns().get(i).numeric() ? "TableNumber" : "TableText";
                cell(widths.get(i), 1, style, row.cells().get(i), row.kind() == Row.Kind.STRONG);
            }
        }
        xml.close();
    }

    /** In twentieths of a point, summing to the width of the text. */
    private static List<String> widths(List<Column> columns) {
        int shares = columns.stream().mapToInt(Column::share).sum();
        int[] widths = columns.stream()
                .mapToInt(column -> TEXT_WIDTH * column.share() / shares)
                .toArray();
        widths[0] += TEXT_WIDTH - IntStream.of(widths).sum();
        return IntStream.of(widths).mapToObj(Integer::toString).toList();
    }

    private void openTable(String style, String description, String look, List<String> widths) {
        xml.open("w:tbl").open("w:tblPr").empty("w:tblStyle", "w:val", style);
        xml.empty("w:tblW", "w:w", Integer.toString(TEXT_WIDTH), "w:type", "dxa")
                .empty("w:tblLayout", "w:type", "fixed")
                .empty("w:tblLook", "w:val", look);
        if (!description.isEmpty()) {
            xml.empty("w:tblCaption", "w:val", description);
        }
        xml.close().open("w:tblGrid");
        widths.forEach(width -> xml.empty("w:gridCol", "w:w", width));
        xml.close();
    }

    /** Tables that touch would become one. */
    private void closeTable() {
        xml.close();
        paragraph(xml, "AfterTable", "");
    }

    /** @param head whether it is repeated on every page */
    private void openRow(boolean head) {
        xml.open("w:tr").open("w:trPr").empty("w:cantSplit");
        if (head) {
            xml.empty("w:tblHeader");
        }
        xml.close();
    }

    private void cell(String width, int span, String style, String text, boolean strong) {
        xml.open("w:tc").open("w:tcPr").empty("w:tcW", "w:w", width, "w:type", "dxa");
        if (span > 1) {
            xml.empty("w:gridSpan", "w:val", Integer.toString(span));
        }
        if (strong) {
            xml.empty("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", DocxStyles.MARKED);
        }
        xml.close();
        open(xml, style);
        run(xml, text, strong);
        xml.close().close();
    }

    private void section() {
        xml.open("w:sectPr")
                .empty("w:headerReference", "w:type", "default", "r:id", HEADER)
                .empty("w:footerReference", "w:type", "default", "r:id", FOOTER)
                .empty("w:pgSz", "w:w", Integer.toString(PAGE_WIDTH), "w:h", Integer.toString(PAGE_HEIGHT))
                .empty(
                        "w:pgMar",
                        "w:top",
                        "1418",
                        "w:right",
                        Integer.toString(MARGIN),
                        "w:bottom",
                        "1247",
                        "w:left",
                        Integer.toString(MARGIN),
                        "w:header",
                        "624",
                        "w:footer",
                        "567",
                        "w:gutter",
                        "0")
                .close();
    }

    static void paragraph(Xml xml, String style, String text) {
        open(xml, style);
        run(xml, text, false);
        xml.close();
    }

    static void open(Xml xml, String style) {
        xml.open("w:p").open("w:pPr").empty("w:pStyle", "w:val", style).close();
    }

    /** A text in one paragraph; a line break in it stays one. */
    static void run(Xml xml, String text, boolean strong) {
        if (text.isEmpty()) {
            return;
        }
        xml.open("w:r");
        if (strong) {
            xml.open("w:rPr").empty("w:b").close();
        }
        String[] lines = text.split("\r\n|\r|\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                xml.empty("w:br");
            }
            line(xml, lines[i]);
        }
        xml.close();
    }

    private static void line(Xml xml, String line) {
        String[] parts = line.split("\t", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                xml.empty("w:tab");
            }
            if (!parts[i].isEmpty()) {
                xml.open("w:t", "xml:space", "preserve").text(parts[i]).close();
            }
        }
    }
}
