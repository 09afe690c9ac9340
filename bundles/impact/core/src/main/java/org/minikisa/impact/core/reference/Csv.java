package org.minikisa.impact.core.reference;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.minikisa.problem.api.InvalidInputException;

/** Reads a whole CSV file (RFC 4180) of UTF-8, with or without a byte order mark, separated by what its heading uses. */
final class Csv {

    private final String what;
    private final String text;
    private final char separator;
    private int at;
    private int line = 1;

    private Csv(String what, String text) {
        this.what = what;
        this.text = text;
        this.separator = separator(text);
    }

    /** @throws InvalidInputException with the first place that is not CSV */
    static List<List<String>> parse(String what, byte[] utf8) {
        var csv = new Csv(what, decode(what, utf8));
        var records = new ArrayList<List<String>>();
        while (csv.at < csv.text.length()) {
            var record = csv.record();
            if (record.size() > 1 || !record.get(0).isEmpty()) {
                records.add(record);
            }
        }
        return records;
    }

    private static String decode(String what, byte[] utf8) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw InvalidInputException.of(
                    what, "impact.reference.encoding", "", "bytes that are not UTF-8", "UTF-8", "Save it as UTF-8.");
        }
    }

    private static char separator(String text) {
        int end = text.indexOf('\n');
        var heading = end < 0 ? text : text.substring(0, end);
        return heading.indexOf(';') >= 0 && heading.indexOf(',') < 0 ? ';' : ',';
    }

    private List<String> record() {
        var cells = new ArrayList<String>();
        cells.add(cell());
        while (at < text.length() && text.charAt(at) == separator) {
            at++;
            cells.add(cell());
        }
        endOfLine();
        return cells;
    }

    private String cell() {
        return at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
    }

    private String plain() {
        int begin = at;
        while (at < text.length() && text.charAt(at) != separator && text.charAt(at) != '\n') {
            at++;
        }
        int end = at > begin && text.charAt(at - 1) == '\r' ? at - 1 : at;
        return text.substring(begin, end).strip();
    }

    private String quoted() {
        int opened = line;
        var cell = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                at++;
            } else if (c == '"') {
                at++;
                return cell.toString();
            }
            line += c == '\n' ? 1 : 0;
            cell.append(c);
        }
        throw InvalidInputException.of(
                what,
                "impact.reference.csv",
                "line " + opened,
                "a quote that is never closed",
                "a closing quote",
                "Close it, or double the quotes within a text.");
    }

    private void endOfLine() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) != '\n') {
            throw InvalidInputException.of(
                    what,
                    "impact.reference.csv",
                    "line " + line,
                    "text after a closing quote",
                    "\"" + separator + "\" or the end of the line",
                    "Double the quotes within a text.");
        }
        at++;
        line++;
    }
}
