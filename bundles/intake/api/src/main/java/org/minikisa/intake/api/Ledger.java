package org.minikisa.intake.api;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The books of the intake: what came in, and what became of it.
 *
 * @param received contacts whose bytes are kept
 * @param pending those that nobody has looked at yet
 * @param dispositions how many ended in which disposition; every disposition has an entry
 */
public record Ledger(long received, long pending, Map<Disposition, Long> dispositions) {

    public Ledger {
        var all = new EnumMap<Disposition, Long>(Disposition.class);
        for (Disposition disposition : Disposition.values()) {
            all.put(disposition, dispositions.getOrDefault(disposition, 0L));
        }
        dispositions = Collections.unmodifiableMap(all);
    }

    /** Whether every contact is accounted for: {@code received = pending + all dispositions}. */
    public boolean balances() {
        return received
                == pending
                        + dispositions.values().stream()
                                .mapToLong(Long::longValue)
                                .sum();
    }
}
