package org.minikisa.impact.shell;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.minikisa.rendering.terminal.Screen;
import org.minikisa.rendering.terminal.Stopped;

/** Waits for work that cannot tell how far it is: shows that time passes, and stops it when it is interrupted. */
final class Busy {

    private static final long TICK_MILLIS = 100;

    private Busy() {}

    static <T> T with(Screen screen, String title, Supplier<T> work) {
        var result = new CompletableFuture<T>();
        var worker = new Thread(() -> run(work, result), "kisa: " + title);
        worker.setDaemon(true);
        worker.start();
        try (var progress = screen.progress(title, -1)) {
            while (true) {
                try {
                    return result.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    progress.to(0);
                }
            }
        } catch (InterruptedException | CancellationException | Stopped e) {
            worker.interrupt();
            throw new Stopped();
        } catch (ExecutionException e) {
            throw unwrapped(e.getCause());
        }
    }

    private static <T> void run(Supplier<T> work, CompletableFuture<T> result) {
        try {
            result.complete(work.get());
        } catch (Throwable e) { // errors too: the one who waits must hear of them
            result.completeExceptionally(e);
        }
    }

    private static RuntimeException unwrapped(Throwable cause) {
        if (cause instanceof CancellationException) {
            return new Stopped();
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException exception ? exception : new IllegalStateException(cause);
    }
}
