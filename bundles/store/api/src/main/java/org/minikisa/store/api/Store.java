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
     * line, {@code NNNN_name} (an ending {@code .sql} may be left out), numbered from 0001 without gaps. A step is the file
     * {@code NNNN_name.sqlite.sql} or {@code NNNN_name.postgresql.sql} where it is there for the database at hand, else
     * {@code NNNN_name.sql}. Every step is one transaction and is remembered with its checksum; a database that was there
     * before is copied first.
     *
     * @param wing the owner; its tables begin with {@code <wing>_}, and on SQLite they are STRICT
     * @throws StoreException when a step that was applied has changed, the database is newer than the code, a step fails (it
     *     leaves nothing behind), or it makes a table that is not the wing's
     * @throws IllegalStateException within a unit of work
     */
    void migrate(String wing, Class<?> anchor);

    /**
     * Runs a unit of work in one transaction: all of it, facts included, is durable when this returns, or none of it is.
     * The unit may run more than once (busy database, serialisation failure), so it has no other effect than on the
     * transaction. One writer at a time, first come first served; must not be called from within a unit of work.
     *
     * @return what the unit returned
     * @throws StoreException when it could not be stored; {@link StoreException#problem()} where a person can mend it (full
     *     disk), and then the same unit may succeed later
     * @throws IllegalStateException within a unit of work, or when the store is closed
     */
    <T> T inTransaction(Function<Transaction, T> work);

    /** {@link #inTransaction(Function)} without a result. */
    default void transact(Consumer<Transaction> work) {
        inTransaction(tx -> {
            work.accept(tx);
            return null;
        });
    }

    /**
     * Reads a consistent snapshot, beside any writer. The transaction refuses to write. Within a unit of work it sees what was
     * committed before, not what the unit has done.
     */
    <T> T read(Function<Transaction, T> work);
}
