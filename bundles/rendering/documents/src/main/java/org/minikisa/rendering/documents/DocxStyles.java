package org.minikisa.rendering.documents;

/** How a DOCX looks: the colours of the house, and fonts that every word processor has or replaces by their like. */
final class DocxStyles {

    /** The list of bullets; numbered lists follow it. */
    static final int BULLETS = 1;

    /** Behind what stands out. */
    static final String MARKED = "EAF1F8";

    private static final String INK = "16242F";
    private static final String MUTED = "56646F";
    private static final String NAVY = "16406B";
    private static final String LINE = "C3CDD6";
    private static final String FONT = "Calibri";

    private final Xml xml;

    private DocxStyles(Xml xml) {
        this.xml = xml;
    }

    /** {@code word/styles.xml}. */
    static byte[] styles(String language) {
        var styles = new DocxStyles(Xml.of("w:styles", "w"));
        styles.defaults(language);
        styles.texts();
        styles.headings();
        styles.marginals();
        styles.inTables();
        styles.tables();
        return styles.xml.bytes();
    }

    /** {@code word/numbering.xml}: one list of bullets and so many that begin at 1. */
    static byte[] numbering(int numberedLists) {
        var numbering = new DocxStyles(Xml.of("w:numbering", "w"));
        numbering.listOf("0", "bullet", "•");
        numbering.listOf("1", "decimal", "%1.");
        numbering.list(BULLETS, "0");
        for (int i = 1; i <= numberedLists; i++) {
            numbering.list(BULLETS + i, "1");
        }
        return numbering.xml.bytes();
    }

    private void listOf(String id, String format, String mark) {
        xml.open("w:abstractNum", "w:abstractNumId", id).empty("w:multiLevelType", "w:val", "singleLevel");
        xml.open("w:lvl", "w:ilvl", "0")
                .empty("w:start", "w:val", "1")
                .empty("w:numFmt", "w:val", format)
                .empty("w:lvlText", "w:val", mark)
                .empty("w:lvlJc", "w:val", "left");
        xml.open("w:pPr")
                .empty("w:ind", "w:left", "454", "w:hanging", "454")
                .close()
                .close()
                .close();
    }

    private void list(int id, String of) {
        xml.open("w:num", "w:numId", Integer.toString(id)).empty("w:abstractNumId", "w:val", of);
        if (id != BULLETS) {
            xml.open("w:lvlOverride", "w:ilvl", "0")
                    .empty("w:startOverride", "w:val", "1")
                    .close();
        }
        xml.close();
    }

    private void defaults(String language) {
        xml.open("w:docDefaults").open("w:rPrDefault").open("w:rPr");
        xml.empty("w:rFonts", "w:ascii", FONT, "w:hAnsi", FONT, "w:eastAsia", FONT, "w:cs", FONT)
                .empty("w:color", "w:val", INK)
                .empty("w:sz", "w:val", "21")
                .empty("w:szCs", "w:val", "21")
                .empty("w:lang", "w:val", language)
                .close()
                .close();
        xml.open("w:pPrDefault").open("w:pPr");
        xml.empty("w:spacing", "w:after", "0", "w:line", "264", "w:lineRule", "auto")
                .close()
                .close()
                .close();
    }

    private void texts() {
        xml.open("w:style", "w:type", "paragraph", "w:default", "1", "w:styleId", "Normal")
                .empty("w:name", "w:val", "Normal")
                .empty("w:qFormat")
                .close();
        paragraph("BodyText", "Body Text", "");
        spacing(0, 120, false).close().close();
        paragraph("ListParagraph", "List Paragraph", "");
        spacing(0, 60, false).close().close();
        paragraph("Note", "Note", "");
        xml.empty("w:keepLines");
        border("w:left", 24, "A14A00", 8);
        xml.empty("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", "FDF8EC");
        spacing(80, 160, false)
                .empty("w:ind", "w:left", "170", "w:right", "57")
                .close()
                .close();
    }

    private void headings() {
        paragraph("Kind", "Kind", "Title");
        spacing(0, 40, true).close();
        run(true, MUTED, 22).close();
        paragraph("Title", "Title", "BodyText");
        spacing(0, 240, true).close();
        run(true, NAVY, 38).close();
        heading(1, 320, 120, 28);
        heading(2, 240, 100, 24);
        heading(3, 180, 80, 21);
    }

    private void heading(int level, int before, int after, int size) {
        paragraph("Heading" + level, "heading " + level, "BodyText");
        xml.empty("w:keepNext").empty("w:keepLines");
        spacing(before, after, false)
                .empty("w:outlineLvl", "w:val", Integer.toString(level - 1))
                .close();
        run(true, NAVY, size).close();
    }

