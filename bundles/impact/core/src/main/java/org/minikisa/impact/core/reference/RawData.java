package org.minikisa.impact.core.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.minikisa.impact.laws.AnswerLaws;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;

/** A file of units: a heading, and a row for each unit. Problems of cells are noted with row and column. */
final class RawData {

    private static final Set<String> MISSING = Set.of("", "NA", "..");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,40}(\\.\\d{1,40})?([eE][-+]?\\d{1,3})?");

    private final List<List<String>> rows;
    private final Problems problems;
    private final Map<String, Integer> places = new HashMap<>();

    private RawData(List<List<String>> rows, Problems problems) {
        this.rows = rows;
        this.problems = problems;
    }

    /**
     * Checks that the file is a table.
     *
     * @param problems gets what is found later, in cells
     * @throws InvalidInputException when it is none
     */
    static RawData read(String what, byte[] csv, Problems problems) {
        var data = new RawData(Csv.parse(what, csv), problems);
        var shape = new Problems();
        data.checkShape(shape);
        shape.refuseIfAny(what);
        return data;
    }

    private void checkShape(Problems shape) {
        if (rows.size() < 3) {
            shape.add(
                    "impact.reference.rows",
                    "",
                    rows.isEmpty() ? "nothing" : rows.size() - 1 + " units",
                    "a heading and at least 2 units",
                    "Write a heading, then a line for each unit.");
            return;
        }
        for (int i = 0; i < headings().size(); i++) {
            if (places.putIfAbsent(headings().get(i), i) != null) {
                shape.add(
                        "impact.reference.heading",
                        "row 1, column " + (i + 1),
                        "\"" + headings().get(i) + "\" again",
                        "a heading of its own",
                        "Rename one of them.");
            }
        }
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i).size() != headings().size()) {
                shape.add(
                        "impact.reference.cells",
                        "row " + (i + 1),
                        rows.get(i).size() + " cells",
                        headings().size() + ", as in the heading",
                        "Check separators and quotes.");
            }
        }
    }

    List<String> headings() {
        return rows.get(0);
    }

    int size() {
        return rows.size() - 1;
    }

    /** Whether there is such a column; a problem when there is none. @param place in the recipe */
    boolean has(String column, String place) {
        if (places.containsKey(column)) {
            return true;
        }
        var near = AnswerLaws.near(column, headings());
        problems.add(
                "impact.reference.column",
                place,
                "\"" + column + "\"",
                "a column of the file",
                near.isEmpty() ? "See the file's heading." : "Did you mean " + String.join(" or ", near) + "?");
        return false;
    }

    List<String> texts(String column) {
        int place = places.get(column);
        return rows.subList(1, rows.size()).stream().map(row -> row.get(place)).toList();
    }

    /** Names of units: none missing, none twice. */
    List<String> names(String column) {
        var names = texts(column);
        var seen = new HashMap<String, Integer>();
        for (int i = 0; i < names.size(); i++) {
            var before = seen.putIfAbsent(names.get(i), i);
            if (names.get(i).isBlank() || before != null) {
                problems.add(
                        "impact.reference.unit",
                        place(i, column),
                        before == null ? "nothing" : "\"" + names.get(i) + "\", also in row " + (before + 2),
                        "a name of its own for each unit",
                        "Correct it, or say which column names the units.");
            }
        }
        return names;
    }

    /** Whether a column has a number anywhere. */
    boolean hasNumbers(String column) {
        return texts(column).stream().anyMatch(text -> NUMBER.matcher(text).matches());
    }

    /** A column of numbers, NaN where one is missing; cells that are neither are problems. */
    double[] numbers(String column) {
        var texts = texts(column);
        var numbers = new double[texts.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(texts.get(i), i, column);
        }
        return numbers;
    }

    private double number(String text, int row, String column) {
        if (MISSING.contains(text)) {
            return Double.NaN;
        }
        double number = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(number)) {
            problems.add(
                    "impact.reference.number",
                    place(row, column),
                    "\"" + text + "\"",
                    "a number with a decimal point, or nothing",
                    text.indexOf(',') >= 0
                            ? "Write " + text.replace(',', '.') + "."
                            : "Correct it, or leave it empty when it is missing.");
        }
        return number;
    }

    /** A column to divide by: a 0 is a problem. */
    double[] denominators(String column) {
        var numbers = numbers(column);
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] == 0) {
                problems.add(
                        "impact.reference.denominator",
                        place(i, column),
                        "0",
                        "another number, or nothing",
                        "Nothing can be divided by 0: correct it, or leave it empty when it is missing.");
            }
        }
        return numbers;
    }

    /** The columns that hold numbers, less some. */
    List<String> numeric(Set<String> without) {
        var columns = new ArrayList<String>();
        for (var column : headings()) {
            if (!without.contains(column) && hasNumbers(column)) {
                columns.add(column);
            }
        }
        return columns;
    }

    private static String place(int row, String column) {
        return "row " + (row + 2) + ", column \"" + column + "\"";
    }
}
