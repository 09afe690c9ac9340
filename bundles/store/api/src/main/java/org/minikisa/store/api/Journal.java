package org.minikisa.store.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/** Reads and proves the journal of facts. */
@ProviderType
public interface Journal {

    /**
     * Entries in their order.
     *
     * @param after only numbers greater than this; 0 for all
     * @param type only this type or, ending in a dot, this wing ({@code intake.}); empty for all
     * @param limit at most this many
     */
    List<Entry> entries(long after, String type, int limit);

    /** The number of the last entry; 0 for none. */
    long last();

    /** Recomputes the whole chain. */
    Verification verify();

    /** All cursors, also of reactions that are not registered now. */
    List<Cursor> cursors();

    /** Facts that a reaction could not process. */
    List<Parked> parked();

    /**
     * Gives a reaction's parked facts to it again; what fails again stays parked.
     *
     * @return how many were tried
     * @throws org.minikisa.problem.api.InvalidInputException when no such reaction is registered
     */
    int retryParked(String reaction);

    /**
     * Waits until every registered reaction has seen every fact, including those they append themselves.
     *
     * @return false when the time was up first
     * @throws IllegalStateException within a unit of work, which would wait for itself
     */
    boolean awaitCaughtUp(Duration timeout) throws InterruptedException;

    /**
     * @param entries how many rows were proven
     * @param head the digest of the last good row
     * @param firstBroken the first row that does not hold, with the reason; empty for an unbroken chain
     */
    record Verification(long entries, String head, Optional<Broken> firstBroken) {}

    record Broken(long number, String reason) {}

    /** @param position the last entry it has passed; @param lag how many entries it has not seen yet */
    record Cursor(String name, long position, long lag, boolean registered, int parked) {}

    record Parked(String reaction, long number, String type, int attempts, String error) {}
}
