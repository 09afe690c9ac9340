package org.minikisa.procurement.api;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * How customers join a joint procurement.
 *
 * @param until the last day a notice is taken, where there is one before the period ends
 */
public record JoiningTerms(JoiningRule rule, Optional<LocalDate> until) {

    public JoiningTerms {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(until, "until");
    }
}
