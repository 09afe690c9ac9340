package org.minikisa.store.jdbc;

import org.minikisa.problem.api.Problem;
import org.minikisa.store.api.StoreException;

/** The world is in the way, not the unit of work: the same unit may succeed later. */
final class StoreUnavailable extends StoreException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    StoreUnavailable(Fault fault, Problem problem, Throwable cause) {
        super("Nothing was stored", problem, cause);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
