package org.minikisa.competition.api;

import java.time.Instant;

/**
 * A tender that was not let in or was put out: recorded, never scored. While the competition is sealed, nobody is told
 * whose it is: {@code tender} is then the number of the house, {@code CO-3/2}, and {@code tenderer} is {@code ""}.
 *
 * @param tender id of the tender
 * @param at when it came in or was excluded
 * @param reason why: late, or the reason of the exclusion (s. 74, 96)
 */
public record RefusedTender(String tender, String tenderer, Instant at, Kind kind, String reason) {

    /** Why it does not take part. */
    public enum Kind {
        /** Came after the end of the tender period. */
        LATE,
        /** Excluded after the opening. */
        EXCLUDED
    }
}
