package org.minikisa.runtime.shell;

import java.io.IOError;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.felix.gogo.jline.Expander;
import org.apache.felix.gogo.jline.Highlighter;
import org.apache.felix.gogo.jline.Shell;
import org.apache.felix.gogo.runtime.CommandNotFoundException;
import org.apache.felix.gogo.runtime.CommandSessionImpl;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.Job;
import org.jline.builtins.Completers;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The terminal of a person: prompt, history, completion, Ctrl-C and Ctrl-D. */
final class Console implements Session {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private static final int MOST_FAILURES = 3;

    private final CommandProcessor processor;
    private final Commands commands;
    private final Path history;
    private final String welcome;
    private final Terminal terminal;
    private volatile boolean leaving;

    /** @param history the file that lines are remembered in */
    Console(CommandProcessor processor, Commands commands, Path history, String welcome) throws IOException {
        this.processor = processor;
        this.commands = commands;
        this.history = history;
        this.welcome = welcome;
        this.terminal = openTerminal();
    }

    /** JLine looks for its ways to a terminal by the context class loader, which in OSGi sees nothing of JLine. */
    private static Terminal openTerminal() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(TerminalBuilder.class.getClassLoader());
        try {
            return TerminalBuilder.builder()
                    .name("minikisa")
                    .system(true)
                    .encoding(StandardStreams.encoding())
                    .nativeSignals(true)
                    .signalHandler(Terminal.SignalHandler.SIG_IGN)
                    .build();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void run() {
        try (CommandSession session = processor.createSession(terminal.input(), terminal.output(), terminal.output())) {
            session.put(SessionTerminal.VARIABLE, terminal);
            terminalVariables(session);
            LineReader reader = reader(session);
            Profile.apply(session);
            welcome();
            Terminal.SignalHandler before = terminal.handle(Terminal.Signal.INT, signal -> interrupt(session));
            try {
                converse(session, reader);
            } finally {
                terminal.handle(Terminal.Signal.INT, before);
            }
        }
    }

    @Override
    public void leave() {
        leaving = true;
    }

    @Override
    public void close() throws IOException {
        leaving = true;
        terminal.close();
    }

    private void welcome() {
        PrintWriter writer = terminal.writer();
        welcome.lines().forEach(writer::println);
        terminal.flush();
    }

    private void converse(CommandSession session, LineReader reader) {
        int failures = 0;
        while (!leaving) {
            try {
                reader.readLine(Shell.getPrompt(session), clock(), (Character) null, null);
                ParsedLine line = reader.getParsedLine();
                if (line == null) {
                    return;
                }
                failures = 0;
                if (!line.line().isBlank()) {
                    execute(session, LineParser.of(line));
                }
            } catch (UserInterruptException e) {
                // Ctrl-C at the prompt throws the line away.
            } catch (EndOfFileException e) {
                return;
            } catch (IOError | RuntimeException e) {
                // One key that the editor cannot take does not end a session; a terminal that has gone does.
                if (!leaving && ++failures > MOST_FAILURES) {
                    throw e;
                }
                if (!leaving) {
                    complain(Execution.failure("the line editor", e));
                    terminal.flush();
                }
            }
        }
    }

    private void execute(CommandSession session, LineParser.Line line) {
        try {
            Object result = session.execute(line.program());
            session.put(Shell.VAR_RESULT, result);
            if (result != null && !Boolean.FALSE.equals(session.get(".Gogo.format"))) {
                terminal.writer().println(session.format(result, Converter.INSPECT));
            }
        } catch (GogoCommand.Interrupted e) {
            session.put(Shell.VAR_EXCEPTION, e);
        } catch (CommandNotFoundException e) {
            complain(Execution.unknown(e.getCommand(), commands.names()));
        } catch (InterruptedException e) {
            complain("stopped");
        } catch (Exception e) {
            session.put(Shell.VAR_EXCEPTION, e);
            complain(Execution.failure(Execution.command(line.line()), e));
        }
        terminal.flush();
    }

    private void complain(String text) {
        PrintWriter writer = terminal.writer();
        writer.println(StandardStreams.colours(terminal.getType()) ? "\u001b[31m" + text + "\u001b[0m" : text);
    }

    /** Our commands end by themselves once they are interrupted, and the prompt waits for them; other jobs are cancelled. */
    private void interrupt(CommandSession session) {
        Set<Thread> running = commands.running();
        running.forEach(Thread::interrupt);
        Job job = session.foregroundJob();
        if (running.isEmpty() && job != null) {
            job.interrupt();
        }
    }

    private String clock() {
        return StandardStreams.colours(terminal.getType())
                ? "\u001b[90m" + CLOCK.format(LocalTime.now()) + "\u001b[0m"
                : null;
    }

    private void terminalVariables(CommandSession session) {
        session.put("#TERM", (Function) (s, arguments) -> terminal.getType());
        session.put("#COLUMNS", (Function) (s, arguments) -> terminal.getWidth());
        session.put("#LINES", (Function) (s, arguments) -> terminal.getHeight());
        session.put("#PWD", (Function) (s, arguments) -> s.currentDir().toString());
        session.put(Shell.VAR_PROCESSOR, processor);
        session.put(Shell.VAR_SESSION, session);
        session.put(LineReader.HISTORY_FILE, history);
        // Whoever is found or erased by it shall not stay in the list of what was typed; a colon divides patterns.
        session.put(LineReader.HISTORY_IGNORE, "kisa\\:person *:person *");
    }

    private LineReader reader(CommandSession session) {
        Completers.Completer others = new Completers.Completer(new Environment(session));
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .variables(((CommandSessionImpl) session).getVariables())
                .completer(new ShellCompleter(session, commands, others))
                .highlighter(new Highlighter(session))
                .parser(new LineParser())
                .expander(new Expander(session))
                .option(LineReader.Option.AUTO_FRESH_LINE, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .build();
        session.put(Shell.VAR_READER, reader);
        session.put(Shell.VAR_COMPLETIONS, new HashMap<>());
        return reader;
    }

    /** What Gogo's completer wants to know of the session. */
    private record Environment(CommandSession session) implements Completers.CompletionEnvironment {

        @Override
        public Map<String, List<Completers.CompletionData>> getCompletions() {
            return Shell.getCompletions(session);
        }

        @Override
        public Set<String> getCommands() {
            return Shell.getCommands(session);
        }

        @Override
        public String resolveCommand(String command) {
            return Shell.resolve(session, command);
        }

        @Override
        public String commandName(String command) {
            return command.substring(command.indexOf(':') + 1);
        }

        @Override
        public Object evaluate(LineReader reader, ParsedLine line, String function) throws Exception {
            session.put(Shell.VAR_COMMAND_LINE, line);
            return session.execute(function);
        }
    }
}
