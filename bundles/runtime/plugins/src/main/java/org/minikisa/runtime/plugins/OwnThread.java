package org.minikisa.runtime.plugins;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import org.minikisa.problem.api.InvalidInputException;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a plug-in's code on a thread that is thrown away: what it leaves in thread-locals or as context class loader goes with
 * the thread and does not keep its classes, and one that does not come back holds up nobody else.
 */
final class OwnThread {

    private static final Logger LOG = LoggerFactory.getLogger(OwnThread.class);

    /** How long somebody waits for a plug-in's code at most, unless stated. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int FRAMES = 4;

    private OwnThread() {}

    interface Step {
        void run() throws BundleException;
    }

    /** The thread did not come back in time; it may still run, for a thread of a JVM cannot be ended from outside. */
    static final class Abandoned extends BundleException {

        private static final long serialVersionUID = 1L;

        private final transient Thread thread;

        private Abandoned(String what, Thread thread) {
            super(what + " did not end within " + PATIENCE.toSeconds() + " s; its thread \"" + thread.getName()
                    + "\" is left behind" + whereIs(thread));
            this.thread = thread;
        }

        Thread thread() {
            return thread;
        }

        private static String whereIs(Thread thread) {
            String frames = Arrays.stream(thread.getStackTrace())
                    .limit(FRAMES)
                    .map(StackTraceElement::toString)
                    .collect(Collectors.joining(", "));
            return frames.isEmpty() ? "" : ", at " + frames;
        }
    }

    /** @throws BundleException what the step threw, or {@link Abandoned} */
    static void run(String what, Step step) throws BundleException {
        call(what, () -> {
            step.run();
            return null;
        });
    }

    /** @throws BundleException what the task threw, or {@link Abandoned} */
    static <T> T call(String what, Callable<T> task) throws BundleException {
        var future = new FutureTask<T>(task);
        Thread thread = thread(what, future);
        thread.start();
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw rethrown(what, e.getCause());
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new Abandoned(what, thread);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BundleException(what + " was interrupted", e);
        }
    }

    /** Does something that nobody waits for. */
    static void background(String what, Runnable task) {
        thread(what, task).start();
    }

    private static Thread thread(String what, Runnable task) {
        var thread = new Thread(task, "minikisa-plugins: " + what);
        thread.setDaemon(true);
        thread.setContextClassLoader(OwnThread.class.getClassLoader());
        thread.setUncaughtExceptionHandler((failed, e) -> LOG.error("{} ended", failed.getName(), e));
        return thread;
    }

    private static BundleException rethrown(String what, Throwable thrown) {
        if (thrown instanceof BundleException e) {
            return e;
        }
        if (thrown instanceof InvalidInputException e) {
            throw e;
        }
        return new BundleException(what + " failed: " + thrown, BundleException.ACTIVATOR_ERROR, thrown);
    }
}
