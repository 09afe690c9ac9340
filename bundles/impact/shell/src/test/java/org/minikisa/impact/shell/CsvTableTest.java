package org.minikisa.impact.shell;

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

    private static CsvTable parse(String text) {
        return CsvTable.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
