package org.minikisa.store.api;

/** The store could not do what it was asked: the world broke (disk, lock, file) or a program is wrong (SQL, migration). */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
