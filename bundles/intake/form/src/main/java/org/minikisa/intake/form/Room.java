package org.minikisa.intake.form;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Memory for what is being sent. A contact of ten megabytes takes many times that while it is read, written in Base64 and kept; a dozen
 * of them at once would fill a small heap, and everything else in the process would suffer.
 */
final class Room {

    /** Copies of a request that live at the same time, rounded up. */
    private static final int COPIES = 8;

    private static final int UNIT = 1024;
    private static final int PATIENCE_SECONDS = 5;

    private final int units;
    private final Semaphore free;

    /** @param bytes that all senders together may take */
    Room(long bytes) {
        this.units = (int) Math.max(1, Math.min(bytes / UNIT, Integer.MAX_VALUE));
        this.free = new Semaphore(units, true);
    }

    /** Half of what the process may have at most. */
    static Room ofHeap() {
        return new Room(Runtime.getRuntime().maxMemory() / 2);
    }

    /**
     * Waits a little. What is larger than the whole room goes alone.
     *
     * @param length of the request; negative where it is not told
     * @param largest that a request may be
     * @return what {@link #leave} is to be called with; 0 for no room
     */
    int enter(long length, long largest) {
        long expected = length < 0 ? largest : Math.min(length, largest);
        int wanted = (int) Math.min(units, expected * COPIES / UNIT + 1);
        try {
            return free.tryAcquire(wanted, PATIENCE_SECONDS, TimeUnit.SECONDS) ? wanted : 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    void leave(int taken) {
        free.release(taken);
    }
}
