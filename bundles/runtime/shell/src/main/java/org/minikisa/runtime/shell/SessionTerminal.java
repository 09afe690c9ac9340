package org.minikisa.runtime.shell;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.apache.felix.service.command.CommandSession;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;
import org.minikisa.rendering.terminal.Person;
import org.minikisa.rendering.terminal.Stopped;

/** The terminal of a Gogo session. Apart, so that JLine is not even loaded where there is no terminal. */
final class SessionTerminal {

    /** Where Gogo's JLine shell and its commands expect it. */
    static final String VARIABLE = ".terminal";

    private static final int USUAL_WIDTH = 80;
    private static final long READ_MILLIS = 100;
    private static final long SEQUENCE_MILLIS = 50;
    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;
    private static final int ESCAPE = 27;

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

    /** What is written to it is shown by the session's terminal. */
    static Optional<OutputStream> output(CommandSession session) {
        return session.get(VARIABLE) instanceof Terminal terminal ? Optional.of(terminal.output()) : Optional.empty();
    }

    /** Who sits at the session's terminal: shows a question there and gives the line that is typed. */
    static Optional<UnaryOperator<String>> person(CommandSession session) {
        return session.get(VARIABLE) instanceof Terminal terminal && !isDumb(terminal)
                ? Optional.of(new Sitting(terminal))
                : Optional.empty();
    }

    private record Sitting(Terminal terminal) implements Person {

        @Override
        public String line(String question, Collection<String> candidates) {
            return candidates.isEmpty() ? ask(terminal, question) : complete(terminal, question, candidates);
        }

        @Override
        public Optional<Character> key(String question) {
            return press(terminal, question);
        }
    }

    /** A line with an editor of its own, so that TAB completes. */
    private static String complete(Terminal terminal, String question, Collection<String> candidates) {
        try {
            return LineReaderBuilder.builder()
                    .terminal(terminal)
                    .completer(new StringsCompleter(candidates))
                    .option(LineReader.Option.CASE_INSENSITIVE, true)
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                    .build()
                    .readLine(question);
        } catch (UserInterruptException e) {
            throw new Stopped();
        } catch (EndOfFileException e) {
            return "";
        }
    }

    static Optional<Character> press(Terminal terminal, String question) {
        // before the question is shown: a quick finger's key would be echoed twice
        Attributes before = terminal.enterRawMode();
        try {
            terminal.writer().print(question);
            terminal.flush();
            int next = await(terminal);
            if (next < 0 || next == CTRL_D) {
                return Optional.empty();
            }
            if (next == ESCAPE) {
                skipSequence(terminal);
            }
            char key = next == '\r' ? '\n' : (char) next;
            terminal.writer().println(key > ' ' ? String.valueOf(key) : "");
            terminal.flush();
            return Optional.of(key);
        } catch (InterruptedIOException e) {
            throw new Stopped();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            terminal.setAttributes(before);
        }
    }

    /** @return the next character, or {@link NonBlockingReader#EOF} */
    private static int await(Terminal terminal) throws IOException {
        while (true) {
            Stopped.ifInterrupted();
            int next = terminal.reader().read(READ_MILLIS);
            if (next == CTRL_C) {
                throw new Stopped();
            }
            if (next != NonBlockingReader.READ_EXPIRED) {
                return next;
            }
        }
    }

    /** Arrows, Delete and their like come as several characters after an escape, and a digit among these answers nothing. */
    private static void skipSequence(Terminal terminal) throws IOException {
        int next = terminal.reader().read(SEQUENCE_MILLIS);
        if (next == '[' || next == 'O') {
            do {
                next = terminal.reader().read(SEQUENCE_MILLIS);
            } while (next >= ' ' && next < '@');
        }
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
