package org.minikisa.runtime.worker.wire;

/** Bytes that are no value of the declared type, or a value that cannot be told: too large, absent, of another type. */
public final class WireException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WireException(String message) {
        super(message);
    }

    WireException(String message, Throwable cause) {
        super(message, cause);
    }
}
