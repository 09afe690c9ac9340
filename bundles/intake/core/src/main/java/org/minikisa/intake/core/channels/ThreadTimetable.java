package org.minikisa.intake.core.channels;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A timetable on a thread of its own, by the clock of the machine. */
final class ThreadTimetable implements Timetable {

    private static final Logger LOG = LoggerFactory.getLogger(ThreadTimetable.class);

    /** A channel that hangs while it is closed must not keep the program from ending. */
    private static final long LONGEST_END_SECONDS = 5;

    private final ScheduledThreadPoolExecutor thread;
    private final Clock clock = Clock.systemUTC();

    ThreadTimetable(String name) {
        thread = new ScheduledThreadPoolExecutor(1, task -> {
            var daemon = new Thread(task, "channel " + name);
            daemon.setDaemon(true);
            return daemon;
        });
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setRejectedExecutionHandler((task, ended) -> {}); // a channel may still call while it is closed
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void soon(Runnable task) {
        thread.execute(guarded(task));
    }

    @Override
    public void in(Duration pause, Runnable task) {
        thread.schedule(guarded(task), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void end() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException failure) {
                LOG.error("looking after a channel failed", failure);
            }
        };
    }
}
