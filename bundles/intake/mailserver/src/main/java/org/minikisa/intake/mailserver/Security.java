package org.minikisa.intake.mailserver;

/** How a connection is protected. Where it is, certificate and host name are verified; there is no switch to turn that off. */
public enum Security {
    /** TLS from the first byte (RFC 8314). */
    TLS,
    /** In the clear until the server agreed to TLS; given up where it does not. */
    STARTTLS,
    /** Not at all; only to this machine. */
    NONE
}
