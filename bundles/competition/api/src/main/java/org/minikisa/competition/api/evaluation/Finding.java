package org.minikisa.competition.api.evaluation;

import java.time.Instant;
import java.util.Objects;

/**
 * Whether a tender fulfils a requirement.
 *
 * @param requirement id of a requirement of the invitation
 * @param by who found it; personal data. Set by the service from the act
 * @param at when; set by the service
 */
public record Finding(String tender, String requirement, Verdict verdict, String reason, String by, Instant at) {

    /** What was found. */
    public enum Verdict {
        FULFILLED,
        /** Does not conform: the tender is excluded before the decision (s. 74). */
        NOT_FULFILLED,
        /** Cannot be said before the tenderer has answered. */
        CLARIFY
    }

    public Finding {
        Objects.requireNonNull(tender, "tender");
        Objects.requireNonNull(requirement, "requirement");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
    }

    /** A finding to be kept. @param reason may be {@code ""} for FULFILLED only */
    public static Finding of(String tender, String requirement, Verdict verdict, String reason) {
        return new Finding(tender, requirement, verdict, reason, "", Instant.EPOCH);
    }
}
