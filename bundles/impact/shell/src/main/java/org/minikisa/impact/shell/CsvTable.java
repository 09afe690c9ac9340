package org.minikisa.impact.shell;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A CSV file with a heading (RFC 4180; semicolons too, and a byte order mark, as spreadsheets in Finland write). */
record CsvTable(List<String> heads, List<Row> rows) {

    /** @param line where it begins, from 1; @param cells by heading; empty texts for what the line does not have */
    record Row(int line, Map<String, String> cells, int width) {}

    static CsvTable parse(byte[] csv) {
        var text = new String(csv, StandardCharsets.UTF_8);
        return new Reading(text.startsWith("\ufeff") ? text.substring(1) : text).table();
    }

    private static final class Reading {

        private final String text;
        private final char separator;
        private final List<String> cells = new ArrayList<>();
        private int at;
        private int line = 1;

        Reading(String text) {
            this.text = text;
            var heading = text.lines().findFirst().orElse("");
            this.separator = heading.indexOf(';') >= 0 && heading.indexOf(',') < 0 ? ';' : ',';
        }

        CsvTable table() {
            row();
            var heads = cells.stream().map(String::strip).toList();
            var rows = new ArrayList<Row>();
            while (at < text.length()) {
                int begins = line;
                row();
                if (cells.size() > 1 || !cells.get(0).isBlank()) {
                    rows.add(named(heads, begins));
                }
            }
            return new CsvTable(heads, List.copyOf(rows));
        }

        private Row named(List<String> heads, int begins) {
            var named = new LinkedHashMap<String, String>();
            for (int i = 0; i < heads.size(); i++) {
                named.put(heads.get(i), i < cells.size() ? cells.get(i).strip() : "");
            }
            return new Row(begins, named, cells.size());
        }

        private void row() {
            cells.clear();
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
            int to = at > from && at < text.length() && text.charAt(at) == '\n' && text.charAt(at - 1) == '\r'
                    ? at - 1
                    : at;
            return text.substring(from, to);
        }

        private String quoted() {
            var cell = new StringBuilder();
            for (at++; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == '"' && (at + 1 == text.length() || text.charAt(at + 1) != '"')) {
                    at++;
                    break;
                }
                at += c == '"' ? 1 : 0;
                line += c == '\n' ? 1 : 0;
                cell.append(c);
            }
            return cell + plain(); // what follows the closing quote against the rules is kept
        }
    }
}
