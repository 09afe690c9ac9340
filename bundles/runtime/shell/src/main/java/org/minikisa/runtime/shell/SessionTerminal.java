package org.minikisa.runtime.shell;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.apache.felix.service.command.CommandSession;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;
import org.minikisa.rendering.terminal.Stopped;

/** The terminal of a Gogo session. Apart, so that JLine is not even loaded where there is no terminal. */
final class SessionTerminal {

    /** Where Gogo's JLine shell and its commands expect it. */
    static final String VARIABLE = ".terminal";

    private static final int USUAL_WIDTH = 80;
    private static final long READ_MILLIS = 100;

    private SessionTerminal() {}

    /** Columns of the session's terminal; 0 where it has none. */
    static int columns(CommandSession session) {
        if (!(session.get(VARIABLE) instanceof Terminal terminal) || isDumb(terminal)) {
            return 0;
        }
        return terminal.getWidth() > 0 ? terminal.getWidth() : USUAL_WIDTH;
    }

    static boolean colours(CommandSession session) {
        return session.get(VARIABLE) instanceof Terminal terminal && StandardStreams.colours(terminal.getType());
    }

    /** Who sits at the session's terminal: shows a question there and gives the line that is typed. */
    static Optional<UnaryOperator<String>> person(CommandSession session) {
        return session.get(VARIABLE) instanceof Terminal terminal && !isDumb(terminal)
                ? Optional.of(question -> ask(terminal, question))
                : Optional.empty();
    }

    /** @throws Stopped by Ctrl-C; the end of the input is an empty answer */
    private static String ask(Terminal terminal, String question) {
        terminal.writer().print(question);
        terminal.flush();
        var line = new StringBuilder();
        try {
            while (true) {
                Stopped.ifInterrupted();
                int next = terminal.reader().read(READ_MILLIS);
                if (next == '\n' || next == '\r' || next == NonBlockingReader.EOF) {
                    return line.toString();
                }
                if (next != NonBlockingReader.READ_EXPIRED) {
                    line.append((char) next);
                }
            }
        } catch (InterruptedIOException e) {
            throw new Stopped();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isDumb(Terminal terminal) {
        return Terminal.TYPE_DUMB.equals(terminal.getType());
    }
}
