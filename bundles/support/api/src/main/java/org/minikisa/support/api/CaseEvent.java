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
        REVIEW_CLOSED,
        /** Another case went into this one, or this one into another; the detail names it. */
        MERGED,
        /** Contacts went to a case of their own, or this case came of that; the detail names the other one. */
        SPLIT,
        /** A merge or split was undone; the detail names the other case. */
        UNDONE,
        /** A contact that joined seems to be about another joint procurement; the detail names both. */
        TOPIC_CHANGED,
        /** The customer is told that the contact has come in; the detail names the reply. */
        ACKNOWLEDGED,
        /** An answer was handed to intake for sending; the detail names it. */
        REPLIED
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
