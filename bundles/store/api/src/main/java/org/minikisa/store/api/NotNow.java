package org.minikisa.store.api;

/**
 * Thrown by a {@link Reaction} that cannot do its work at the moment, whatever the fact: the world is in the way. The fact is not
 * parked; it is given again after a second, and those behind it wait.
 */
public final class NotNow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what is in the way; it is logged, so without personal data */
    public NotNow(String message, Throwable cause) {
        super(message, cause);
    }
}
