package org.minikisa.procurement.api;

/**
 * Who may buy from a joint procurement, and how he comes to be one of them. Its users must be identified in the
 * announcement (Procurement Act 1397/2016 s. 42).
 */
public enum JoiningRule {

    /** Sending an invitation or an order accepts the terms. */
    NOT_NEEDED,

    /** A joining notice, at any time while the joint procurement is in force or until the day its terms say. */
    BY_NOTICE,

    /** Only those who were named before it was announced. */
    NAMED_ONLY
}
