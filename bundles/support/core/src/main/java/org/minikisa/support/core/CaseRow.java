package org.minikisa.support.core;

import java.time.Instant;
import java.util.Optional;

import org.minikisa.support.api.CaseId;
import org.minikisa.support.api.CaseState;
import org.minikisa.support.api.SupportCase;

/**
 * A case as it is kept: what everybody sees, and what only the rules need.
 *
 * @param waitingSince since when the customer waits: opened, or opened again
 * @param lastAnswered the last answer, which is the first one unless the case was opened again
 */
record CaseRow(SupportCase shown, Instant waitingSince, Optional<Instant> lastAnswered) {

    CaseId id() {
        return shown.id();
    }

    CaseState state() {
        return shown.state();
    }
}
