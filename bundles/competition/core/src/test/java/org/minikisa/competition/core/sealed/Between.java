package org.minikisa.competition.core.sealed;

import java.util.function.Function;

import org.minikisa.store.api.Store;
import org.minikisa.store.api.Transaction;

/** A store before whose transactions something else happens. */
record Between(Store store, Runnable meanwhile) implements Store {

    @Override
    public void migrate(String wing, Class<?> anchor) {
        store.migrate(wing, anchor);
    }

    @Override
    public <T> T inTransaction(Function<Transaction, T> work) {
        meanwhile.run();
        return store.inTransaction(work);
    }

    @Override
    public <T> T read(Function<Transaction, T> work) {
        return store.read(work);
    }
}
