package org.minikisa.support.api;

/** Where a case stands. */
public enum CaseState {
    /** Somebody waits for an answer. */
    OPEN,
    /** The unit has answered; the customer may come back. */
    ANSWERED,
    /** The unit regards the matter as done. */
    CLOSED
}
