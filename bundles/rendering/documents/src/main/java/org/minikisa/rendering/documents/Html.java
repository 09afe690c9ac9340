package org.minikisa.rendering.documents;

import java.util.List;

/** Writes a {@link Page} as one HTML file. */
public final class Html {

    /** A table of more rows is folded, unless it is to stay open. */
    static final int LONGEST_OPEN_TABLE = 24;

    private static final String STYLE = Style.of("page.css");

    private final StringBuilder out = new StringBuilder(1 << 16);
    private final Page page;

    private Html(Page page) {
        this.page = page;
    }

    /** The page as it is stored: UTF-8, lines ending in LF. */
    public static String write(Page page) {
        return new Html(page).write();
    }

    private String write() {
        Style.head(out, page.locale(), page.title(), STYLE);
        out.append("<body>\n");
        header();
        out.append("<main>\n");
        page.parts().forEach(this::part);
        out.append("</main>\n<footer><p>").append(escape(page.footer())).append("</p></footer>\n</body>\n</html>\n");
        return out.toString();
    }

    private void header() {
        out.append("<header>\n<h1>")
                .append(soft(page.title()))
                .append("</h1>\n<p class=\"lead\">")
                .append(escape(page.lead()))
                .append("</p>\n");
        if (!page.facts().isEmpty()) {
            facts(page.facts());
        }
        out.append("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">")
                .append(escape(page.words().contents()))
                .append("</h2>\n<ul>\n");
        page.parts().forEach(part -> out.append("<li><a href=\"#")
                .append(escape(part.id()))
                .append("\">")
                .append(soft(part.title()))
                .append("</a></li>\n"));
        out.append("</ul>\n</nav>\n</header>\n");
    }

    private void facts(List<Page.Fact> facts) {
        out.append("<dl class=\"facts\">\n");
        facts.forEach(fact -> out.append("<div><dt>")
                .append(escape(fact.name()))
                .append("</dt><dd>")
                .append(escape(fact.text()))
                .append("</dd></div>\n"));
        out.append("</dl>\n");
    }

    private void part(Page.Part part) {
        out.append("<section id=\"")
                .append(escape(part.id()))
                .append("\" aria-labelledby=\"")
                .append(escape(part.id()))
                .append("-title\">\n<h2 id=\"")
                .append(escape(part.id()))
                .append("-title\">")
                .append(soft(part.title()))
                .append("</h2>\n");
        part.blocks().forEach(this::block);
        out.append("</section>\n");
    }

    private void block(Page.Block block) {
        if (block instanceof Page.Block.Heading heading) {
            out.append("<h3>").append(soft(heading.text())).append("</h3>\n");
        } else if (block instanceof Page.Block.Paragraph paragraph) {
            out.append("<p>").append(escape(paragraph.text())).append("</p>\n");
        } else if (block instanceof Page.Block.Notice notice) {
            out.append("<p class=\"notice\">").append(escape(notice.text())).append("</p>\n");
        } else if (block instanceof Page.Block.Figures figures) {
            figures("figures", figures.figures());
        } else if (block instanceof Page.Block.Headline headline) {
            figures("figures headline", headline.figures());
        } else if (block instanceof Page.Block.Facts facts) {
            facts(facts.facts());
        } else if (block instanceof Page.Block.Rows rows) {
            table(rows.table(), !rows.open(), rows.cards());
        } else if (block instanceof Page.Block.Picture picture) {
            out.append("<figure>\n<figcaption>")
                    .append(escape(picture.numbers().caption()))
                    .append("</figcaption>\n")
                    .append(picture.wide())
                    .append('\n')
                    .append(picture.narrow())
                    .append("\n<details>\n<summary>")
                    .append(escape(page.words().sameNumbers()))
                    .append("</summary>\n");
            rows(picture.numbers(), false);
            out.append("</details>\n</figure>\n");
        }
    }

    private void figures(String style, List<Page.Figure> figures) {
        out.append("<dl class=\"").append(style).append("\">\n");
        for (Page.Figure figure : figures) {
            out.append("<div><dt>")
                    .append(soft(figure.name()))
                    .append("</dt><dd><span class=\"value\">")
                    .append(escape(figure.value()))
                    .append("</span>");
            if (!figure.unit().isEmpty()) {
                out.append(" <span class=\"unit\">")
                        .append(escape(figure.unit()))
                        .append("</span>");
            }
            if (!figure.source().isEmpty()) {
                out.append("<span class=\"from\">")
                        .append(escape(figure.source()))
                        .append("</span>");
            }
            out.append("</dd></div>\n");
        }
        out.append("</dl>\n");
    }

    private void table(Page.Table table, boolean folded, boolean cards) {
        out.append("<figure>\n<figcaption>").append(escape(table.caption())).append("</figcaption>\n");
        if (folded) {
            out.append("<details>\n<summary>")
                    .append(escape(page.words()
                            .showTable()
                            .replace("{0}", Integer.toString(table.rows().size()))))
                    .append("</summary>\n");
        }
        rows(table, cards);
        out.append(folded ? "</details>\n</figure>\n" : "</figure>\n");
    }

    private void rows(Page.Table table, boolean cards) {
        // A table wider than the page is scrolled by itself, by keyboard as well; the page never is.
        out.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(escape(table.caption()))
                // A table that is laid out as cards would lose its meaning without its roles.
                .append(cards ? "\">\n<table class=\"cards\" role=\"table\">\n<thead" : "\">\n<table>\n<thead")
                .append(role(cards, "rowgroup"))
                .append("><tr")
                .append(role(cards, "row"))
                .append('>');
        table.heads().forEach(head -> out.append("<th scope=\"col\"")
                .append(role(cards, "columnheader"))
                .append(head.numeric() ? " class=\"n\">" : ">")
                .append(soft(head.text()))
                .append("</th>"));
        out.append("</tr></thead>\n<tbody").append(role(cards, "rowgroup")).append(">\n");
        for (List<Page.Cell> row : table.rows()) {
            out.append("<tr").append(role(cards, "row")).append('>');
            if (row.size() == 1 && table.heads().size() > 1) {
                out.append("<th class=\"group\" scope=\"rowgroup\" colspan=\"")
                        .append(table.heads().size())
                        .append('"')
                        .append(role(cards, "rowheader"))
                        .append('>')
                        .append(escape(row.get(0).text()))
                        .append("</th>");
            } else {
                for (int i = 0; i < row.size(); i++) {
                    cell(row.get(i), i == 0, cards ? table.heads().get(i).text() : "");
                }
            }
            out.append("</tr>\n");
        }
        out.append("</tbody>\n</table>\n</div>\n");
        if (!table.source().isEmpty()) {
            out.append("<p class=\"from\">")
                    .append(escape(page.words().source()))
                    .append(": ")
                    .append(escape(table.source()))
                    .append("</p>\n");
        }
    }

    /** @param first whether it names the row; @param head of its column on a card; empty for a cell that is none */
    private void cell(Page.Cell cell, boolean first, String head) {
        boolean card = !head.isEmpty();
        String tag = first && !cell.numeric() ? "th" : "td";
        out.append('<')
                .append(tag)
                .append(tag.equals("th") ? " scope=\"row\"" : "")
                .append(role(card, tag.equals("th") ? "rowheader" : "cell"));
        if (card && tag.equals("td")) {
            out.append(" data-head=\"").append(escape(head)).append('"');
        }
        out.append(cell.numeric() ? " class=\"n\">" : isWord(cell.text()) ? " class=\"k\">" : ">")
                .append(escape(cell.text()))
                .append("</")
                .append(tag)
                .append('>');
    }

    private static String role(boolean needed, String role) {
        return needed ? " role=\"" + role + '"' : "";
    }

    /** A short word or an id is kept on one line: {@code CO-12} is no place for a break. */
    private static boolean isWord(String text) {
        return !text.isEmpty() && text.length() <= 12 && text.indexOf(' ') < 0 && text.indexOf('\n') < 0;
    }

    /** Text that is safe in content and in quoted attributes; control characters become U+FFFD. */
    public static String escape(String text) {
        return Characters.safe(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Headings may break where the text says so (U+00AD); that is all it changes. */
    private static String soft(String text) {
        return escape(text).replace("\u00ad", "&shy;");
    }
}
