package org.minikisa.intake.core;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.minikisa.intake.core.mime.Reading;

/**
 * Reads one contact on a thread of its own, so that whatever the bytes do to a parser (no end, no stack, no memory) ends as
 * a quarantined contact and the queue goes on.
 *
 * <p>Time is that of the processor, not of the clock on the wall: on a busy machine good mail is not refused. Readers look at
 * the time themselves; this is for the one that does not come back.
 */
final class ReadingThread {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** For nested parts; the stack of a thread is only taken as far as it is used. */
    private static final long STACK_BYTES = 4L * 1024 * 1024;

    private static final long LOOK_EVERY_MILLIS = 100;
    /** A reader never waits for anything, so one that uses no processor at all for this long hangs. */
    private static final int WALL_TIMES = 30;

    private ReadingThread() {}

    /** Nanoseconds that the current thread has spent on the processor. */
    static long nanos() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** @param time of the processor that reading may take; a little more is granted for the reader to say so itself */
    static Reading read(Supplier<Reading> reading, Duration time) {
        var result = new CompletableFuture<Reading>();
        var thread = new Thread(null, () -> run(reading, result), "minikisa-reading", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        return await(result, thread, time);
    }

    private static void run(Supplier<Reading> reading, CompletableFuture<Reading> result) {
        try {
            result.complete(reading.get());
        } catch (Throwable fault) { // also errors: no mail may stop the queue
            result.complete(fault(fault));
        }
    }

    private static Reading await(CompletableFuture<Reading> result, Thread thread, Duration time) {
        long began = System.nanoTime();
        while (true) {
            try {
                return result.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                long wall = System.nanoTime() - began;
                if (THREADS.getThreadCpuTime(thread.getId()) > time.toNanos() || wall > WALL_TIMES * time.toNanos()) {
                    Reading last = result.getNow(endless(time));
                    thread.interrupt();
                    thread.setPriority(Thread.MIN_PRIORITY);
                    return last;
                }
            } catch (InterruptedException stopped) {
                thread.interrupt();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped while a contact was read", stopped);
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private static Reading endless(Duration time) {
        return Reading.problem(
                "intake.time",
                "",
                "reading that took more than " + time.toMillis() + " ms of processor time and did not end",
                "a contact that is read or refused in this time",
                "Look at the raw contact: it may be an attack. To try again with ten times the time: kisa:quarantine reprocess"
                        + " --patiently. Report it as a fault either way.");
    }

    /** Names the place in the program, never what the contact says. */
    private static Reading fault(Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        return Reading.problem(
                "intake.fault",
                "",
                fault.getClass().getSimpleName() + (trace.length == 0 ? "" : " in " + trace[0]),
                "a contact that is read or refused",
                "The contact is kept as it came. Report this as a fault, and process the quarantine again after an update.");
    }
}
