package org.minikisa.impact.core.declarative;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

import org.minikisa.impact.api.ImpactModel;
import org.minikisa.problem.api.InvalidInputException;

/**
 * Asks a plug-in in Java, a model, a source or a function of formulas, on a thread of its own: one that never answers costs
 * its caller {@link #PATIENCE} and an error, not the shell or the host. A model in JSON always ends and is asked directly,
 * unless its formulas call functions of plug-ins.
 */
public final class OwnTime {

    /** How long an answer may take; the models there are need microseconds. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration FOREVER = Duration.ofDays(10_000);

    private OwnTime() {}

    /** There was no answer in time. */
    public static final class Late extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Late(Duration patience) {
            this("no answer within " + patience.toMillis() / 1000.0 + " s");
        }

        public Late(String why) {
            super(why);
        }
    }

    /** A plug-in threw: what, in words that were taken on its own thread, for even the words are the plug-in's. */
    public static final class Threw extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Threw(Throwable thrown) {
            super(words(thrown));
            setStackTrace(thrown.getStackTrace());
        }

        private static String words(Throwable thrown) {
            try {
                return Objects.requireNonNull(thrown.toString());
            } catch (RuntimeException | Error e) {
                return thrown.getClass().getName();
            }
        }

        /** As what was thrown tells it. */
        @Override
        public String toString() {
            return getMessage();
        }
    }

    /**
     * Much may be asked at once of a model in JSON, such as 10,000 draws: its functions are given their time call by call,
     * and on the thread that asks all of it they cost next to nothing.
     *
     * @throws Late when there is no answer in time
     * @throws InvalidInputException when a function gives none in time
     * @throws CancellationException when the caller is interrupted meanwhile
     */
    public static <T> T ask(ImpactModel model, Supplier<T> question) {
        return ask(model, question, PATIENCE);
    }

    /** The same with another patience: for much that is asked at once. */
    public static <T> T ask(ImpactModel model, Supplier<T> question, Duration patience) {
        return ask(model, question, patience, FOREVER);
    }

    /** @param most how long a question that ends may take with all its calls of functions */
    static <T> T ask(ImpactModel model, Supplier<T> question, Duration patience, Duration most) {
        boolean json = model instanceof DeclarativeModel;
        if (json && model.description().functions().isEmpty()) {
            return question.get();
        }
        return await("impact-model " + model.getClass().getName(), question, patience, json ? most : patience);
    }

    /** Asks anything else of a plug-in. @param who the name of the thread */
    public static <T> T ask(String who, Supplier<T> question, Duration patience) {
        return await(who, question, patience, patience);
    }

    /**
     * Runs code of a plug-in on the thread that was made for it.
     *
     * @throws InvalidInputException as it throws it
     * @throws Threw for anything else that it throws
     */
    public static <T> T guarded(Supplier<T> plugin) {
        if (Thread.currentThread() instanceof Own own && own.abandoned) {
            throw new CancellationException("nobody waits for the answer any more");
        }
        try {
            return plugin.get();
        } catch (InvalidInputException e) {
            throw e;
        } catch (Throwable e) {
            // also what is checked and what cancels: other languages than Java throw what they like
            throw new Threw(e);
        } finally {
            keepOnlyOurInterrupt();
        }
    }

    /** A plug-in that interrupts its own thread has not given up the question: only who asked may. */
    private static void keepOnlyOurInterrupt() {
        if (Thread.currentThread() instanceof Own own && Thread.interrupted() && own.abandoned) {
            own.interrupt();
        }
    }

    /** Asks one function: directly when this thread may be given up, else on one that may. */
    static double call(BoundFunction function, DoubleSupplier question) {
        if (!(Thread.currentThread() instanceof Own own)) {
            return await("impact-function " + function.name(), () -> call(function, question), PATIENCE, FOREVER);
        }
        own.call = new Call(function, System.nanoTime());
        try {
            return question.getAsDouble();
        } finally {
            own.call = null;
            keepOnlyOurInterrupt();
        }
    }

    /**
     * On this thread when it is one of ours already: then its patience holds.
     *
     * @param patience with silence, or with one call of a function
     * @param most with all of it
     */
    private static <T> T await(String who, Supplier<T> question, Duration patience, Duration most) {
        if (Thread.currentThread() instanceof Own) {
            return question.get();
        }
        var task = new FutureTask<T>(question::get);
        var thread = new Own(task, who);
        thread.start();
        try {
            return thread.await(task, patience, most);
        } catch (InterruptedException e) {
            thread.abandon(task);
            Thread.currentThread().interrupt();
            throw (CancellationException)
                    new CancellationException("interrupted while a plug-in was asked").initCause(e);
        } catch (ExecutionException e) {
            // a FutureTask of a Supplier fails with nothing checked
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
    }

    /** @param since when it began, by {@link System#nanoTime} */
    private record Call(BoundFunction function, long since) {}

    /** A thread that is left to itself when nothing comes from it. */
    private static final class Own extends Thread {

        private volatile Call call;
        private volatile boolean abandoned;

        Own(Runnable task, String name) {
            super(task, name);
            setDaemon(true);
        }

        void abandon(FutureTask<?> task) {
            abandoned = true;
            task.cancel(true);
        }

        <T> T await(FutureTask<T> task, Duration patience, Duration most)
                throws InterruptedException, ExecutionException {
            long began = System.nanoTime();
            long wait = patience.toNanos();
            while (true) {
                try {
                    return task.get(wait, TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    var present = call;
                    long lasted = present == null ? 0 : System.nanoTime() - present.since;
                    if (lasted >= patience.toNanos()) {
                        abandon(task);
                        throw present.function.giveUp();
                    }
                    if (System.nanoTime() - began >= most.toNanos()) {
                        abandon(task);
                        throw new Late(most);
                    }
                    wait = patience.toNanos() - lasted;
                }
            }
        }
    }
}
