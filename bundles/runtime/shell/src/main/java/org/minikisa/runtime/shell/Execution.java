package org.minikisa.runtime.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.CommandLine;
import org.minikisa.rendering.terminal.HelpPage;
import org.minikisa.rendering.terminal.NearMiss;
import org.minikisa.rendering.terminal.Stopped;
import org.minikisa.rendering.terminal.Surface;
import org.minikisa.rendering.terminal.TextScreen;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.runtime.embed.CommandRunner;
import org.minikisa.store.api.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of one command on the current thread: whatever goes wrong is said in words, and the exit code tells programs. */
final class Execution {

    private static final Logger LOG = LoggerFactory.getLogger(Execution.class);

    private Execution() {}

    /** @return an exit code of {@link CommandRunner} */
    static int run(Command command, List<String> arguments, Surface surface) {
        Usage usage = command.usage();
        CommandLine line;
        try {
            line = CommandLine.parse(usage, arguments);
        } catch (InvalidInputException e) {
            try (var screen = new TextScreen(surface, false)) {
                screen.refusal(e);
            }
            return CommandRunner.WRONG_USAGE;
        }
        try (var screen = new TextScreen(surface, line.json())) {
            if (line.help()) {
                HelpPage.show(line.usage(), screen);
                return CommandRunner.SUCCESS;
            }
            return run(command, line, screen);
        }
    }

    private static int run(Command command, CommandLine line, TextScreen screen) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        String named = thread.getName();
        // Libraries that look for services by the context class loader look where the command comes from.
        thread.setContextClassLoader(command.getClass().getClassLoader());
        // Gogo names it by the whole line, with all that was typed of people, and the log tells names of threads.
        thread.setName(Commands.SCOPE + ":" + command.usage().name());
        try {
            command.run(line.on(screen));
            return CommandRunner.SUCCESS;
        } catch (InvalidInputException e) {
            screen.refusal(e);
            return CommandRunner.FAILURE;
        } catch (UnknownIdException e) {
            screen.remark(Tone.BAD, e.getMessage());
            return CommandRunner.FAILURE;
        } catch (Stopped | InterruptedException e) {
            return stopped(screen);
        } catch (Throwable e) {
            // Errors too: a plug-in may be linked against what is not there, or recurse without end.
            if (thread.isInterrupted()) {
                LOG.info("{} was interrupted and ended with {}", command.usage().name(), e.toString());
                return stopped(screen);
            }
            mendable(e)
                    .ifPresent(problem -> screen.refusal(new InvalidInputException(
                            Commands.SCOPE + ":" + command.usage().name(), List.of(problem))));
            screen.remark(
                    Tone.BAD, failure(Commands.SCOPE + ":" + command.usage().name(), e));
            return CommandRunner.FAILURE;
        } finally {
            thread.setName(named);
            thread.setContextClassLoader(before);
        }
    }

    /** What a person can do about a store that fails: a full disk, say. */
    private static Optional<Problem> mendable(Throwable e) {
        return e instanceof StoreException failure ? failure.problem() : Optional.empty();
    }

    private static int stopped(TextScreen screen) {
        // The one who interrupted has been heard; the thread may serve another command.
        Thread.interrupted();
        screen.remark(Tone.WARNING, "stopped");
        return CommandRunner.INTERRUPTED;
    }

    /** The name of the command in a line; the rest may quote people, and what failed is named in the log. */
    static String command(String line) {
        return line.strip().split("\\s+", 2)[0];
    }

    /** One line for people; the stack trace goes to the log under the same reference. */
    static String failure(String what, Throwable e) {
        String reference =
                String.format(Locale.ROOT, "E-%08x", ThreadLocalRandom.current().nextInt());
        LOG.error("{} {} failed", reference, what, e);
        String message = e.getMessage() == null || e.getMessage().isBlank()
                ? e.getClass().getSimpleName()
                : e.getMessage().lines().findFirst().orElse("").strip();
        return what + " failed: " + message + " (" + reference + " in the log)";
    }

    /** What to say of a command that is not there. */
    static String unknown(String name, List<String> known) {
        List<String> near = NearMiss.of(Commands.bare(name), known);
        return "there is no command " + name.replaceAll("\\p{Cntrl}", " ")
                + (near.isEmpty() ? "" : "; near ones: " + String.join(", ", near))
                + ". kisa:help lists all.";
    }
}
