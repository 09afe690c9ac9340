package org.minikisa.runtime.embed;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.minikisa.problem.api.InvalidInputException;

/**
 * The executable jar: {@code java -jar minikisa.jar [--data DIR] [COMMAND…]}. Without a command it opens the shell; with
 * one it runs it. Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 130 interrupted.
 */
public final class Main {

    private static final String USAGE = """
            usage: java -jar minikisa.jar [--data DIR] [--production] [COMMAND [ARGUMENT…]]

              --data DIR    the folder that holds everything Minikisa keeps (default: ./minikisa-data)
              --production  uses only plug-ins that a trusted publisher signed or an administrator approved
              --help        prints this; "help" as a command lists the commands
              --version     prints the version

            Without a command the shell opens. Examples:
              java -jar minikisa.jar demo
              java -jar minikisa.jar --data /srv/minikisa contacts --json
            """;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String[] args) {
        Optional<Path> data = Optional.empty();
        boolean isProduction = false;
        int next = 0;
        while (next < args.length && args[next].startsWith("-")) {
            String option = args[next++];
            if (option.equals("--help") || option.equals("-h")) {
                System.out.print(USAGE);
                return 0;
            } else if (option.equals("--version")) {
                System.out.println("minikisa " + version());
                return 0;
            } else if (option.equals("--production")) {
                isProduction = true;
            } else if (option.equals("--data") && next < args.length || option.startsWith("--data=")) {
                String value = option.equals("--data") ? args[next++] : option.substring("--data=".length());
                if (data.isPresent()) {
                    return usage("--data: found it twice, expected one folder");
                }
                if (value.isBlank()) {
                    // An unset variable of a script, most often: it must not fill the current folder.
                    return usage("--data: found an empty name, expected a folder (. is the current one)");
                }
                try {
                    data = Optional.of(Path.of(value));
                } catch (InvalidPathException e) {
                    return usage("--data: found \"" + value + "\", which is not a path here: " + e.getReason()
                            + ". Letters beyond ASCII need a UTF-8 locale, such as LC_ALL=C.UTF-8");
                }
            } else {
                return usage(
                        option.equals("--data")
                                ? "--data: found nothing behind it, expected a folder"
                                : "found the option " + option
                                        + ", expected --data, --production, --help or --version before the command");
            }
        }
        return start(
                data.orElse(Path.of("minikisa-data")),
                isProduction,
                Arrays.asList(args).subList(next, args.length));
    }

    private static int start(Path data, boolean isProduction, List<String> words) {
        final Minikisa kisa;
        try {
            // The commands' output is this process's own, so it may be drawn for a terminal.
            var options = Options.of(data).with("minikisa.console", "true");
            if (isProduction) {
                options = options.with("minikisa.plugins.mode", "production");
            }
            kisa = Minikisa.start(words.isEmpty() ? options.withShell() : options);
        } catch (InvalidInputException e) {
            System.err.println(e.getMessage());
            return 1;
        } catch (RuntimeException e) {
            System.err.println("Minikisa did not start: " + firstLine(e) + StartFailure.keep(data, e));
            return 1;
        }
        var ended = new CountDownLatch(1);
        var command = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(kisa, command, ended), "minikisa-shutdown"));
        try {
            if (words.isEmpty()) {
                kisa.waitForStop();
                return 0;
            }
            return kisa.run(words, System.in, utf8(System.out), utf8(System.err));
        } catch (InterruptedException e) {
            return 130;
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage()); // no shell among the bundles, or stopped meanwhile
            return 1;
        } finally {
            ended.countDown();
        }
    }

    /** Ctrl-C or a kill: the command is told to stop and gets a moment to do so cleanly, then everything is closed. */
    private static void stop(Minikisa kisa, Thread command, CountDownLatch ended) {
        try {
            if (ended.getCount() > 0) {
                command.interrupt();
                ended.await(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kisa.close();
    }

    /** JDK 17 encodes standard output for the locale, which is ASCII in many a container; ours is UTF-8 unless told else. */
    private static PrintStream utf8(PrintStream stream) {
        String told = System.getProperty("stdout.encoding");
        return new PrintStream(stream, true, told == null ? StandardCharsets.UTF_8 : Charset.forName(told));
    }

    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .findFirst()
                .orElse(e.getClass().getSimpleName());
    }

    private static int usage(String wrong) {
        System.err.println(wrong);
        System.err.print(USAGE);
        return 2;
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(unpackaged)" : version;
    }
}
