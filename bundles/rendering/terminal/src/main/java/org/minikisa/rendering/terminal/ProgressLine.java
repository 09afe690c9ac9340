package org.minikisa.rendering.terminal;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Draws how far work has come: over and over on one line of a terminal, or a plain line now and then. */
final class ProgressLine implements Progress {

    private static final long REDRAW = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long PLAIN = TimeUnit.SECONDS.toNanos(10);
    private static final int LONGEST_BAR = 30;

    private final String title;
    private final PrintStream err;
    private final int columns;
    private final boolean colours;
    private final LongSupplier nanos;
    private final long started;
    private long total;
    private long done;
    private long drawn;
    private boolean visible;
    private boolean closed;

    /** @param columns of the terminal; 0 where there is none */
    ProgressLine(String title, long total, PrintStream err, int columns, boolean colours, LongSupplier nanos) {
        this.title = Text.clean(title);
        this.total = total;
        this.err = err;
        this.columns = columns;
        this.colours = colours;
        this.nanos = nanos;
        this.started = nanos.getAsLong();
        this.drawn = started;
    }

    @Override
    public void to(long reached) {
        done = reached;
        Stopped.ifInterrupted();
        long now = nanos.getAsLong();
        if (now - drawn >= (columns > 0 ? REDRAW : PLAIN)) {
            drawn = now;
            draw(now);
        }
    }

    @Override
    public void advance(long by) {
        to(done + by);
    }

    @Override
    public void total(long known) {
        total = known;
    }

    /** Makes room for another line; the bar comes back with the next step. */
    void hide() {
        if (visible) {
            err.print("\r\u001b[K");
            err.flush();
            visible = false;
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        // Short work has never been drawn and leaves no trace; long work leaves its last state.
        if (drawn > started) {
            draw(nanos.getAsLong());
            if (visible) {
                err.println();
                visible = false;
            }
        }
        err.flush();
    }

    private void draw(long now) {
        double seconds = (now - started) / 1e9;
        if (columns == 0) {
            err.println(title + ": " + (total < 0 ? clock(Math.round(seconds)) : counts()));
        } else {
            String tail = total < 0
                    ? " " + clock(Math.round(seconds))
                    : " " + (total > 0 ? percent() + "  " : "") + counts() + rate(seconds) + left(seconds);
            int room = Math.min(LONGEST_BAR, columns - Text.width(title) - Text.width(tail) - 2);
            String line = title + (total > 0 && room >= 5 ? " " + bar(room) : "") + tail;
            // A line that reached the margin would wrap and could not be drawn over.
            err.print("\r" + (room < 0 ? Text.cut(line, columns - 1) : line) + "\u001b[K");
            visible = true;
        }
        err.flush();
    }

    private String bar(int room) {
        int full = (int) Math.round(room * fraction());
        String reached = "━".repeat(full);
        String open = (colours ? "━" : "─").repeat(room - full);
        return colours ? Tone.ACCENT.ansi(reached) + Tone.DIM.ansi(open) : reached + open;
    }

    private double fraction() {
        return Math.max(0, Math.min(1, (double) done / total));
    }

    private String percent() {
        return String.format(Locale.ROOT, "%3d %%", (int) Math.floor(100 * fraction()));
    }

    private String counts() {
        return total > 0 ? done + "/" + total : Long.toString(done);
    }

    private String rate(double seconds) {
        if (seconds < 1 || done == 0) {
            return "";
        }
        double rate = done / seconds;
        return String.format(Locale.ROOT, rate < 10 ? "  %.1f/s" : "  %.0f/s", rate);
    }

    private String left(double seconds) {
        if (seconds < 1 || done <= 0 || total <= done) {
            return "";
        }
        return "  " + clock(Math.round(seconds * (total - done) / done)) + " left";
    }

    private static String clock(long seconds) {
        return seconds >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
