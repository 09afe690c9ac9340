package org.minikisa.store.api;

import java.util.Set;
import java.util.function.Consumer;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reacts to facts, one at a time and in their order, on the store's own thread for this reaction. Whiteboard service: while
 * it is registered it is fed, from where its cursor stands; when it is withdrawn, the facts wait.
 *
 * <p>{@link #on} runs inside the transaction that advances the cursor: write through {@code tx} only. When it throws, the
 * transaction is rolled back and tried again a few times; after that the fact is <em>parked</em> (kept, counted, shown by
 * {@code kisa:journal}, can be retried) and the cursor goes on. When it is the store that fails (full disk), the fact is
 * neither parked nor passed over: it is tried again until there is room. So it is when the reaction throws {@link NotNow}.
 *
 * <p>The thread holds the right to write while {@code on} runs: no waiting, no network, no work that belongs before the
 * transaction; that has its place in {@link #prepare}. A parked fact that is retried arrives out of order. What an exception says is kept and shown, so it says
 * nothing personal.
 */
@ConsumerType
public interface Reaction {

    /** The cursor's durable name, {@code <wing>.<what>}; never changes. */
    String name();

    /** The fact records it wants; others are passed over. */
    Set<Class<? extends Record>> facts();

    /** @param fact the entry's fact, one of {@link #facts()} */
    void on(Entry entry, Record fact, Transaction tx);

    /**
     * Does what belongs before the transaction, where nobody waits for the right to write: reads the store, parses, computes.
     * It changes nothing, for it may be called again for the same fact; when it throws, that counts as if {@link #on} had.
     * What it reads may have changed by the time of the transaction, which looks again where that matters.
     *
     * @return what is left to do in the transaction, which may run it more than once; by default all of {@link #on}
     */
    default Consumer<Transaction> prepare(Entry entry, Record fact) {
        return tx -> on(entry, fact, tx);
    }
}
