package org.minikisa.support.api;

/** What the customer did with a comment. */
public enum Disposition {
    /** The document was changed as proposed. */
    ACCEPTED,
    /** The document stays as it was. */
    REJECTED,
    /** Something of it was taken up. */
    PARTLY
}
