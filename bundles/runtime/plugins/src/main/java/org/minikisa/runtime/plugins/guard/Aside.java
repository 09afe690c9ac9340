package org.minikisa.runtime.plugins.guard;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;

/**
 * Runs a plug-in's code on a thread that is thrown away: what it leaves in thread-locals or as context class loader goes with
 * the thread, and one that never comes back holds up nobody else. A thread in one JVM cannot be ended; it is interrupted once,
 * left to itself, and named.
 */
final class Aside {

    private Aside() {}

    /** It has not come back in time. */
    static final class Late extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Thread thread;

        Late(Thread thread) {
            super(thread.getName() + " has not come back");
            this.thread = thread;
        }

        Thread thread() {
            return thread;
        }
    }

    /** What was thrown, in words that were taken on the plug-in's thread, for even the words are the plug-in's. */
    static final class Threw extends Exception {

        private static final long serialVersionUID = 1L;

        Threw(String words) {
            super(words);
        }
    }

    /**
     * @param who the name of the thread
     * @throws InvalidInputException as the work throws it, when it is ours
     * @throws CancellationException when the caller is interrupted meanwhile
     */
    static <T> T ask(String who, Duration patience, Callable<T> work) throws Late, Threw {
        return start(who, work).await(patience);
    }

    /** The same in two steps. */
    static <T> Running<T> start(String who, Callable<T> work) {
        var task = new FutureTask<T>(() -> worded(work));
        var thread = new Thread(null, task, "minikisa-plugins: " + who, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(Aside.class.getClassLoader());
        thread.start();
        return new Running<>(task, thread);
    }

    /** Has begun. */
    record Running<T>(FutureTask<T> task, Thread thread) {

        /** Who awaits it is told that it is late. */
        void giveUp() {
            task.cancel(true);
        }

        /** @throws CancellationException when the caller is interrupted meanwhile */
        T await(Duration patience) throws Late, Threw {
            try {
                return task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException | CancellationException e) {
                giveUp();
                throw new Late(thread);
            } catch (InterruptedException e) {
                giveUp();
                Thread.currentThread().interrupt();
                throw (CancellationException)
                        new CancellationException("interrupted while a plug-in was asked").initCause(e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof InvalidInputException refusal) {
                    throw refusal;
                }
                throw (Threw) e.getCause();
            }
        }
    }

    private static <T> T worded(Callable<T> work) throws Threw {
        try {
            return work.call();
        } catch (InvalidInputException e) {
            throw e;
        } catch (Throwable e) {
            throw new Threw(words(e));
        }
    }

    /** What a throwable of a plug-in says, whatever it does when it is asked. */
    static String words(Throwable thrown) {
        try {
            String words = thrown.toString();
            return words == null ? thrown.getClass().getName() : shortened(words);
        } catch (Throwable e) {
            return thrown.getClass().getName();
        }
    }

    private static String shortened(String words) {
        return words.length() > Problem.LONGEST ? words.substring(0, Problem.LONGEST) + "…" : words;
    }
}
