package org.minikisa.competition.core.sealed;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Tenders that have arrived complete and are not in the store yet. Their moment is taken here, before they wait for
 * anything; an opening waits until all are recorded whose moment lies within the tender period.
 */
final class Arrivals {

    private final Clock clock;
    private final List<Instant> inHand = new ArrayList<>();

    Arrivals(Clock clock) {
        this.clock = clock;
    }

    synchronized Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** One has arrived: now. To be followed by {@link #recorded}. */
    synchronized Instant complete() {
        Instant at = now();
        inHand.add(at);
        return at;
    }

    synchronized void recorded(Instant at) {
        inHand.remove(at);
        notifyAll();
    }

    /** Waits for those that came until then. */
    synchronized void awaitRecorded(Instant until) {
        try {
            while (inHand.stream().anyMatch(at -> !at.isAfter(until))) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the last tenders were recorded", e);
        }
    }
}
