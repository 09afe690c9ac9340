package org.minikisa.impact.api;

/** How an indicator's value moves the index. A declared direction is a promise that is tested. */
public enum Direction {
    HIGHER_IS_BETTER,
    LOWER_IS_BETTER,
    /** Not monotone, or decided by the options' scores alone. */
    UNORDERED
}
