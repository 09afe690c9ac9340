package org.minikisa.impact.core.sampling;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Cuts draws into chunks, always the same ones, and works on them, in turn or on several threads. What is summed up is
 * summed up for each chunk and then in the order of chunks, so the number of threads changes no bit.
 */
final class Chunks {

    static final int SIZE = 512;

    private Chunks() {}

    @FunctionalInterface
    interface Work {

        void on(int chunk, long from, int count);
    }

    static int count(int draws) {
        return (draws + SIZE - 1) / SIZE;
    }

    /**
     * @param worker makes one for each thread
     * @throws CancellationException when the caller is interrupted
     */
    static void run(int draws, int threads, Supplier<Work> worker) {
        var next = new AtomicInteger();
        if (threads == 1) {
            work(draws, next, worker.get());
            return;
        }
        var executor = Executors.newFixedThreadPool(threads, task -> {
            var thread = new Thread(task, "impact-sampling");
            thread.setDaemon(true);
            return thread;
        });
        try {
            var tasks = new ArrayList<Callable<Void>>();
            for (int i = 0; i < threads; i++) {
                tasks.add(() -> {
                    work(draws, next, worker.get());
                    return null;
                });
            }
            for (var done : executor.invokeAll(tasks)) {
                finish(done);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled();
        } finally {
            executor.shutdownNow();
        }
    }

    private static void work(int draws, AtomicInteger next, Work work) {
        int chunks = count(draws);
        try {
            for (int chunk = next.getAndIncrement(); chunk < chunks; chunk = next.getAndIncrement()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw cancelled();
                }
                int from = chunk * SIZE;
                work.on(chunk, from, Math.min(SIZE, draws - from));
            }
        } finally {
            next.set(chunks); // when this thread fails, the others need not go on
        }
    }

    private static void finish(Future<Void> done) throws InterruptedException {
        try {
            done.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw (Error) e.getCause();
        }
    }

    private static CancellationException cancelled() {
        return new CancellationException("interrupted while drawing");
    }
}
