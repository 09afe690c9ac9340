package org.minikisa.intake.api;

/** Whose words a contact carries. */
public enum Author {
    /** Somebody outside the house: a customer, a supplier, anybody. What is not proven to be the house's own is this. */
    OUTSIDE,
    /** One of the house's own people, proven: an answer that was written past this program. */
    STAFF
}
