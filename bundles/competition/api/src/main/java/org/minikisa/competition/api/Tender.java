package org.minikisa.competition.api;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A tender. Handed in again with the same id before the period ends, it replaces the earlier one.
 *
 * @param id unique in its competition, chosen by the sender
 * @param tenderer id of a supplier or, for awards from elsewhere, the name of the tenderer
 * @param values by criterion id
 * @param received when it came in
 * @param lot id of the lot it is for; {@code ""} for a competition in one piece
 */
public record Tender(String id, String tenderer, Map<String, TenderedValue> values, Instant received, String lot) {

    public Tender {
        if (Objects.requireNonNull(id, "id").isBlank()
                || Objects.requireNonNull(tenderer, "tenderer").isBlank()) {
            throw new IllegalArgumentException("a tender without an id or a tenderer");
        }
        Objects.requireNonNull(received, "received");
        // a tender that was kept before there were lots has none
        lot = Objects.requireNonNullElse(lot, "");
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A tender for a competition in one piece. */
    public Tender(String id, String tenderer, Map<String, TenderedValue> values, Instant received) {
        this(id, tenderer, values, received, "");
    }
}
