package org.minikisa.classification.core;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks strangers, each on a thread of another's: who throws costs nothing but its answer, and who does not come back in time costs that
 * time once and is not asked for a while. A thread cannot be ended; it is interrupted and left to itself. Thread-safe.
 */
final class Patience implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

    private final Duration patience;
    private final Duration rest;
    private final Map<String, Long> late = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "minikisa-classification-asking");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param patience how long an answer may take
     * @param rest how long who was late is not asked
     */
    Patience(Duration patience, Duration rest) {
        this.patience = patience;
        this.rest = rest;
    }

    /**
     * The answer; empty where there is none. The log gets the kind of exception only: its message may quote the text.
     *
     * @param answer never gives null
     * @throws CancellationException when the thread is interrupted meanwhile
     */
    <T> Optional<T> ask(String who, Supplier<T> answer) {
        if (isResting(who)) {
            return Optional.empty();
        }
        Future<T> soon = threads.submit(answer::get);
        try {
            return Optional.of(soon.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            soon.cancel(true);
            late.put(who, System.nanoTime());
            LOG.warn("{} gave no answer within {} and is not asked for {}", who, patience, rest);
        } catch (ExecutionException | NullPointerException e) {
            Throwable thrown = e.getCause() == null ? e : e.getCause();
            LOG.warn(
                    "{} threw {} at a text and is left out of the judgement",
                    who,
                    thrown.getClass().getName());
        } catch (InterruptedException e) {
            soon.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("judging was stopped");
        }
        return Optional.empty();
    }

    private boolean isResting(String who) {
        Long since = late.get(who);
        if (since != null && System.nanoTime() - since >= rest.toNanos()) {
            late.remove(who, since);
            return false;
        }
        return since != null;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
