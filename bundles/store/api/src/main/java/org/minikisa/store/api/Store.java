package org.minikisa.store.api;

import java.util.function.Consumer;
import java.util.function.Function;

import org.osgi.annotation.versioning.ProviderType;

/** The one place where state and facts are kept. */
@ProviderType
public interface Store {

    /**
     * Brings a wing's tables up to what its code needs, before anything else is asked of the store. Reads the resource
     * {@code sql/index} in {@code anchor}'s package ({@code anchor.getResource("sql/index")}): one migration file name per
     * line, {@code NNNN_name.sql}, numbered from 0001 without gaps; {@code NNNN_name.sqlite.sql} or
     * {@code NNNN_name.postgresql.sql} where the dialects differ. Every step is one transaction and is remembered with its
     * checksum.
     *
     * @param wing the owner; its tables begin with {@code <wing>_}
     * @throws StoreException when a step that was applied has changed, or the database is newer than the code
     */
    void migrate(String wing, Class<?> anchor);

    /**
     * Runs a unit of work in one transaction: all of it, facts included, is durable when this returns, or none of it is.
     * The unit may run more than once (busy database, serialisation failure), so it has no other effect than on the
     * transaction. One writer at a time; must not be called from within a unit of work.
     */
    <T> T inTransaction(Function<Transaction, T> work);

    /** {@link #inTransaction(Function)} without a result. */
    default void transact(Consumer<Transaction> work) {
        inTransaction(tx -> {
            work.accept(tx);
            return null;
        });
    }

    /** Reads a consistent snapshot, beside any writer. The transaction refuses to write. */
    <T> T read(Function<Transaction, T> work);
}
