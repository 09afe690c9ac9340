package org.minikisa.classification.core.files;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.minikisa.classification.api.learning.LabelFile;
import org.minikisa.problem.api.Problems;
import org.minikisa.rendering.documents.Csv;
import org.minikisa.rendering.documents.CsvTable;

/** Rows of cells. The first one may be a heading. */
final class Table {

    private static final String LABEL = "label";
    private static final String TEXT = "text";
    private static final String SUBJECT = "subject";

    private final List<String> first;
    private final List<Row> rows;

    private Table(List<String> first, List<Row> rows) {
        this.first = first;
        this.rows = rows;
    }

    /** @param number as an editor or a spreadsheet counts */
    private record Row(int number, List<String> cells) {}

    /** RFC 4180. */
    static Table csv(String text, Problems problems) {
        CsvTable table = CsvTable.parse(text.getBytes(StandardCharsets.UTF_8));
        for (CsvTable.Flaw flaw : table.flaws()) {
            problems.add(
                    "classification.file.csv",
                    flaw.row() == 0 ? "" : "row " + flaw.row(),
                    flaw.found(),
                    flaw.expected(),
                    "Quote cells that have separators, quotes or line breaks in them; double quotes within quotes.");
        }
        List<Row> rows = table.rows().stream()
                .map(row -> new Row(
                        row.number(),
                        row.cells().values().stream().map(Csv::plain).toList()))
                .toList();
        return new Table(table.heads(), rows);
    }

    /** A row in each line, cells apart by tabs, with escapes. */
    static Table tsv(String text, Problems problems) {
        var rows = new ArrayList<Row>();
        int number = 0;
        for (var lines = text.lines().iterator(); lines.hasNext(); ) {
            String line = lines.next();
            number++;
            if (!line.isBlank()) {
                rows.add(new Row(number, cells(line)));
            }
        }
        if (rows.isEmpty()) {
            return new Table(List.of(), List.of());
        }
        List<String> first = rows.get(0).cells();
        for (Row row : rows) {
            if (row.cells().size() != first.size()) {
                problems.add(
                        "classification.file.tsv",
                        "line " + row.number(),
                        row.cells().size() + " cells",
                        first.size() + ", as the first line has",
                        "Write tabs within a text as \\t and line breaks as \\n.");
            }
        }
        return new Table(first, rows.subList(1, rows.size()));
    }

    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        for (String cell : line.split("\t", -1)) {
            cells.add(unescaped(cell));
        }
        return cells;
    }

    private static String unescaped(String cell) {
        if (cell.indexOf('\\') < 0) {
            return cell;
        }
        var text = new StringBuilder(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            char next = i + 1 < cell.length() ? cell.charAt(i + 1) : 0;
            int known = c == '\\' ? "nrt\\".indexOf(next) : -1;
            text.append(known < 0 ? c : "\n\r\t\\".charAt(known));
            i += known < 0 ? 0 : 1;
        }
        return text.toString();
    }

    /** Gives every row, unless something was wrong with rows or columns. */
    void read(LabelFile how, Problems problems, Lines.Rows sink) {
        boolean blank = first.stream().allMatch(String::isBlank) && rows.isEmpty();
        if (!problems.isEmpty() || blank) {
            return;
        }
        boolean heading = hasHeading(how);
        int label = heading ? column(how.labelColumn(), LABEL, "label", problems) : 1;
        int text = heading ? column(how.textColumn(), TEXT, "text", problems) : 0;
        int subject = heading ? subject(how.subjectColumn(), problems) : -1;
        if (!heading && first.size() != 2) {
            problems.add(
                    "classification.file.columns",
                    "row 1",
                    shown(first),
                    "a heading with the columns \"label\" and \"text\"; or, without heading, two columns: text, label",
                    "Name the columns of the label and of the text.");
        }
        if (!problems.isEmpty()) {
            return;
        }
        boolean more = heading || give(new Row(1, first), label, subject, text, sink);
        for (int i = 0; more && i < rows.size(); i++) {
            more = give(rows.get(i), label, subject, text, sink);
        }
    }

    private static boolean give(Row row, int label, int subject, int text, Lines.Rows sink) {
        return sink.add(
                "row " + row.number(),
                row.cells().get(label),
                subject < 0 ? "" : row.cells().get(subject),
                row.cells().get(text));
    }

    private boolean hasHeading(LabelFile how) {
        return how.labelColumn().isPresent()
                || how.textColumn().isPresent()
                || how.subjectColumn().isPresent()
                || at(LABEL) >= 0
                || at(TEXT) >= 0;
    }

    private int subject(Optional<String> wanted, Problems problems) {
        return wanted.isEmpty() ? at(SUBJECT) : column(wanted, SUBJECT, "subject", problems);
    }

    private int column(Optional<String> wanted, String usual, String what, Problems problems) {
        int at = at(wanted.orElse(usual));
        if (at < 0) {
            problems.add(
                    "classification.file.columns",
                    "heading",
                    shown(first),
                    "a column \"" + wanted.orElse(usual) + "\"",
                    "Name the column that has the " + what + ".");
        }
        return at;
    }

    /** Upper and lower case are the same in a heading. */
    private int at(String name) {
        for (int i = 0; i < first.size(); i++) {
            if (first.get(i).strip().equalsIgnoreCase(name.strip())) {
                return i;
            }
        }
        return -1;
    }

    private static String shown(List<String> heading) {
        return heading.size() == 1
                ? "one column"
                : "the columns "
                        + String.join(
                                ", ",
                                heading.stream()
                                        .limit(20)
                                        .map(h -> '"' + h.substring(0, Math.min(30, h.length())) + '"')
                                        .toList());
    }
}
