package org.minikisa.intake.mailserver;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Cuts a connection when its time is over. A socket's own time-out watches single reads and no writes, so a server that sends a byte now
 * and then, or takes none, would hold us for ever.
 */
final class Watchdog implements AutoCloseable {

    private final Connection connection;
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, Watchdog::thread);
    private volatile boolean barked;
    private Future<?> next;

    Watchdog(Connection connection) {
        this.connection = connection;
        clock.setRemoveOnCancelPolicy(true);
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "minikisa-mailserver-watchdog");
        thread.setDaemon(true);
        return thread;
    }

    /** Barks after this time, if it is not told another one before. */
    synchronized void bark(Duration after) {
        if (next != null) {
            next.cancel(false);
        }
        if (!clock.isShutdown()) {
            next = clock.schedule(this::barkNow, after.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void barkNow() {
        barked = true;
        connection.hangUp();
    }

    boolean hasBarked() {
        return barked;
    }

    @Override
    public synchronized void close() {
        clock.shutdownNow();
    }
}
