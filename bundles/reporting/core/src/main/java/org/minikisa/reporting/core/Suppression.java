package org.minikisa.reporting.core;

import java.util.Arrays;

/**
 * Hides small counts of a table with totals, and as many others as are needed so that none can be computed from what is left.
 *
 * <p>Write totals with the opposite sign (the grand total with its own) and every row and column sums to a constant that is known at worst.
 * Whoever knows the rest can shift a hidden count by one exactly when it lies on a cycle of hidden counts that alternates between rows and
 * columns and stays within what the marks say of each: all shifted by one along it, no printed number changes. Because such tables are
 * networks, there is no other way either (M. Fischetti and J.-J. Salazar-González, Models and algorithms for the 2-dimensional cell
 * suppression problem, 1999), so a count on such a cycle is proven to be open, and one that is on none would be known. The cheapest cycle is
 * closed by hiding counts that would be told otherwise.
 */
final class Suppression {

    /** What is shown of a count. */
    enum Mark {
        TOLD,
        /** From 1 to below the least count. */
        SMALL,
        /** At least the least count; where two marks would give too much away, from 1. */
        HIDDEN
    }

    /** Totals are what people look for first: they are hidden last. */
    private static final long TOTAL = 1_000_000;

    private final long[][] counts;
    private final int least;
    private final boolean oneMark;
    private final Mark[][] marks;
    private final int rows;
    private final int columns;

    private Suppression(long[][] counts, int least, boolean oneMark) {
        this.counts = counts;
        this.least = least;
        this.oneMark = oneMark;
        this.rows = counts.length;
        this.columns = counts[0].length;
        this.marks = new Mark[rows][columns];
    }

    /**
     * @param counts cells, with row totals in the last column and column totals in the last row; totals may be less than the sum
     * @param least from 3; 0 hides nothing
     */
    static Mark[][] of(long[][] counts, int least) {
        var two = new Suppression(counts, least, false);
        if (two.hide()) {
            return two.marks;
        }
        var one = new Suppression(counts, least, true);
        if (!one.hide()) {
            throw new IllegalStateException("a cell, its totals and the grand total are always a cycle");
        }
        return one.marks;
    }

    private boolean hide() {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                boolean small = counts[row][column] > 0 && counts[row][column] < least;
                marks[row][column] = !small ? Mark.TOLD : oneMark ? Mark.HIDDEN : Mark.SMALL;
            }
        }
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                // what is hidden on the way is on the cycle that it was hidden for
                boolean small = counts[row][column] > 0 && counts[row][column] < least;
                if (small && !protect(row, column)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean protect(int row, int column) {
        var up = canShift(row, column, 1) ? new Cycle(row, column, 1) : null;
        if (up != null && up.cost == 0) {
            return true;
        }
        var down = canShift(row, column, -1) ? new Cycle(row, column, -1) : null;
        Cycle best = up == null || down != null && down.cost < up.cost ? down : up;
        if (best == null || best.cost == Long.MAX_VALUE) {
            return false;
        }
        best.hide();
        return true;
    }

    /** 1 where the count stands with its own sign, -1 for row and column totals. */
    private int sign(int row, int column) {
        return (row == rows - 1) == (column == columns - 1) ? 1 : -1;
    }

    /** Whether the count, with its sign, may go up or down by one for all that its mark would say. */
    private boolean canShift(int row, int column, int direction) {
        long count = counts[row][column];
        boolean up = direction * sign(row, column) > 0;
        if (count == 0) {
            return false;
        } else if (marks[row][column] == Mark.SMALL) {
            return up ? count < least - 1 : count > 1;
        }
        return up || count > (oneMark ? 1 : least);
    }

    private long cost(int row, int column) {
        if (marks[row][column] != Mark.TOLD) {
            return 0;
        }
        int totals = (row == rows - 1 ? 1 : 0) + (column == columns - 1 ? 1 : 0);
        return counts[row][column] + TOTAL * totals * totals;
    }

    /** The cheapest way back, rows first among nodes, then columns (Dijkstra 1959, on a dense graph). */
    private final class Cycle {

        private final int[] before = new int[rows + columns];
        private final int last;
        private final long cost;

        Cycle(int row, int column, int direction) {
            int start = direction > 0 ? rows + column : row;
            last = direction > 0 ? row : rows + column;
            long[] distance = new long[rows + columns];
            boolean[] done = new boolean[rows + columns];
            Arrays.fill(distance, Long.MAX_VALUE);
            Arrays.fill(before, -1);
            distance[start] = 0;
            for (int node = start; node >= 0 && node != last; node = nearest(distance, done)) {
                done[node] = true;
                boolean fromRow = node < rows;
                for (int other = fromRow ? rows : 0; other < (fromRow ? rows + columns : rows); other++) {
                    int r = fromRow ? node : other;
                    int c = (fromRow ? other : node) - rows;
                    boolean itself = r == row && c == column;
                    if (!itself && !done[other] && canShift(r, c, fromRow ? 1 : -1)) {
                        long way = distance[node] + cost(r, c);
                        if (way < distance[other]) {
                            distance[other] = way;
                            before[other] = node;
                        }
                    }
                }
            }
            cost = distance[last];
        }

        private int nearest(long[] distance, boolean[] done) {
            int nearest = -1;
            for (int node = 0; node < distance.length; node++) {
                if (!done[node]
                        && distance[node] < Long.MAX_VALUE
                        && (nearest < 0 || distance[node] < distance[nearest])) {
                    nearest = node;
                }
            }
            return nearest;
        }

        void hide() {
            for (int node = last; before[node] >= 0; node = before[node]) {
                int row = Math.min(node, before[node]);
                int column = Math.max(node, before[node]) - rows;
                if (marks[row][column] == Mark.TOLD) {
                    marks[row][column] = Mark.HIDDEN;
                }
            }
        }
    }
}
