package org.minikisa.intake.lmtp;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that messages which are being received may take together. */
final class Room {

    private final AtomicLong left;

    Room(long bytes) {
        left = new AtomicLong(bytes);
    }

    /** @return false when there is none left; nothing is taken then */
    boolean take(long bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return true;
        }
        left.addAndGet(bytes);
        return false;
    }

    void give(long bytes) {
        left.addAndGet(bytes);
    }
}
