package org.minikisa.runtime.plugins.guard;

import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.Problem;

/**
 * What a plug-in did wrong in use.
 *
 * @param input what it was asked, as JSON
 * @param thread that it has not come back from; empty when it has
 */
public record Fault(Offer offer, Problem problem, String input, Optional<Thread> thread) {

    public Fault {
        Objects.requireNonNull(offer, "offer");
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(thread, "thread");
    }
}
