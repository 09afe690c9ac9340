package org.minikisa.competition.api.award;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Why a decision is removed and made anew (s. 132).
 *
 * @param since the day a party asked for it, or the day it was taken up on the own initiative
 * @param reason the error in applying the law, or the new knowledge
 */
public record Rectification(Initiative initiative, LocalDate since, String reason) {

    /** Whose idea it was (s. 133). */
    public enum Initiative {
        /** Asked for within 14 days of knowing the decision. */
        PARTY,
        /** Taken up within 90 days of the decision. */
        OWN
    }

    public Rectification {
        Objects.requireNonNull(initiative, "initiative");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(reason, "reason");
    }
}
