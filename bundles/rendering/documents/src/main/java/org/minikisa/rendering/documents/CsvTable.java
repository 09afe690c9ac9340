package org.minikisa.rendering.documents;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A CSV file with a heading (RFC 4180; semicolons too, and a byte order mark, as spreadsheets in Finland write). Reading
 * never fails: what is against the rules is read as well as it can be, and told in {@link #flaws()}.
 *
 * @param heads in their order
 * @param rows without those that are blank
 */
public record CsvTable(List<String> heads, List<Row> rows, List<Flaw> flaws) {

    /**
     * @param line where it begins in the file, from 1
     * @param number of the row as a spreadsheet counts, from 1 for the heading: a cell may have several lines
     * @param cells by heading; blanks around them are left out where they stand without quotes; empty texts for what the
     *     row does not have
     * @param width how many cells there were
     */
    public record Row(int line, int number, Map<String, String> cells, int width) {}

    /**
     * What is against the rules.
     *
     * @param row as a spreadsheet counts; 0 for the file as a whole
     * @param found what stands there, in English
     * @param expected what should
     */
    public record Flaw(int row, String found, String expected) {}

    public CsvTable {
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
        flaws = List.copyOf(flaws);
    }

    public static CsvTable parse(byte[] csv) {
        var text = new String(csv, StandardCharsets.UTF_8);
        var reading = new Reading(text.startsWith("\ufeff") ? text.substring(1) : text);
        if (!isUtf8(csv)) {
            reading.flaws.add(new Flaw(0, "bytes that are no UTF-8", "a file saved as CSV UTF-8"));
        }
        return reading.table();
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static final class Reading {

        private final String text;
        private final char separator;
        private final List<String> cells = new ArrayList<>();
        private final List<Flaw> flaws = new ArrayList<>();
        private int at;
        private int line = 1;
        private int number;

        Reading(String text) {
            this.text = text;
            var heading = text.lines().findFirst().orElse("");
            this.separator = heading.indexOf(';') >= 0 && heading.indexOf(',') < 0 ? ';' : ',';
        }

        CsvTable table() {
            row();
            var heads = cells.stream().map(String::strip).toList();
            if (heads.stream().distinct().count() < heads.size()) {
                flaws.add(new Flaw(1, "a column twice", "each column once"));
            }
            var rows = new ArrayList<Row>();
            while (at < text.length()) {
                int begins = line;
                row();
                if (cells.size() > 1 || !cells.get(0).isBlank()) {
                    rows.add(named(heads, begins));
                }
            }
            return new CsvTable(heads, rows, flaws);
        }

        private Row named(List<String> heads, int begins) {
            if (cells.size() != heads.size()) {
                flaws.add(new Flaw(number, cells.size() + " cells", heads.size() + ", as the heading has"));
            }
            var named = new LinkedHashMap<String, String>();
            for (int i = 0; i < heads.size(); i++) {
                named.put(heads.get(i), i < cells.size() ? cells.get(i) : "");
            }
            return new Row(begins, number, named, cells.size());
        }

        private void row() {
            cells.clear();
            number++;
            do {
                cells.add(cell());
            } while (at < text.length() && text.charAt(at++) == separator);
            line++;
        }

        /** Leaves the place at the separator, or at the last character of the end of the line. */
        private String cell() {
            return at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
        }

        private String plain() {
            int from = at;
            while (at < text.length() && text.charAt(at) != separator && text.charAt(at) != '\n') {
                at++;
            }
            return text.substring(from, at).strip();
        }

        private String quoted() {
            var cell = new StringBuilder();
            boolean closed = false;
            for (at++; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == '"' && (at + 1 == text.length() || text.charAt(at + 1) != '"')) {
                    at++;
                    closed = true;
                    break;
                }
                at += c == '"' ? 1 : 0;
                line += c == '\n' ? 1 : 0;
                cell.append(c);
            }
            if (!closed) {
                flaws.add(new Flaw(number, "a quote that is not closed", "a closing quote"));
            }
            String behind = plain();
            if (!behind.isEmpty()) {
                flaws.add(new Flaw(number, "\"" + behind + "\" behind a closing quote", "a separator"));
            }
            return cell + behind; // what follows the closing quote against the rules is kept
        }
    }
}
