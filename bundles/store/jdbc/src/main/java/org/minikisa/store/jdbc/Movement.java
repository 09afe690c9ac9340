package org.minikisa.store.jdbc;

import java.time.Duration;

/** Lets threads wait until something has moved since they last looked, so that no movement between look and wait is missed. */
final class Movement {

    private long count;

    synchronized long count() {
        return count;
    }

    synchronized void happened() {
        count++;
        notifyAll();
    }

    /** Waits for a movement after the one that was {@code seen}. @return false when the time was up first */
    synchronized boolean awaitAfter(long seen, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (count == seen) {
            long millis = (deadline - System.nanoTime() + 999_999) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return true;
    }
}
