package org.minikisa.rendering.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Points of a rising staircase: what is reached at which cost. From point to point the value stays, then it jumps.
 *
 * @param across the name of the horizontal axis
 * @param points by rising x
 */
public record Plot(String across, List<Point> points) implements Drawing {

    private static final int HEIGHT = 10;
    private static final int WIDEST = 64;

    /** @param printedX as people read it; @param printedY likewise */
    public record Point(double x, double y, String printedX, String printedY) {

        public Point {
            Objects.requireNonNull(printedX, "printedX");
            Objects.requireNonNull(printedY, "printedY");
            if (!Double.isFinite(x) || !Double.isFinite(y)) {
                throw new IllegalArgumentException("a point is finite, not " + x + ", " + y);
            }
        }
    }

    public Plot {
        Objects.requireNonNull(across, "across");
        points = List.copyOf(points);
    }

    @Override
    public List<String> lines(int width, boolean colours) {
        if (points.isEmpty()) {
            return List.of();
        }
        Point first = points.get(0);
        Point last = points.get(points.size() - 1);
        int margin = Math.max(Text.width(first.printedY), Text.width(last.printedY));
        int room = Math.max(8, Math.min(WIDEST, width - margin - 3));
        var cells = cells(room, first, last);
        var lines = new ArrayList<String>();
        for (int row = 0; row < HEIGHT; row++) {
            String label = row == 0 ? last.printedY : row == HEIGHT - 1 ? first.printedY : "";
            String curve = new String(cells[row]).stripTrailing();
            lines.add((Text.right(label, margin) + " │" + (colours ? Tone.ACCENT.ansi(curve) : curve)).stripTrailing());
        }
        lines.add(" ".repeat(margin) + " └" + "─".repeat(room));
        String axis = Text.left(first.printedX, room - Text.width(last.printedX) + 1) + last.printedX;
        lines.add(" ".repeat(margin + 1) + axis);
        lines.add(" ".repeat(margin + 1) + Text.right(across, room + 1));
        return lines;
    }

    private char[][] cells(int room, Point first, Point last) {
        var cells = new char[HEIGHT][room];
        for (char[] row : cells) {
            Arrays.fill(row, ' ');
        }
        for (int i = 0; i < points.size(); i++) {
            int x = place(points.get(i).x, first.x, last.x, room);
            int y = HEIGHT - 1 - place(points.get(i).y, first.y, last.y, HEIGHT);
            int until = i + 1 < points.size() ? place(points.get(i + 1).x, first.x, last.x, room) : x;
            for (int at = x + 1; at < until; at++) {
                cells[y][at] = '·';
            }
            cells[y][x] = '●';
        }
        return cells;
    }

    private static int place(double value, double from, double to, int room) {
        return to > from ? (int) Math.round((value - from) / (to - from) * (room - 1)) : 0;
    }
}
