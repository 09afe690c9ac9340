package org.minikisa.support.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One line of a case's timeline.
 *
 * @param by who did it; empty for what happened by itself; personal data
 * @param detail the id or value concerned: a contact, a review, a competition, {@code TOPIC=G6}; empty for none
 */
public record CaseEvent(Instant at, What what, Optional<String> by, String detail) {

    /** What can happen to a case. */
    public enum What {
        OPENED,
        CONTACT_JOINED,
        REOPENED,
        ANSWERED,
        CLOSED,
        RELABELLED,
        COMPETITION_LINKED,
        REVIEW_OPENED,
        REVIEW_CLOSED
    }

    public CaseEvent {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(detail, "detail");
    }

    /** Tells what happened, not by whom: records end up in logs. */
    @Override
    public String toString() {
        return "CaseEvent[" + at + ", " + what + ", " + detail + "]";
    }
}
