package org.minikisa.impact.core.declarative;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

import org.minikisa.impact.api.ImpactModel;

/**
 * Asks a plug-in in Java, a model, a source or a function of formulas, on a thread of its own: one that never answers costs
 * its caller {@link #PATIENCE} and an error, not the shell or the host. A model in JSON always ends and is asked directly,
 * unless its formulas call functions of plug-ins.
 */
public final class OwnTime {

    /** How long an answer may take; the models there are need microseconds. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private OwnTime() {}

    /** There was no answer in time. */
    public static final class Late extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Late(Duration patience) {
            super("no answer within " + patience.toMillis() / 1000.0 + " s");
        }
    }

    /**
     * Much may be asked at once of a model in JSON, such as 10,000 draws: its functions are given their time call by call,
     * and on the thread that asks all of it they cost next to nothing.
     *
     * @throws Late when there is no answer in time
     * @throws org.minikisa.problem.api.InvalidInputException when a function gives none in time
     * @throws CancellationException when the caller is interrupted meanwhile
     */
    public static <T> T ask(ImpactModel model, Supplier<T> question) {
        return ask(model, question, PATIENCE);
    }

    /** The same with another patience: for much that is asked at once. */
    public static <T> T ask(ImpactModel model, Supplier<T> question, Duration patience) {
        boolean json = model.source().isPresent();
        if (json && (model.description().functions().isEmpty() || Thread.currentThread() instanceof Own)) {
            return question.get();
        }
        return await("impact-model " + model.getClass().getName(), question, patience, json);
    }

    /** Asks anything else of a plug-in. @param who the name of the thread */
    public static <T> T ask(String who, Supplier<T> question, Duration patience) {
        return await(who, question, patience, false);
    }

    /** Asks one function: directly when this thread may be given up, else on one that may. */
    static double call(BoundFunction function, DoubleSupplier question) {
        if (!(Thread.currentThread() instanceof Own own)) {
            return await("impact-function " + function.name(), () -> call(function, question), PATIENCE, true);
        }
        own.call = new Call(function, System.nanoTime());
        try {
            return question.getAsDouble();
        } finally {
            own.call = null;
        }
    }

    /** @param callsOnly the question itself ends: only the calls of functions in it may not */
    private static <T> T await(String who, Supplier<T> question, Duration patience, boolean callsOnly) {
        var task = new FutureTask<T>(question::get);
        var thread = new Own(task, who);
        thread.start();
        try {
            return thread.await(task, patience, callsOnly);
        } catch (InterruptedException e) {
            task.cancel(true);
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

        Own(Runnable task, String name) {
            super(task, name);
            setDaemon(true);
        }

        <T> T await(FutureTask<T> task, Duration patience, boolean callsOnly)
                throws InterruptedException, ExecutionException {
            long wait = patience.toNanos();
            while (true) {
                try {
                    return task.get(wait, TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    var present = call;
                    long lasted = present == null ? 0 : System.nanoTime() - present.since;
                    if (!callsOnly || lasted >= patience.toNanos()) {
                        task.cancel(true);
                        throw present == null ? new Late(patience) : present.function.giveUp();
                    }
                    wait = patience.toNanos() - lasted;
                }
            }
        }
    }
}
