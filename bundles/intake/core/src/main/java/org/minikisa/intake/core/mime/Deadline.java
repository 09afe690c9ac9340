package org.minikisa.intake.core.mime;

import java.util.function.LongSupplier;

/** When reading one message is given up. */
final class Deadline {

    private final Limits limits;
    private final LongSupplier nanoTime;
    private final long until;

    Deadline(Limits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.until = nanoTime.getAsLong() + limits.time().toNanos();
    }

    void check() {
        if (nanoTime.getAsLong() - until > 0) {
            String most = limits.time().toSeconds() + " s";
            throw Refusal.limit("time", "more than " + most + " of reading", most);
        }
    }
}
