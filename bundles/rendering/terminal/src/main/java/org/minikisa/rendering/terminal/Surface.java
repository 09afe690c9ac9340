package org.minikisa.rendering.terminal;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a screen draws on.
 *
 * @param out results
 * @param err remarks, progress and errors
 * @param columns of the terminal behind out; 0 when out is a pipe or a file
 * @param errColumns of the terminal behind err; 0 when err is a pipe or a file
 * @param colours whether terminals among them show colours
 * @param person who can be asked: shows the question and gives the line that was typed; a {@link Person} gives single keys too; empty
 *     where nobody sits
 * @param in what is piped in; empty where nothing is
 */
public record Surface(
        PrintStream out,
        PrintStream err,
        int columns,
        int errColumns,
        boolean colours,
        Optional<UnaryOperator<String>> person,
        Optional<InputStream> in) {

    public Surface {
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(err, "err");
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(in, "in");
        if (columns < 0 || errColumns < 0) {
            throw new IllegalArgumentException("columns are not negative");
        }
    }

    /** Nothing is piped in. */
    public Surface(
            PrintStream out,
            PrintStream err,
            int columns,
            int errColumns,
            boolean colours,
            Optional<UnaryOperator<String>> person) {
        this(out, err, columns, errColumns, colours, person, Optional.empty());
    }

    /** Nobody can be asked. */
    public Surface(PrintStream out, PrintStream err, int columns, int errColumns, boolean colours) {
        this(out, err, columns, errColumns, colours, Optional.empty());
    }

    /** Pipes, files, a host's buffers: nothing is cut, nothing coloured. */
    public static Surface plain(PrintStream out, PrintStream err) {
        return new Surface(out, err, 0, 0, false);
    }

    /** The same with something piped in, or nothing: null. */
    public Surface reading(InputStream piped) {
        return new Surface(out, err, columns, errColumns, colours, person, Optional.ofNullable(piped));
    }

    boolean outColours() {
        return colours && columns > 0;
    }

    boolean errColours() {
        return colours && errColumns > 0;
    }
}
