package org.minikisa.intake.lmtp;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that messages which are being received may take together. */
final class Room {

    private final AtomicLong left;

    /** Copies of a message that live while it is kept and read, rounded up. */
    private static final long COPIES = 6;

    /** For some of the largest messages, fewer where the process has little memory, at least one. */
    static Room forMessages(long some, long largest) {
        long fitting = Runtime.getRuntime().maxMemory() / COPIES;
        return new Room(Math.max(largest, Math.min(some * largest, fitting)));
    }

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
