package org.minikisa.runtime.plugins.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this system permits to take away from a worker besides memory and time. On Linux {@code unshare} of util-linux puts it
 * into namespaces of its own, where user namespaces are permitted: without network, and without the processes of others.
 *
 * @param command what the worker's own command follows
 * @param says in words, for the log
 */
record Containment(List<String> command, String says) {

    private static final Logger LOG = LoggerFactory.getLogger(Containment.class);
    private static final long PATIENCE_SECONDS = 5;

    private static final Containment NONE =
            new Containment(List.of(), "with this user's rights, network included: this system permits nothing else");

    /** The strictest that works here; tried out once. */
    static Containment strictest() {
        var found = unshare().flatMap(unshare -> Stream.of(
                        new Containment(
                                List.of(
                                        unshare,
                                        "--user",
                                        "--map-current-user",
                                        "--net",
                                        "--pid",
                                        "--fork",
                                        "--kill-child",
                                        "--mount-proc",
                                        "--"),
                                "without network and without sight of other processes"),
                        new Containment(
                                List.of(unshare, "--user", "--map-root-user", "--net", "--"), "without network"))
                .filter(Containment::works)
                .findFirst());
        var containment = found.orElse(NONE);
        LOG.info("workers run {}", containment.says);
        return containment;
    }

    private static Optional<String> unshare() {
        return Stream.of("/usr/bin/unshare", "/bin/unshare")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
    }

    /** Runs a harmless program this way. */
    private boolean works() {
        var words = Stream.concat(command.stream(), Stream.of(command.get(0), "--version"))
                .toList();
        try {
            var process = new ProcessBuilder(words)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
