package org.minikisa.support.api;

/** Where a case stands. */
public enum CaseState {
    /** Somebody waits for an answer. */
    OPEN,
    /** The unit has answered; the customer may come back. */
    ANSWERED,
    /** The unit regards the matter as done. */
    CLOSED,
    /** It is no case of its own any more: it went into another one, or its split was undone. Found by its id only. */
    MERGED
}
