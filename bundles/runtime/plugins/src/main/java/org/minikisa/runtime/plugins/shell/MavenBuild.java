package org.minikisa.runtime.plugins.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Stopped;

/** {@code mvn package} of a plug-in's project, with its tests: the certificate is part of the build. */
final class MavenBuild {

    private static final int MOST_LINES = 40;
    private static final String ERROR = "[ERROR]";
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");

    /** What Maven says of itself after each failure, and a stack trace of tests: no complaint of the author's project. */
    private static final Pattern CHATTER = Pattern.compile(
            "(To see the full stack trace|Re-run Maven|For more information|\\[Help \\d|-> \\[Help|Failures: ?$|Errors: ?$"
                    + "|After correcting the problems|  mvn <args>|See .*surefire-reports|See dump files|at ).*");

    private static final Pattern ANSWER = Pattern.compile(".*: (PASSED|FAILED|NOT TRIED): .*");

    private MavenBuild() {}

    /**
     * @param certificates the lines of the certificates that the build wrote
     * @param complaints what Maven called an error; empty when it built
     */
    record Outcome(boolean built, List<String> certificates, List<String> complaints) {}

    /**
     * @throws Stopped when interrupted; Maven is ended then
     * @throws InvalidInputException where there is no Maven
     */
    static Outcome run(Path project) throws IOException {
        return run(project, List.of(program(project), "-q", "-B", "package"));
    }

    static Outcome run(Path project, List<String> command) throws IOException {
        Process process = start(project, command);
        // Reading from a process cannot be interrupted; waiting for who reads can.
        var lines = new CompletableFuture<List<String>>();
        var reader = new Thread(null, () -> read(process.getInputStream(), lines), "minikisa-plugins: maven", 0, false);
        reader.setDaemon(true);
        reader.start();
        try {
            process.getOutputStream().close();
            return outcome(process.waitFor() == 0, lines.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private static Process start(Path project, List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .directory(project.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw InvalidInputException.of(
                    "kisa:plugins watch",
                    "plugins.watch.maven",
                    command.get(0),
                    "no program that can be started",
                    "Maven, since the project has Java",
                    "Install Maven 3.8 or newer so that mvn is on the PATH, or put its wrapper mvnw into the project.");
        }
    }

    private static void read(InputStream from, CompletableFuture<List<String>> all) {
        var lines = new ArrayList<String>();
        try (var in = new BufferedReader(new InputStreamReader(from, Charset.defaultCharset()))) {
            in.lines().forEach(lines::add);
            all.complete(lines);
        } catch (IOException | UncheckedIOException e) {
            all.completeExceptionally(e);
        }
    }

    static Outcome outcome(boolean built, List<String> lines) {
        Set<String> certificates = new LinkedHashSet<>();
        Set<String> complaints = new LinkedHashSet<>();
        boolean isTold = false; // by a test that failed: which law, what was found
        for (String coloured : lines) {
            String line = COLOUR.matcher(coloured).replaceAll("");
            if (line.startsWith(ERROR)) {
                isTold = line.contains("<<< FAILURE!") || line.contains("<<< ERROR!");
                complaint(line.substring(ERROR.length())).ifPresent(complaints::add);
            } else if (ANSWER.matcher(line).matches()) {
                certificates.add(line.strip());
            } else if (isTold) {
                complaint(line).ifPresent(complaints::add);
            }
        }
        return new Outcome(
                built,
                List.copyOf(certificates),
                built ? List.of() : complaints.stream().limit(MOST_LINES).toList());
    }

    private static Optional<String> complaint(String line) {
        String words = line.strip();
        return words.isEmpty() || CHATTER.matcher(words).matches()
                ? Optional.empty()
                : Optional.of(words.replaceAll(" -> \\[Help \\d+\\]$", ""));
    }

    /** The project's own wrapper where it has one. */
    private static String program(Path project) {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
        Path wrapper = project.resolve(windows ? "mvnw.cmd" : "mvnw").toAbsolutePath();
        return Files.isExecutable(wrapper) ? wrapper.toString() : windows ? "mvn.cmd" : "mvn";
    }
}
