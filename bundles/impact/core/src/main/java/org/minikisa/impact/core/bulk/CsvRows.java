package org.minikisa.impact.core.bulk;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

import org.minikisa.impact.laws.AnswerLaws;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;

/**
 * CSV by RFC 4180, with commas or semicolons as the heading has them. Own code instead of a library: it makes no
 * strings, and a quote that never closes costs its own line and not the rest of the file.
 */
final class CsvRows implements Rows {

    private static final int MALFORMED = -1;

    private final Lines lines;
    private final byte separator;
    private final boolean crLf;
    private final int[] columns;

    /** Reads the heading. @throws InvalidInputException with all columns that are wrong */
    CsvRows(String what, Lines lines, Columns names) throws IOException {
        this.lines = lines;
        var heading = new Row(lines);
        skipBlank();
        separator = mostlySeparatedBy();
        if (Rows.begins(lines, heading)) {
            split(heading, null);
        }
        if (!heading.problems().isEmpty()) {
            throw new InvalidInputException(what, heading.problems());
        }
        crLf = lines.endsWithCrLf();
        columns = resolve(what, heading, names);
    }

    @Override
    public boolean next(Row into) throws IOException {
        if (!skipBlank()) {
            return false;
        }
        if (Rows.begins(lines, into)) {
            split(into, columns);
            if (lines.isExtended()) {
                Rows.requireText(lines, into);
            }
        }
        return true;
    }

    boolean isMarked() {
        return lines.isMarked();
    }

    byte separator() {
        return separator;
    }

    /** How its lines end. */
    boolean isCrLf() {
        return crLf;
    }

    private boolean skipBlank() throws IOException {
        while (lines.next()) {
            if (!lines.isBlank()) {
                return true;
            }
        }
        return false;
    }

    // ---------------------------------------------------------------- the heading

    private byte mostlySeparatedBy() {
        int commas = 0;
        for (int i = lines.start(); i < lines.end(); i++) {
            commas += lines.bytes()[i] == ',' ? 1 : lines.bytes()[i] == ';' ? -1 : 0;
        }
        return (byte) (commas < 0 ? ';' : ',');
    }

    private static int[] resolve(String what, Row heading, Columns names) {
        var problems = new Problems();
        var known = names.names();
        var numbers = new HashMap<String, Integer>();
        known.forEach(name -> numbers.put(name, numbers.size()));
        var seen = new HashSet<String>();
        var columns = new int[heading.cells()];
        for (int i = 0; i < columns.length; i++) {
            var title = heading.text(i).strip();
            columns[i] = numbers.getOrDefault(title, -1);
            if (columns[i] < 0) {
                // near names are only looked for while problems are kept
                problems.add(unknown(title, i, i - seen.size() < Problems.MOST ? known : List.of()));
            } else if (!seen.add(title)) {
                problems.add(
                        "impact.bulk.column.twice",
                        place(i),
                        "\"" + title + "\" again",
                        "each column once",
                        "Remove one of them.");
            }
        }
        if (!seen.contains(names.name(Columns.SUBJECT))) {
            problems.add(
                    "impact.bulk.column.subject",
                    "heading",
                    "no column \"subject\"",
                    "what each row is about, in a column \"subject\"",
                    "Add it; the heading is the first line of the file.");
        }
        problems.refuseIfAny(what);
        return columns;
    }

    private static Problem unknown(String title, int column, List<String> known) {
        var near = AnswerLaws.near(title, known);
        return new Problem(
                "impact.bulk.column.unknown",
                place(column),
                "\"" + title + "\"",
                "subject, jointProcurement, base.INDICATOR or choice.INDICATOR",
                near.isEmpty()
                        ? "Remove or rename it; kisa:models show lists the indicators."
                        : "Did you mean " + String.join(" or ", near) + "?");
    }

    private static String place(int column) {
        return "heading, column " + (column + 1);
    }

    // ---------------------------------------------------------------- cells

    /** @param meanings of the columns; null in the heading, which keeps all its cells */
    private void split(Row row, int[] meanings) throws IOException {
        int count = 0;
        int at = 0;
        while (at != MALFORMED) {
            int column = meanings == null ? count : count < meanings.length ? meanings[count] : MALFORMED;
            count++;
            at = isQuote(at) ? quoted(row, column, at + 1) : plain(row, column, at, meanings == null);
            if (at == lines.end() - lines.start()) {
                break;
            }
            at = at == MALFORMED || lines.bytes()[lines.start() + at] != separator ? MALFORMED : at + 1;
        }
        if (at == MALFORMED) {
            lines.retreat();
            row.refuse(new Problem(
                    "impact.bulk.quotes",
                    "column " + count,
                    "a quote that opens or closes in the middle of a cell, or never closes",
                    "cells in quotes as a whole, with quotes inside them doubled",
                    "Write \"a \"\"quoted\"\" word\", with the quotes."));
        } else if (meanings != null && count != meanings.length) {
            row.refuse(new Problem(
                    "impact.bulk.cells",
                    "",
                    count + (count == 1 ? " cell" : " cells"),
                    meanings.length + ", as many as the heading has",
                    "Give every column a cell, an empty one where there is no answer; quote cells that contain \""
                            + (char) separator + "\"."));
        }
    }

    private boolean isQuote(int at) {
        return lines.start() + at < lines.end() && lines.bytes()[lines.start() + at] == '"';
    }

    /** @return where the cell ends, counted from the beginning of the row */
    private int plain(Row row, int column, int from, boolean emptyToo) {
        var bytes = lines.bytes();
        int end = lines.end();
        int first = lines.start() + from;
        int at = first;
        boolean blank = true;
        while (at < end) {
            byte b = bytes[at];
            if (b == separator) {
                break;
            }
            if (b == '"') {
                return MALFORMED;
            }
            blank &= b == ' ' || b == '\t';
            at++;
        }
        int to = from + at - first;
        if (column >= 0 && (!blank || emptyToo)) {
            row.add(column, from, to);
        }
        return to;
    }

    /** @return where it ends, past the closing quote */
    private int quoted(Row row, int column, int from) throws IOException {
        int at = from;
        boolean doubled = false;
        while (true) {
            int end = lines.end() - lines.start();
            int start = lines.start();
            var bytes = lines.bytes();
            while (at < end && bytes[start + at] != '"') {
                at++;
            }
            if (at < end) {
                if (at + 1 >= end || bytes[start + at + 1] != '"') {
                    break;
                }
                doubled = true;
                at += 2;
            } else if (!lines.extend()) {
                return MALFORMED;
            }
        }
        if (column >= 0 && at > from) {
            if (doubled) {
                row.add(column, lines.text(from, at).replace("\"\"", "\""));
            } else {
                row.add(column, from, at);
            }
        }
        return at + 1;
    }
}
