package org.minikisa.runtime.shell;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.Process;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Surface;
import org.minikisa.runtime.embed.CommandRunner;

/**
 * A command as Gogo calls it, in pipes and scripts too. Results are printed, nothing is returned; what went wrong has been
 * said and is left as the exit code, for {@code &&} and {@code ||}.
 */
final class GogoCommand implements Function {

    private final Commands commands;
    private final String name;

    GogoCommand(Commands commands, String name) {
        this.commands = commands;
        this.name = name;
    }

    @Override
    public Object execute(CommandSession session, List<Object> arguments) throws Interrupted {
        Optional<Command> command = commands.find(name);
        Process process = Process.Utils.current();
        int code = CommandRunner.WRONG_USAGE;
        Thread thread = Thread.currentThread();
        boolean outermost = commands.running().add(thread);
        try {
            if (command.isPresent()) {
                List<String> words = arguments.stream().map(String::valueOf).toList();
                code = Execution.run(command.get(), words, surface(session, process));
            }
        } finally {
            if (outermost) {
                commands.running().remove(thread);
            }
        }
        if (code == CommandRunner.INTERRUPTED) {
            throw new Interrupted(name);
        }
        if (code != CommandRunner.SUCCESS && process != null) {
            process.error(code);
        }
        return null;
    }

    private static Surface surface(CommandSession session, Process process) {
        if (process == null) {
            return Surface.plain(utf8(session.getConsole()), utf8(session.getConsole()));
        }
        int columns = SessionTerminal.columns(session);
        var surface = new Surface(
                written(session, process.isTty(1), process.out()),
                written(session, process.isTty(2), process.err()),
                process.isTty(1) ? columns : 0,
                process.isTty(2) ? columns : 0,
                SessionTerminal.colours(session),
                process.isTty(0) && process.isTty(1) ? SessionTerminal.person(session) : Optional.empty());
        return process.isTty(0) || process.in() == null ? surface : surface.reading(process.in());
    }

    /**
     * To the terminal itself: Gogo's streams lead there through channels, and one of those is closed for good, and the terminal with
     * it, when the thread that writes is interrupted. Ctrl-C does that to whoever draws progress.
     */
    private static PrintStream written(CommandSession session, boolean atTerminal, PrintStream gogos) {
        return utf8(atTerminal ? SessionTerminal.output(session).orElse(gogos) : gogos);
    }

    private static PrintStream utf8(OutputStream stream) {
        return new PrintStream(stream, false, StandardStreams.encoding());
    }

    /** Ends the loop or script that the command was called from; that it was stopped has been said. */
    static final class Interrupted extends Exception {

        private static final long serialVersionUID = 1L;

        Interrupted(String name) {
            super(Commands.SCOPE + ":" + name + " was stopped", null, false, false);
        }
    }
}
