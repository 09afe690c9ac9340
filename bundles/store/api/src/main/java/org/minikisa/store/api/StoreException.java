package org.minikisa.store.api;

import java.util.Optional;

import org.minikisa.problem.api.Problem;

/**
 * The store could not do what it was asked: the world broke (disk, lock, file) or a program is wrong (SQL, migration).
 * Where a person can mend it, it carries the {@link #problem()} in words to act on.
 */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public StoreException(String message) {
        this(message, (Throwable) null);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
        this.problem = null;
    }

    /** @param message what could not be done; the problem is added to it */
    public StoreException(String message, Problem problem, Throwable cause) {
        super(message + ": " + problem, cause);
        this.problem = problem;
    }

    /** What is wrong and how a person mends it; empty where only a programmer can. */
    public Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }
}
