package org.minikisa.intake.core.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

import org.minikisa.intake.api.Segment;
import org.minikisa.intake.api.Segment.Kind;

/** The lines of a text, and of what kind each was found to be. */
final class Lines {

    /** What comes after so many lines is of the kind of the last of them; nobody writes that much. */
    private static final int MOST = 20_000;

    private final String full;
    private List<Line> lines = new ArrayList<>();
    private Kind[] kinds;

    Lines(String full, int from) {
        this.full = full;
        int start = from;
        while (start < full.length()) {
            int newLine = full.indexOf('\n', start);
            int end = newLine < 0 || lines.size() == MOST ? full.length() : newLine + 1;
            lines.add(Line.of(full, start, end));
            start = end;
        }
        kinds = new Kind[lines.size()];
    }

    int count() {
        return lines.size();
    }

    Line at(int i) {
        return lines.get(i);
    }

    Kind kind(int i) {
        return kinds[i];
    }

    /** Whether something stands in a line and nobody has said yet what it is. */
    boolean isOpen(int i) {
        return kinds[i] == null && !lines.get(i).isBlank();
    }

    void mark(int i, Kind kind) {
        kinds[i] = kind;
    }

    /** All of a line; its {@link Line#text} may be less. */
    String whole(int i) {
        return full.substring(lines.get(i).start(), lines.get(i).end());
    }

    /** Where in the text the {@link Line#text} of a line begins, behind white space and what makes letters bold. */
    int startOfText(int i) {
        return lines.get(i).start()
                + whole(i).replace('\u00A0', ' ').indexOf(lines.get(i).text());
    }

    /**
     * Parts open lines in two, as if a line ended there.
     *
     * @param where the index in the text at which to part a line; its start for leaving it whole
     */
    void part(int from, int to, IntUnaryOperator where) {
        var parted = new ArrayList<Line>(lines.size() + 1);
        var kept = new ArrayList<Kind>(lines.size() + 1);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            int at = i >= from && i < to && isOpen(i) ? where.applyAsInt(i) : line.start();
            if (at > line.start() && at < line.end()) {
                parted.add(Line.of(full, line.start(), at));
                parted.add(Line.of(full, at, line.end()));
                kept.add(null);
            } else {
                parted.add(line);
            }
            kept.add(kinds[i]);
        }
        lines = parted;
        kinds = kept.toArray(Kind[]::new);
    }

    void mark(int from, int to, Kind kind) {
        for (int i = from; i < to; i++) {
            kinds[i] = kind;
        }
    }

    void markOpen(int from, int to, Kind kind) {
        for (int i = from; i < to; i++) {
            if (isOpen(i)) {
                kinds[i] = kind;
            }
        }
    }

    boolean has(Kind kind) {
        for (Kind each : kinds) {
            if (each == kind) {
                return true;
            }
        }
        return false;
    }

    /** The next line from here on that is not empty; {@code to} for none. */
    int nextWritten(int from, int to) {
        int i = from;
        while (i < to && lines.get(i).isBlank()) {
            i++;
        }
        return i;
    }

    /** The segments; empty lines belong to what stands above them. */
    List<Segment> segments() {
        var segments = new ArrayList<Segment>();
        Kind kind = null;
        int start = lines.isEmpty() ? 0 : lines.get(0).start();
        for (int i = 0; i < lines.size(); i++) {
            Kind next = kinds[i] == null ? kind : kinds[i];
            if (kind != null && next != kind) {
                segments.add(new Segment(kind, start, lines.get(i).start()));
                start = lines.get(i).start();
            }
            kind = next;
        }
        if (!lines.isEmpty()) {
            segments.add(new Segment(
                    kind == null ? Kind.MESSAGE : kind,
                    start,
                    lines.get(lines.size() - 1).end()));
        }
        return segments;
    }
}
