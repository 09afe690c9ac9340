package org.minikisa.runtime.shell;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Surface;
import org.minikisa.rendering.terminal.TextScreen;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.runtime.embed.CommandRunner;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Runs one command for the command line, a host or a test, without Gogo. Draws as on a terminal only where the framework
 * property {@value #CONSOLE} says that the streams are those of the process, and those are a terminal.
 */
@Component
public final class DirectRunner implements CommandRunner {

    /** Framework property: {@code true} when out and err are standard output and error of the process. */
    static final String CONSOLE = "minikisa.console";

    private final Commands commands;
    private final boolean console;

    @Activate
    public DirectRunner(@Reference Commands commands, BundleContext context) {
        this(commands, Boolean.parseBoolean(context.getProperty(CONSOLE)));
    }

    DirectRunner(Commands commands, boolean console) {
        this.commands = commands;
        this.console = console;
    }

    @Override
    public int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
        Surface surface = surface(in, out, err);
        String name = arguments.isEmpty() ? "help" : arguments.get(0);
        Optional<Command> command = commands.find(name);
        if (command.isEmpty()) {
            try (var screen = new TextScreen(surface, false)) {
                screen.remark(Tone.BAD, Execution.unknown(name, commands.names()));
            }
            return WRONG_USAGE;
        }
        return Execution.run(
                command.get(), arguments.subList(Math.min(1, arguments.size()), arguments.size()), surface);
    }

    private Surface surface(InputStream in, PrintStream out, PrintStream err) {
        if (!console) {
            return Surface.plain(out, err).reading(in);
        }
        Surface surface = StandardStreams.surface(out, err);
        return StandardStreams.isTerminal(0) ? surface : surface.reading(in);
    }
}
