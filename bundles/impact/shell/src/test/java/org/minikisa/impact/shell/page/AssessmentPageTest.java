package org.minikisa.impact.shell.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.minikisa.impact.shell.Sample;
import org.minikisa.problem.api.Language;

class AssessmentPageTest {

    private static final Pattern ROW = Pattern.compile("<tr[^>]*>(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<t[hd][^>]*>(.*?)</t[hd]>", Pattern.DOTALL);

    @Test
    void whatIsPrintedAddsUp() {
        var rows = rows(section(english(), "contributions"));
        var together = rows.remove(rows.size() - 1);
        for (int column : new int[] {2, 3, 4}) {
            assertThat(rows.stream().map(row -> number(row.get(column))).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(number(together.get(column)));
        }
        assertThat(together).containsExactly("Together", "", "25.0", "+16.5", "41.5");
    }

    @Test
    void theWaterfallGoesFromThemesOverTheBaseAndTheChoicesToTheIndex() {
        assertThat(rows(section(english(), "waterfall")))
                .extracting(row -> String.join(" ", row))
                .containsExactly(
                        "base Nature 12.3",
                        "base People 13.2",
                        "gate Terms are missing −0.5",
                        "sum Joint procurement base 25.0",
                        "choice Use of water −2.0",
                        "choice Transport +6.5",
                        "choice Safety +10.0",
                        "moved weights Moved weights +1.5",
                        "gate Terms are missing +0.5",
                        "sum Impact index 41.5",
                        "not chosen Still available +43.8");
        assertThat(english()).contains("<svg ", "role=\"img\"");
    }

    @Test
    void everyAnswerStandsWithItsWordsReasonEvidenceAndSource() {
        assertThat(section(english(), "answers"))
                .contains("1.5 l/m2", "1.75 l/m2", "measured, twice\nEvidence: appendix 3, page 4")
                .contains("constructed: measured at ten sites", "2 – Follow-up", "reported every month")
                .contains("No requirement\n(without a choice)", "Zero-emission vehicles")
                .contains("Weights the customer moved", "1–4");
    }

    @Test
    void whatFormulasComputeIsToldWithItsUnit() {
        assertThat(rows(section(english(), "computed"))).containsExactly(List.of("Litres", "1,201", "–", "m3"));
    }

    @Test
    void whatIsNotKnownForCertainIsToldWithItsGrounds() {
        assertThat(rows(section(english(), "missing")))
                .extracting(row -> String.join("; ", row))
                .containsExactly(
                        "Noise; 40 %\n(assumed: tender team); as in the contract before",
                        "Ladders; not applicable; all windows open inwards");
        assertThat(section(english(), "result")).contains("38.3–47.5", "88\u00a0%");
    }

    @Test
    void nothingFromOutsideBecomesMarkup() {
        for (var language : Language.values()) {
            var html = html(language);
            assertThat(html).doesNotContain("<script", "alert('x')").contains("&lt;script&gt;");
            assertThat(html.replace("http://www.w3.org/2000/svg", ""))
                    .doesNotContain("http:", "https:", "src=", "@import", "url(http");
        }
    }

    @Test
    void itIsInTheLanguageOfTheReader() {
        assertThat(html(Language.FI))
                .contains("lang=\"fi\"", "Ikkunanpesu", "Vaikuttavuusindeksi", "41,5", "−2,0", "3.2.2025 klo 12.15");
        assertThat(html(Language.SV)).contains("lang=\"sv\"", "Fönsterputs", "Effektindex", "41,5");
        assertThat(english()).contains("lang=\"en\"", "Window cleaning", "Impact index", "3 February 2025 at 12:15");
    }

    @Test
    void theSameAssessmentGivesTheSameBytes() {
        assertThat(html(Language.FI)).isEqualTo(html(Language.FI)).endsWith("</html>\n");
    }

    @Test
    void itsFingerprintTellsWhatItWasComputedFrom() {
        assertThat(section(english(), "fingerprint"))
                .contains("1e1c3f4816b57fa54778a2698b937593aed4cbad6bec11c59e7014b9807ebc6b")
                .contains("kisa:impact replay AS-1");
    }

    @Test
    void aModelThatIsGoneLeavesIdsAndAPreviewSaysSo() {
        var html = AssessmentPage.html(Sample.assessment("", "plan"), Optional.empty(), Language.EN);
        assertThat(html)
                .contains("preview, not stored", "this assessment is not stored", "water", "no_terms")
                .doesNotContain("kisa:impact replay");
    }

    @Test
    void pagesToLookAtAreWritten() throws IOException {
        var folder = Files.createDirectories(Path.of("target", "pages"));
        for (var language : Language.values()) {
            var file = folder.resolve("window-cleaning-" + language.code() + ".html");
            assertThat(Files.writeString(file, html(language))).isNotEmptyFile();
        }
    }

    private static String english() {
        return html(Language.EN);
    }

    private static String html(Language language) {
        return AssessmentPage.html(Sample.assessment(), Optional.of(Sample.MODEL.description()), language);
    }

    private static String section(String html, String id) {
        int begin = html.indexOf("<section id=\"" + id + "\"");
        return html.substring(begin, html.indexOf("</section>", begin));
    }

    /** The cells of all rows below a heading. */
    private static List<List<String>> rows(String section) {
        var rows = new ArrayList<List<String>>();
        var body = section.substring(section.indexOf("<tbody"));
        ROW.matcher(body)
                .results()
                .forEach(row -> rows.add(CELL.matcher(row.group(1))
                        .results()
                        .map(cell -> cell.group(1))
                        .toList()));
        return rows;
    }

    private static BigDecimal number(String printed) {
        return printed.equals("–")
                ? BigDecimal.ZERO
                : new BigDecimal(printed.replace('−', '-').replace("+", ""));
    }
}
