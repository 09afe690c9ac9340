package org.minikisa.competition.core.sealed;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.minikisa.competition.api.CompetitionId;

/**
 * What has arrived complete and is not in the store yet. Its moment is taken here, before it waits for anything, so that
 * neither the order in which things are written nor how long that takes makes anything late; an opening waits until all
 * are recorded whose moment lies within the tender period.
 */
final class Arrivals {

    /** What clocks are set right by without anybody noticing. */
    private static final long NOTICED_MILLIS = 2_000;

    private final Clock clock;
    private final List<Instant> inHand = new ArrayList<>();
    private final Map<CompetitionId, Instant> latest = new HashMap<>();

    Arrivals(Clock clock) {
        this.clock = clock;
    }

    /**
     * When something arrived.
     *
     * @param at what counts: the clock's, and never before the latest moment that its competition had seen by then
     * @param clock what the clock said
     */
    record Moment(Instant at, Instant clock) {

        /** Of what was found: its moment was taken when it came. */
        static Moment of(Instant at) {
            return new Moment(at, at);
        }

        boolean isSetBack() {
            return clock.isBefore(at.minusMillis(NOTICED_MILLIS));
        }
    }

    synchronized Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Something has arrived: now. To be followed by {@link #recorded}.
     *
     * @param seen the latest moment that the store knew of this competition when the sending began
     */
    synchronized Moment complete(CompetitionId id, Instant seen) {
        Instant now = now();
        Instant at =
                latest.merge(id, now.isBefore(seen) ? seen : now, (one, other) -> one.isAfter(other) ? one : other);
        inHand.add(at);
        return new Moment(at, now);
    }

    synchronized void recorded(Moment moment) {
        inHand.remove(moment.at());
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
