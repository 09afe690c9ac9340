package org.minikisa.rendering.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.minikisa.rendering.documents.Document.Column;
import org.minikisa.rendering.documents.Document.Heading;
import org.minikisa.rendering.documents.Document.Row;
import org.minikisa.rendering.documents.Document.Table;

class DocumentHtmlTest {

    @Test
    void whereverAHostileTextStandsItStaysText() {
        String html = DocumentHtml.write(DocumentExamples.everything(DocumentExamples.HOSTILE));

        assertThat(html).doesNotContain("<img").doesNotContain("\u202e").doesNotContain("\u0007");
        assertThat(Pattern.compile("&lt;img").matcher(html).results().count()).isGreaterThan(25);
    }

    @Test
    void noIdentityCodeIsEverWritten() {
        assertThat(DocumentHtml.write(DocumentExamples.everything("tunnus 131052-308T")))
                .contains("tunnus ******-****")
                .doesNotContain("308T");
    }

    @Test
    void thePolicyAllowsTheStyleInsideAndNothingElse() throws Exception {
        String html = DocumentHtml.write(DocumentExamples.everything("x"));
        Matcher policy = Pattern.compile("default-src 'none'; style-src 'sha256-([^']+)'")
                .matcher(html);
        Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(html);

        assertThat(policy.find() && style.find()).isTrue();
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(style.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(policy.group(1)).isEqualTo(Base64.getEncoder().encodeToString(digest));
        assertThat(html).doesNotContain("style=\"").doesNotContain("http://").doesNotContain("https://");
    }

    @Test
    void aScreenReaderKnowsTheLanguageTheHeadingsAndTheHeadsOfTables() {
        var table = new Table(
                "Vertailu",
                List.of(Column.text("Tarjoaja", 2), Column.number("Pisteet", 1)),
                List.of(Row.group("Osa 1"), Row.strong("Siivous Oy", "87,50")));
        String html = DocumentHtml.write(DocumentExamples.of("Päätös", new Heading(1, "Vertailu"), table));

        assertThat(html)
                .contains("<html lang=\"fi\">", "<h1>Päätös</h1>", "<h2>Vertailu</h2>", "<caption>Vertailu</caption>")
                .contains("<th scope=\"col\">Tarjoaja</th>", "<th scope=\"row\">Siivous Oy</th>")
                .contains("scope=\"rowgroup\"", "<td class=\"n\">87,50</td>");
    }

    @Test
    void theLineBreaksOfATextAreKept() {
        assertThat(DocumentHtml.write(DocumentExamples.of("x", Document.Paragraph.of("a\nb\r\nc"))))
                .contains("<p>a<br>b<br>c</p>");
    }

    @Test
    void aDocumentInEnglishSaysSo() {
        assertThat(DocumentHtml.write(new Document(Locale.ENGLISH, "Title", "", "", "", "Page", List.of())))
                .contains("<html lang=\"en\">")
                .doesNotContain("class=\"kind\"");
    }
}
