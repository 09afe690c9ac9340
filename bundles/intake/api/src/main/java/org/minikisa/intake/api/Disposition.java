package org.minikisa.intake.api;

/** What became of a contact. Every contact has exactly one once it has been looked at. */
public enum Disposition {
    /** Starts a conversation. */
    NEW_CONVERSATION,
    /** Continues a conversation: it answers one of its messages, or carries its number and comes from someone in it. */
    FOLLOW_UP,
    /** Came before: the same message with the same content, or the same bytes from another source. */
    DUPLICATE,
    /** A machine wrote it (RFC 3834 and kin: auto-replies, delivery reports); nobody waits for an answer. */
    AUTOMATIC,
    /** Could not be understood; kept as it came, with the problem, until someone mends what is wrong and tries again. */
    QUARANTINED
}
