package org.minikisa.intake.api;

/** The way a contact came in. */
public enum Channel {
    /** An Internet message (RFC 5322 with MIME). */
    MAIL,
    /** A web form; its bytes are a JSON note, see {@link RawContact}. */
    FORM,
    /** A note of a telephone call; its bytes are a JSON note. */
    PHONE,
    /** A note from a meeting or training; its bytes are a JSON note. */
    EVENT
}
