package org.minikisa.store.api;

import org.minikisa.problem.api.InvalidInputException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Published as a service where the store could not be opened or a wing's tables could not be brought up to date: the data
 * folder is in use by another process, read-only, full, newer than this program. Whoever started the runtime waits for
 * {@link Store} or for this, prints {@link #cause()} and ends with an exit code other than 0.
 */
@ProviderType
public interface StoreFailure {

    /** What is wrong, where, and the remedy. */
    InvalidInputException cause();

    /** Under this reference the log has the details, stack trace included. */
    String reference();
}
