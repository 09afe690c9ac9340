package org.minikisa.rendering.documents;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

import org.minikisa.rendering.masking.IdentityCodes;

/**
 * Writes a CSV file by RFC 4180: commas, CRLF, quotes where needed.
 *
 * <p>UTF-8 <em>with</em> a byte order mark: without it Excel reads the file in the machine's old code page and breaks
 * ä, ö and å. RFC 4180 readers that do not expect the mark find it before the first head; Python's {@code utf-8-sig}
 * and all common spreadsheets skip it. Numbers have a decimal point and no thousands separators in every language.
 *
 * <p>A text cell that a spreadsheet would take for a formula (it begins with {@code = + - @}, their full-width forms, a
 * tab or a line break, blanks before it notwithstanding) gets an apostrophe in front. Numbers are numbers and stay as
 * they are. Personal identity codes are masked. Not thread-safe.
 */
public final class Csv {

    private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20\t\r\n";

    private final StringBuilder out = new StringBuilder("\ufeff");
    private boolean inRow;

    /** A cell of text. */
    public Csv text(String text) {
        return cell(quoted(defused(IdentityCodes.masked(text))));
    }

    /** A cell of a number, with exactly the digits it has. */
    public Csv number(BigDecimal number) {
        return cell(number.toPlainString());
    }

    /** A cell of nothing. */
    public Csv empty() {
        return cell("");
    }

    public Csv endRow() {
        out.append("\r\n");
        inRow = false;
        return this;
    }

    /** The file so far. */
    public byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Csv cell(String written) {
        if (inRow) {
            out.append(',');
        }
        inRow = true;
        out.append(written);
        return this;
    }

    /** What a cell said before it was written: without the apostrophe that stands before a formula. */
    public static String plain(String cell) {
        return cell.startsWith("'") && isFormula(cell) ? cell.substring(1) : cell;
    }

    private static String defused(String text) {
        return isFormula(text) ? "'" + text : text;
    }

    /** Also behind apostrophes, so that {@link #plain} finds the text again that had some itself. */
    private static boolean isFormula(String text) {
        int first = 0;
        while (first < text.length() && " \u00a0'".indexOf(text.charAt(first)) >= 0) {
            first++;
        }
        return first < text.length() && FORMULA.indexOf(text.charAt(first)) >= 0;
    }

    private static String quoted(String text) {
        boolean needed = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n' || c == ';')
                || text.startsWith(" ")
                || text.endsWith(" ");
        return needed ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
