package org.minikisa.runtime.plugins.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import org.osgi.framework.BundleContext;

/**
 * How workers are run.
 *
 * @param home a folder of their own: nobody else's files are in it
 * @param heap as {@code -Xmx} takes it: {@code 64m}
 * @param limit for a call; the framework property gives milliseconds
 * @param spare whether a process is kept ready
 */
record WorkerSettings(Path home, String heap, Duration limit, boolean spare) {

    private static final String HEAP = "minikisa.plugins.worker.heap";
    private static final String LIMIT = "minikisa.plugins.call.limit";
    private static final String SPARE = "minikisa.plugins.worker.spare";

    private static final Duration USUAL = Duration.ofMillis(1800);

    WorkerSettings {
        Objects.requireNonNull(home, "home");
        if (!heap.matches("[1-9][0-9]*[kKmMgG]?")) {
            throw new IllegalArgumentException(HEAP + " is a size such as 64m, not " + heap);
        }
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("a limit is above 0, not " + limit);
        }
    }

    static WorkerSettings of(BundleContext context) {
        var home = Optional.ofNullable(context.getProperty("minikisa.data"))
                .map(data -> Path.of(data).resolve("worker"))
                .orElseGet(() -> context.getDataFile("worker").toPath());
        return new WorkerSettings(
                home.toAbsolutePath(),
                property(context, HEAP, "64m"),
                limit(property(context, LIMIT, "2000")),
                Boolean.parseBoolean(property(context, SPARE, "true")));
    }

    /** A little less than the guard's own patience: who ends the process knows best what happened. */
    private static Duration limit(String millis) {
        return millis.matches("[1-9][0-9]{0,8}")
                ? Duration.ofMillis(Math.max(1, Long.parseLong(millis) * 9 / 10))
                : USUAL;
    }

    private static String property(BundleContext context, String name, String otherwise) {
        return Optional.ofNullable(context.getProperty(name)).map(String::strip).orElse(otherwise);
    }
}
