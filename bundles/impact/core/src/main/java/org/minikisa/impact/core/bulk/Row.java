package org.minikisa.impact.core.bulk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.minikisa.problem.api.Problem;

/**
 * A row as it was read: where each cell with something in it stands in the buffer of {@link Lines}. Filled again for
 * each row.
 */
final class Row {

    private final Lines lines;
    private int cells;
    private int[] columns = new int[64];
    private int[] from = new int[64];
    private int[] to = new int[64];
    private String[] unescaped = new String[64];
    private int subject;
    private int jointProcurement;
    private final List<Problem> problems = new ArrayList<>();
    private Optional<Written> written = Optional.empty();

    /** A row in words. */
    record Written(String subject, String jointProcurement, Map<String, String> base, Map<String, String> choices) {}

    Row(Lines lines) {
        this.lines = lines;
    }

    void begin() {
        Arrays.fill(unescaped, 0, cells, null);
        cells = 0;
        subject = -1;
        jointProcurement = -1;
        problems.clear();
        written = Optional.empty();
    }

    /** @param start where it begins, counted from the beginning of the row */
    void add(int column, int start, int end) {
        if (cells == columns.length) {
            columns = Arrays.copyOf(columns, 2 * cells);
            from = Arrays.copyOf(from, 2 * cells);
            to = Arrays.copyOf(to, 2 * cells);
            unescaped = Arrays.copyOf(unescaped, 2 * cells);
        }
        columns[cells] = column;
        from[cells] = start;
        to[cells] = end;
        if (column == Columns.SUBJECT) {
            subject = cells;
        } else if (column == Columns.JOINT_PROCUREMENT) {
            jointProcurement = cells;
        }
        cells++;
    }

    /** A cell whose bytes are not what it says. */
    void add(int column, String text) {
        add(column, 0, 0);
        unescaped[cells - 1] = text;
    }

    void refuse(Problem problem) {
        problems.add(problem);
    }

    /** A row that could only be read as a whole. */
    void is(Written words) {
        written = Optional.of(words);
    }

    // ---------------------------------------------------------------- what was read

    long number() {
        return lines.number();
    }

    /** As it stands in the file. */
    String text() {
        return lines.text();
    }

    List<Problem> problems() {
        return problems;
    }

    /** Whether its cells are all there is to it. */
    boolean isPlain() {
        return problems.isEmpty() && written.isEmpty();
    }

    /** Whether its answers could be told apart, be they right or wrong. */
    boolean isReadable() {
        return problems.isEmpty() || written.isPresent();
    }

    int cells() {
        return cells;
    }

    int column(int cell) {
        return columns[cell];
    }

    byte[] bytes() {
        return lines.bytes();
    }

    int from(int cell) {
        return lines.start() + from[cell];
    }

    int to(int cell) {
        return lines.start() + to[cell];
    }

    boolean isEscaped(int cell) {
        return unescaped[cell] != null;
    }

    /** The cell of the subject; -1 for none. */
    int subject() {
        return subject;
    }

    boolean hasJointProcurement() {
        return jointProcurement >= 0 && (isEscaped(jointProcurement) || from[jointProcurement] < to[jointProcurement]);
    }

    /** The cell of the joint procurement, if it has one. */
    int jointProcurement() {
        return jointProcurement;
    }

    String text(int cell) {
        return cell < 0
                ? ""
                : unescaped[cell] != null
                        ? unescaped[cell]
                        : new String(bytes(), from(cell), to[cell] - from[cell], StandardCharsets.UTF_8);
    }

    /** In words. */
    Written written(Columns names) {
        return written.orElseGet(() -> {
            var base = new TreeMap<String, String>();
            var choices = new TreeMap<String, String>();
            for (int cell = 0; cell < cells; cell++) {
                if (names.isBase(columns[cell])) {
                    base.put(names.answer(columns[cell]), text(cell));
                } else if (names.isChoice(columns[cell])) {
                    choices.put(names.answer(columns[cell]), text(cell));
                }
            }
            return new Written(text(subject), text(jointProcurement), base, choices);
        });
    }
}
