package org.minikisa.problem.api;

/** How much a finding matters. */
public enum Severity {
    /** It cannot be used like this. */
    ERROR,
    /** It can be used; somebody should look at it. */
    WARNING,
    /** Good to know. */
    NOTE
}
