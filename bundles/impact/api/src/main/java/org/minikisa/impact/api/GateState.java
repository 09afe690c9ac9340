package org.minikisa.impact.api;

import java.util.Objects;

/** How a gate stood before and after the customer's choices. */
public record GateState(String gate, State base, State index) {

    public GateState {
        Objects.requireNonNull(gate, "gate");
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(index, "index");
    }

    public enum State {
        OPEN,
        CLOSED,
        /** It hangs on an unknown answer: not applied to the index, applied to its interval. */
        UNDECIDED
    }
}