    private void marginals() {
        paragraph("Header", "header", "");
        border("w:bottom", 4, LINE, 4);
        xml.close();
        run(false, MUTED, 17).close();
        paragraph("Footer", "footer", "");
        xml.open("w:tabs")
                .empty("w:tab", "w:val", "right", "w:pos", Integer.toString(DocxBody.TEXT_WIDTH))
                .close()
                .close();
        run(false, MUTED, 17).close();
    }

    private void inTables() {
        inTable("TableText", false, "left", INK);
        inTable("TableNumber", false, "right", INK);
        inTable("TableName", false, "left", MUTED);
        inTable("TableHead", true, "left", MUTED);
        inTable("TableHeadNumber", true, "right", MUTED);
        inTable("TableGroup", true, "left", NAVY);
        paragraph("Caption", "caption", "BodyText");
        xml.empty("w:keepNext");
        spacing(120, 80, false).close();
        run(true, INK, 21).close();
        paragraph("AfterTable", "After table", "");
        spacing(0, 80, false).close();
        run(false, INK, 12).close();
    }

    private void inTable(String id, boolean bold, String side, String color) {
        paragraph(id, id, "");
        spacing(30, 30, true).empty("w:jc", "w:val", side).close();
        run(bold, color, 19).close();
    }

    private void tables() {
        xml.open("w:style", "w:type", "table", "w:default", "1", "w:styleId", "TableNormal")
                .empty("w:name", "w:val", "Normal Table");
        xml.open("w:tblPr").empty("w:tblInd", "w:w", "0", "w:type", "dxa");
        margins("0", "0");
        xml.close().close();
        table("Facts", "Facts", "nil");
        table("Grid", "Comparison", "single");
    }

    private void table(String id, String name, String line) {
        xml.open("w:style", "w:type", "table", "w:customStyle", "1", "w:styleId", id)
                .empty("w:name", "w:val", name)
                .empty("w:basedOn", "w:val", "TableNormal");
        xml.open("w:tblPr").empty("w:tblInd", "w:w", "0", "w:type", "dxa");
        if (!line.equals("nil")) {
            xml.open("w:tblBorders");
            line("w:top", 8, MUTED);
            line("w:bottom", 8, MUTED);
            line("w:insideH", 4, LINE);
            xml.close();
        }
        margins("57", "85");
        xml.close().close();
    }

    private void line(String side, int eighths, String color) {
        xml.empty(side, "w:val", "single", "w:sz", Integer.toString(eighths), "w:space", "0", "w:color", color);
    }

    private void margins(String left, String right) {
        xml.open("w:tblCellMar")
                .empty("w:top", "w:w", "0", "w:type", "dxa")
                .empty("w:left", "w:w", left, "w:type", "dxa")
                .empty("w:bottom", "w:w", "0", "w:type", "dxa")
                .empty("w:right", "w:w", right, "w:type", "dxa")
                .close();
    }

    /** Begins a style and its {@code w:pPr}. @param next the style of the paragraph after it; empty for its own */
    private void paragraph(String id, String name, String next) {
        xml.open("w:style", "w:type", "paragraph", "w:styleId", id)
                .empty("w:name", "w:val", name)
                .empty("w:basedOn", "w:val", "Normal");
        if (!next.isEmpty()) {
            xml.empty("w:next", "w:val", next);
        }
        xml.empty("w:qFormat").open("w:pPr");
    }

    private Xml spacing(int before, int after, boolean tight) {
        return xml.empty(
                "w:spacing",
                "w:before",
                Integer.toString(before),
                "w:after",
                Integer.toString(after),
                "w:line",
                tight ? "240" : "264",
                "w:lineRule",
                "auto");
    }

    private void border(String side, int eighths, String color, int points) {
        xml.open("w:pBdr")
                .empty(
                        side,
                        "w:val",
                        "single",
                        "w:sz",
                        Integer.toString(eighths),
                        "w:space",
                        Integer.toString(points),
                        "w:color",
                        color)
                .close();
    }

    private Xml run(boolean bold, String color, int halfPoints) {
        xml.open("w:rPr");
        if (bold) {
            xml.empty("w:b");
        }
        String size = Integer.toString(halfPoints);
        return xml.empty("w:color", "w:val", color)
                .empty("w:sz", "w:val", size)
                .empty("w:szCs", "w:val", size)
                .close();
    }
}
