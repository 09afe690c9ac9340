package org.minikisa.reporting.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.minikisa.reporting.core.Suppression.Mark;

class SuppressionTest {

    private static final int LEAST = 3;

    @Test
    void aSmallCountTakesAnotherOfItsRowAndColumnWithIt() {
        Mark[][] marks = Suppression.of(table(new long[][] {{2, 10, 7}, {8, 9, 12}, {20, 30, 40}}), LEAST);

        assertThat(marks[0][0]).isEqualTo(Mark.SMALL);
        assertThat(count(marks, Mark.HIDDEN)).isEqualTo(3);
        assertThat(marks[3]).containsOnly(Mark.TOLD);
    }

    @Test
    void nothingIsHiddenWhereNothingIsSmallOrHidingIsOff() {
        assertThat(count(Suppression.of(table(new long[][] {{3, 0}, {5, 7}}), LEAST), Mark.TOLD))
                .isEqualTo(9);
        assertThat(count(Suppression.of(table(new long[][] {{1, 2}, {1, 7}}), 0), Mark.TOLD))
                .isEqualTo(9);
    }

    /** Tries every table that agrees with what is printed: an oracle that knows nothing of networks. */
    @Test
    void everyCountThatIsNotToldCouldBeAnother() {
        var random = new Random(7);
        for (int round = 0; round < 3_000; round++) {
            long[][] cells = new long[1 + random.nextInt(3)][1 + random.nextInt(3)];
            for (long[] row : cells) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = random.nextInt(3) == 0 ? 0 : random.nextInt(random.nextBoolean() ? 4 : 9);
                }
            }
            long[][] table = table(cells);
            long[][] slack = overlaps(table, random);
            assertNothingIsGivenAway(table, slack, Suppression.of(table, LEAST));
        }
    }

    /** Larger ones by the linear equations alone: no hidden count is fixed by them. */
    @Test
    void inLargeTablesTheEquationsFixNoHiddenCount() {
        var random = new Random(11);
        for (int round = 0; round < 60; round++) {
            long[][] cells = new long[4 + random.nextInt(9)][3 + random.nextInt(20)];
            for (long[] row : cells) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = (long) (-Math.log(1 - random.nextDouble()) * (random.nextBoolean() ? 2 : 12));
                }
            }
            long[][] table = table(cells);
            Mark[][] marks = Suppression.of(table, LEAST);
            for (int r = 0; r < table.length; r++) {
                for (int c = 0; c < table[0].length; c++) {
                    assertThat(marks[r][c] == Mark.TOLD && table[r][c] > 0 && table[r][c] < LEAST)
                            .isFalse();
                }
            }
            assertThat(fixedByEquations(table, marks)).isEmpty();
        }
    }

    private static long count(Mark[][] marks, Mark mark) {
        return Arrays.stream(marks).flatMap(Arrays::stream).filter(mark::equals).count();
    }

    private static long[][] table(long[][] cells) {
        int rows = cells.length;
        int columns = cells[0].length;
        long[][] table = new long[rows + 1][columns + 1];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                table[i][j] = cells[i][j];
                table[i][columns] += cells[i][j];
                table[rows][j] += cells[i][j];
                table[rows][columns] += cells[i][j];
            }
        }
        return table;
    }

    /** Some contacts count in several columns: totals are less than sums, by a number that is known at worst. */
    private static long[][] overlaps(long[][] table, Random random) {
        int last = table[0].length - 1;
        long[][] slack = new long[2][Math.max(table.length, table[0].length)];
        for (int i = 0; i < table.length - 1; i++) {
            if (random.nextInt(4) == 0 && table[i][last] > 1) {
                table[i][last]--;
                table[table.length - 1][last]--;
            }
        }
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < table[0].length; j++) {
                slack[0][i] += signed(table, i, j, table[i][j]);
                slack[1][j] += signed(table, i, j, table[i][j]);
            }
        }
        return slack;
    }

    private static long signed(long[][] table, int i, int j, long count) {
        return (i == table.length - 1) == (j == table[0].length - 1) ? count : -count;
    }

    private static void assertNothingIsGivenAway(long[][] table, long[][] slack, Mark[][] marks) {
        List<int[]> hidden = new ArrayList<>();
        boolean two = count(marks, Mark.SMALL) > 0;
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < table[0].length; j++) {
                boolean small = table[i][j] > 0 && table[i][j] < LEAST;
                assertThat(small && marks[i][j] == Mark.TOLD).isFalse();
                if (marks[i][j] != Mark.TOLD) {
                    hidden.add(new int[] {i, j});
                }
            }
        }
        boolean[] open = new boolean[hidden.size()];
        search(
                Arrays.stream(table).map(long[]::clone).toArray(long[][]::new),
                table,
                slack,
                marks,
                two,
                hidden,
                0,
                open);
        for (int k = 0; k < open.length; k++) {
            assertThat(open[k])
                    .as(
                            "%s %s at %s",
                            Arrays.deepToString(table), Arrays.deepToString(marks), Arrays.toString(hidden.get(k)))
                    .isTrue();
        }
    }

    /** Fills hidden counts one after the other with all that their marks allow, up to four more or less than they are. */
    private static void search(
            long[][] guess,
            long[][] table,
            long[][] slack,
            Mark[][] marks,
            boolean two,
            List<int[]> hidden,
            int at,
            boolean[] open) {
        boolean all = true;
        for (boolean each : open) {
            all &= each;
        }
        if (all) {
            return;
        }
        if (at == hidden.size()) {
            if (agrees(guess, slack)) {
                for (int k = 0; k < open.length; k++) {
                    int[] cell = hidden.get(k);
                    open[k] |= guess[cell[0]][cell[1]] != table[cell[0]][cell[1]];
                }
            }
            return;
        }
        int i = hidden.get(at)[0];
        int j = hidden.get(at)[1];
        boolean small = marks[i][j] == Mark.SMALL;
        long from = Math.max(small || !two ? 1 : LEAST, table[i][j] - 1);
        long to = Math.min(small ? LEAST - 1 : Long.MAX_VALUE, table[i][j] + 1);
        for (long value = from; value <= to; value++) {
            guess[i][j] = value;
            if (rowAgrees(guess, slack, hidden, at)) {
                search(guess, table, slack, marks, two, hidden, at + 1, open);
            }
        }
        guess[i][j] = table[i][j];
    }

    /** Whether the row still fits, once its last hidden count is filled. */
    private static boolean rowAgrees(long[][] guess, long[][] slack, List<int[]> hidden, int at) {
        int row = hidden.get(at)[0];
        if (at + 1 < hidden.size() && hidden.get(at + 1)[0] == row) {
            return true;
        }
        long sum = 0;
        for (int j = 0; j < guess[0].length; j++) {
            sum += signed(guess, row, j, guess[row][j]);
        }
        return sum == slack[0][row];
    }

    private static boolean agrees(long[][] guess, long[][] slack) {
        for (int j = 0; j < guess[0].length; j++) {
            long sum = 0;
            for (int i = 0; i < guess.length; i++) {
                sum += signed(guess, i, j, guess[i][j]);
            }
            if (sum != slack[1][j]) {
                return false;
            }
        }
        return true;
    }

    /** Gauss and Jordan: an unknown that stands alone in a row of the reduced equations is known. */
    private static List<String> fixedByEquations(long[][] table, Mark[][] marks) {
        List<int[]> unknown = new ArrayList<>();
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < table[0].length; j++) {
                if (marks[i][j] != Mark.TOLD) {
                    unknown.add(new int[] {i, j});
                }
            }
        }
        double[][] equations = new double[table.length + table[0].length][unknown.size()];
        for (int k = 0; k < unknown.size(); k++) {
            int[] cell = unknown.get(k);
            equations[cell[0]][k] = signed(table, cell[0], cell[1], 1);
            equations[table.length + cell[1]][k] = signed(table, cell[0], cell[1], 1);
        }
        reduce(equations);
        var fixed = new ArrayList<String>();
        for (double[] equation : equations) {
            if (Arrays.stream(equation).filter(x -> Math.abs(x) > 1e-9).count() == 1) {
                fixed.add(Arrays.toString(equation));
            }
        }
        return fixed;
    }

    private static void reduce(double[][] m) {
        int row = 0;
        for (int column = 0; column < m[0].length && row < m.length; column++) {
            int pivot = row;
            while (pivot < m.length && Math.abs(m[pivot][column]) < 1e-9) {
                pivot++;
            }
            if (pivot < m.length) {
                double[] swap = m[row];
                m[row] = m[pivot];
                m[pivot] = swap;
                for (int i = 0; i < m.length; i++) {
                    double factor = i == row ? 0 : m[i][column] / m[row][column];
                    for (int j = 0; factor != 0 && j < m[0].length; j++) {
                        m[i][j] -= factor * m[row][j];
                    }
                }
                row++;
            }
        }
    }
}
