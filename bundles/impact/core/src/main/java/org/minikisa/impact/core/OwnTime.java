package org.minikisa.impact.core;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.minikisa.impact.api.ImpactModel;

/**
 * Asks a plug-in in Java, a model or a source, on a thread of its own: one that never answers costs its caller {@link
 * #PATIENCE} and an error, not the shell or the host. A model in JSON always ends and is asked directly.
 */
final class OwnTime {

    /** How long an answer may take; the models there are need microseconds. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private OwnTime() {}

    /** There was no answer in time. */
    static final class Late extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Late(Duration patience) {
            super("no answer within " + patience.toMillis() / 1000.0 + " s");
        }
    }

    /**
     * @throws Late when there is no answer in time
     * @throws CancellationException when the caller is interrupted meanwhile
     */
    static <T> T ask(ImpactModel model, Supplier<T> question) {
        return ask(model, question, PATIENCE);
    }

    static <T> T ask(ImpactModel model, Supplier<T> question, Duration patience) {
        return model.source().isPresent()
                ? question.get()
                : ask("impact-model " + model.getClass().getName(), question, patience);
    }

    /** @param who the name of the thread */
    static <T> T ask(String who, Supplier<T> question, Duration patience) {
        var task = new FutureTask<T>(question::get);
        var thread = new Thread(task, who);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new Late(patience);
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
}
