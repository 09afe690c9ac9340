package org.minikisa.rendering.terminal;

import java.io.PrintStream;
import java.util.Objects;

/**
 * What a screen draws on.
 *
 * @param out results
 * @param err remarks, progress and errors
 * @param columns of the terminal behind out; 0 when out is a pipe or a file
 * @param errColumns of the terminal behind err; 0 when err is a pipe or a file
 * @param colours whether terminals among them show colours
 */
public record Surface(PrintStream out, PrintStream err, int columns, int errColumns, boolean colours) {

    public Surface {
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(err, "err");
        if (columns < 0 || errColumns < 0) {
            throw new IllegalArgumentException("columns are not negative");
        }
    }

    /** Pipes, files, a host's buffers: nothing is cut, nothing coloured. */
    public static Surface plain(PrintStream out, PrintStream err) {
        return new Surface(out, err, 0, 0, false);
    }

    boolean outColours() {
        return colours && columns > 0;
    }

    boolean errColours() {
        return colours && errColumns > 0;
    }
}
