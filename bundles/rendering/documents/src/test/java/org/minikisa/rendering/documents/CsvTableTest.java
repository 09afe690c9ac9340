package org.minikisa.rendering.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;

class CsvTableTest {

    @Test
    void cellsMayHaveQuotesSeparatorsAndLineBreaks() {
        var table = parse("\ufeffsubject,volume\r\n\"CO-1, \"\"the first\"\"\",100\r\n\"a\nb\", 200 \n\nCO-3\n");
        assertThat(table.heads()).containsExactly("subject", "volume");
        assertThat(table.rows())
                .extracting(CsvTable.Row::cells)
                .containsExactly(
                        Map.of("subject", "CO-1, \"the first\"", "volume", "100"),
                        Map.of("subject", "a\nb", "volume", "200"),
                        Map.of("subject", "CO-3", "volume", ""));
        assertThat(table.rows()).extracting(CsvTable.Row::line).containsExactly(2, 3, 6);
    }

    @Test
    void semicolonsDoAsWellAndAnEmptyFileHasNoRows() {
        assertThat(parse("subject;volume\nCO-1;1,5").rows().get(0).cells())
                .isEqualTo(Map.of("subject", "CO-1", "volume", "1,5"));
        assertThat(parse("").rows()).isEmpty();
        assertThat(parse("subject").rows()).isEmpty();
    }

    @Test
    void blanksAreKeptWithinQuotesOnlyAndRowsAreCountedAsASpreadsheetDoes() {
        var table = parse("subject,volume\n\" a\nb \", c \n\nd,e");
        assertThat(table.rows())
                .extracting(CsvTable.Row::cells)
                .containsExactly(Map.of("subject", " a\nb ", "volume", "c"), Map.of("subject", "d", "volume", "e"));
        assertThat(table.rows()).extracting(CsvTable.Row::number).containsExactly(2, 4);
        assertThat(table.flaws()).isEmpty();
    }

    @Test
    void whatIsAgainstTheRulesIsToldWithItsRow() {
        assertThat(parse("a,b\n1\n1,2,3\n\"x\"y,2\n\"open,2\n").flaws())
                .extracting(flaw -> flaw.row() + " " + flaw.found())
                .containsExactly(
                        "2 1 cells",
                        "3 3 cells",
                        "4 \"y\" behind a closing quote",
                        "5 a quote that is not closed",
                        "5 1 cells");
        assertThat(parse("a,a\n1,2").flaws()).extracting(CsvTable.Flaw::row).containsExactly(1);
        assertThat(CsvTable.parse("Itäranta".getBytes(StandardCharsets.ISO_8859_1))
                        .flaws())
                .extracting(CsvTable.Flaw::row)
                .containsExactly(0);
    }

    @Test
    void whatWasWrittenIsReadAgain() {
        for (String text :
                new String[] {"=1+1", "'=1+1", "''@x", " -5", "' '+1", "it's", "'", "", "a;b,\"c\"\nd", " x "}) {
            var csv = new Csv()
                    .text("head")
                    .text("other")
                    .endRow()
                    .text(text)
                    .text("end")
                    .endRow();
            assertThat(Csv.plain(
                            CsvTable.parse(csv.bytes()).rows().get(0).cells().get("head")))
                    .isEqualTo(text);
        }
    }

    private static CsvTable parse(String text) {
        return CsvTable.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
