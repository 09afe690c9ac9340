package org.minikisa.runtime.embed;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.minikisa.problem.api.InvalidInputException;

/**
 * The executable jar: {@code java -jar minikisa.jar [OPTION…] [COMMAND…]}. Without a command it opens the shell; with
 * one it runs it; with {@code --serve} it runs until it is stopped. Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 130 interrupted.
 */
public final class Main {

    private static final String USAGE = """
            usage: java -jar minikisa.jar [OPTION…] [COMMAND [ARGUMENT…]]

              --data DIR          the folder that holds everything Minikisa keeps (default: ./minikisa-data)
              --http [HOST:]PORT  answers HTTP there, for this machine alone unless a host is named (default: no HTTP)
              --serve             runs without a shell until it is stopped: for a service of the operating system
              --production        uses only plug-ins that a trusted publisher signed or an administrator approved
              --help              prints this; "help" as a command lists the commands
              --version           prints the version

            Without a command the shell opens. Examples:
              java -jar minikisa.jar demo
              java -jar minikisa.jar --data /srv/minikisa contacts --json
              java -jar minikisa.jar --data /srv/minikisa --http 8080 --serve
            """;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String[] args) {
        final Arguments arguments;
        try {
            arguments = Arguments.read(args);
        } catch (Arguments.Wrong wrong) {
            System.err.println(wrong.getMessage());
            System.err.print(USAGE);
            return 2;
        }
        return switch (arguments.wish()) {
            case HELP -> print(USAGE);
            case VERSION -> print("minikisa " + version() + System.lineSeparator());
            case SHELL, COMMAND, SERVE -> start(arguments);
        };
    }

    private static int print(String text) {
        System.out.print(text);
        return 0;
    }

    private static int start(Arguments arguments) {
        final Minikisa kisa;
        try {
            kisa = Minikisa.start(arguments.options());
        } catch (InvalidInputException e) {
            System.err.println(e.getMessage());
            return 1;
        } catch (RuntimeException e) {
            System.err.println("Minikisa did not start: " + firstLine(e) + StartFailure.keep(arguments.data(), e));
            return 1;
        }
        var ended = new CountDownLatch(1);
        var command = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(kisa, command, ended), "minikisa-shutdown"));
        try {
            if (arguments.wish() == Arguments.Wish.COMMAND) {
                return kisa.run(arguments.command(), System.in, utf8(System.out), utf8(System.err));
            }
            if (arguments.wish() == Arguments.Wish.SERVE) {
                System.err.println("Minikisa runs"
                        + kisa.http().map(at -> " and answers at " + at).orElse("") + "; Ctrl-C or SIGTERM stops it");
            }
            kisa.waitForStop();
            return 0;
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

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(unpackaged)" : version;
    }
}
