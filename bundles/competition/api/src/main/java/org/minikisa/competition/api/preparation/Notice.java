package org.minikisa.competition.api.preparation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Something the invited suppliers were told, all of them alike.
 *
 * @param number in its competition, from 1
 * @param to ids of the suppliers
 * @param about number of the question or the amendment; 0 for the invitation
 */
public record Notice(int number, Kind kind, Instant at, List<String> to, int about) {

    /** What they were told. */
    public enum Kind {
        INVITATION,
        /** The invitation with everything since, for those admitted later. */
        LATE_INVITATION,
        ANSWER,
        CORRECTION,
        EXTENSION
    }

    public Notice {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
        to = List.copyOf(to);
    }
}
