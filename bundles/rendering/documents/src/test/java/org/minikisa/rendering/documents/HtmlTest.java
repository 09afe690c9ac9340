package org.minikisa.rendering.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.minikisa.rendering.documents.Page.Block;

class HtmlTest {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>\"'&\u0007\u202e";
    private static final String ESCAPED = "&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;\ufffd\ufffd";

    @Test
    void whereverAHostileTextStandsItStaysText() {
        String html = Html.write(page(
                HOSTILE,
                new Block.Heading(HOSTILE),
                new Block.Paragraph(HOSTILE),
                new Block.Notice(HOSTILE),
                new Block.Figures(List.of(new Page.Figure(HOSTILE, HOSTILE, HOSTILE, HOSTILE))),
                new Block.Rows(table(HOSTILE, 1)),
                Block.Rows.texts(table(HOSTILE, 1)),
                new Block.Headline(List.of(new Page.Figure(HOSTILE, HOSTILE, HOSTILE, HOSTILE))),
                new Block.Facts(List.of(new Page.Fact(HOSTILE, HOSTILE))),
                new Block.Picture("<svg></svg>", "<svg></svg>", table(HOSTILE, 1))));

        assertThat(html).doesNotContain("<img");
        assertThat(Pattern.compile(Pattern.quote(ESCAPED))
                        .matcher(html)
                        .results()
                        .count())
                .isGreaterThan(20);
    }

    @Test
    void thePolicyAllowsTheStyleInsideAndNothingElse() throws Exception {
        String html = Html.write(page("Title"));
        Matcher policy = Pattern.compile("default-src 'none'; style-src 'sha256-([^']+)'")
                .matcher(html);
        Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(html);

        assertThat(policy.find()).isTrue();
        assertThat(style.find()).isTrue();
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(style.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(policy.group(1)).isEqualTo(Base64.getEncoder().encodeToString(digest));
    }

    @Test
    void aLongTableIsFoldedAndAShortOneIsNot() {
        assertThat(Html.write(page("x", new Block.Rows(table("short", Html.LONGEST_OPEN_TABLE)))))
                .doesNotContain("<details>");
        assertThat(Html.write(page("x", new Block.Rows(table("long", Html.LONGEST_OPEN_TABLE + 1)))))
                .contains("<summary>Show 25 rows</summary>");
    }

    @Test
    void numbersStandRightAndTheFirstCellNamesItsRow() {
        String html = Html.write(page("x", new Block.Rows(table("t", 1))));

        assertThat(html)
                .contains("<th scope=\"col\">t</th><th scope=\"col\" class=\"n\">n</th>")
                .contains("<tr><th scope=\"row\" class=\"k\">t</th><td class=\"n\">1,5</td></tr>");
    }

    @Test
    void textsBecomeCardsWithTheHeadsOfTheirColumnsAndStayATableForThoseWhoListen() {
        var heads = List.of(new Page.Head("Question", false), new Page.Head("Answer", false));
        var rows = List.of(
                List.of(new Page.Cell("Nature", false)),
                List.of(new Page.Cell("Water", false), new Page.Cell("1.5\nmeasured", false)));
        String html = Html.write(page("x", Block.Rows.texts(new Page.Table("t", heads, rows, ""))));

        assertThat(html)
                .contains("<table class=\"cards\" role=\"table\">", "role=\"columnheader\"", "role=\"row\"")
                .contains("<th class=\"group\" scope=\"rowgroup\" colspan=\"2\" role=\"rowheader\">Nature</th>")
                .contains("<td role=\"cell\" data-head=\"Answer\">1.5\nmeasured</td>");
    }

    @Test
    void headingsBreakAtSoftHyphens() {
        assertThat(Html.write(page("x", new Block.Heading("Mini\u00adkilpailutus"))))
                .contains("<h3>Mini&shy;kilpailutus</h3>");
    }

    @Test
    void everyPartCanBeReachedFromTheContents() {
        assertThat(Html.write(page("x")))
                .contains("<a href=\"#part\">")
                .contains("<section id=\"part\" aria-labelledby=\"part-title\">")
                .contains("<html lang=\"fi\">");
    }

    private static Page page(String text, Block... blocks) {
        return new Page(
                Locale.forLanguageTag("fi-FI"),
                text,
                text,
                List.of(new Page.Fact(text, text)),
                List.of(new Page.Part("part", text, List.of(blocks))),
                text,
                new Page.Words("Contents", "Show the same numbers", "Show {0} rows", "Source"));
    }

    private static Page.Table table(String text, int rows) {
        return new Page.Table(
                text,
                List.of(new Page.Head(text, false), new Page.Head("n", true)),
                Collections.nCopies(rows, List.of(new Page.Cell(text, false), new Page.Cell("1,5", true))),
                text);
    }
}
