package org.minikisa.rendering.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void cellsAreSeparatedAndQuotedAsRfc4180Says() {
        String csv = written(new Csv()
                .text("a")
                .text("b,c")
                .text("d\"e")
                .text("f\r\ng")
                .empty()
                .number(new BigDecimal("1.50"))
                .endRow());

        assertThat(csv).isEqualTo("\ufeffa,\"b,c\",\"d\"\"e\",\"f\r\ng\",,1.50\r\n");
    }

    @Test
    void identityCodesAreMasked() {
        assertThat(written(new Csv().text("tunnus 131052-308T").endRow())).isEqualTo("\ufefftunnus ******-****\r\n");
    }

    @Test
    void theFileBeginsWithAByteOrderMarkSoThatSpreadsheetsReadUmlauts() {
        assertThat(new Csv().text("ä").endRow().bytes()).containsExactly(0xef, 0xbb, 0xbf, 0xc3, 0xa4, '\r', '\n');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "  =1",
                "\u00a0=1",
                "\uff1d1",
                "\uff0b1",
                "\uff0d1",
                "\uff20x"
            })
    void whatASpreadsheetWouldTakeForAFormulaIsDefused(String text) {
        String cell = written(new Csv().text(text).endRow()).substring(1);

        assertThat(cell.startsWith("\"") ? cell.substring(1) : cell).startsWith("'" + text);
    }

    @ParameterizedTest
    @CsvSource({"a=b", "1-2", "''", "Oy Ab", "x@y.fi"})
    void otherTextStaysAsItIs(String text) {
        assertThat(written(new Csv().text(text).endRow())).isEqualTo("\ufeff" + text + "\r\n");
    }

    @Test
    void aNegativeNumberIsANumber() {
        assertThat(written(new Csv()
                        .number(new BigDecimal("-9.50"))
                        .number(new BigDecimal("1E+3"))
                        .endRow()))
                .isEqualTo("\ufeff-9.50,1000\r\n");
    }

    private static String written(Csv csv) {
        return new String(csv.bytes(), StandardCharsets.UTF_8);
    }
}
