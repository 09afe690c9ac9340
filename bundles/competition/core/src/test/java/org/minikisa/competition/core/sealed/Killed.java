package org.minikisa.competition.core.sealed;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import org.minikisa.store.api.Store;
import org.minikisa.store.api.Transaction;

/** A store before whose next transaction the process dies. */
public record Killed(Store store, AtomicBoolean now) implements Store {

    /** Nothing after it runs, as after a kill. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void migrate(String wing, Class<?> anchor) {
        store.migrate(wing, anchor);
    }

    @Override
    public <T> T inTransaction(Function<Transaction, T> work) {
        if (now.get()) {
            throw new Death();
        }
        return store.inTransaction(work);
    }

    @Override
    public <T> T read(Function<Transaction, T> work) {
        return store.read(work);
    }
}
