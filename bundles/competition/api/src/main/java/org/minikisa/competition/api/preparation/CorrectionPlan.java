package org.minikisa.competition.api.preparation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.Problem;

/**
 * What a correction would mean.
 *
 * @param proposedEnd an end of the tender period that leaves time to answer to it; empty where none is needed
 * @param tendersIn how many tenders are in
 * @param refusals why it cannot be made, a missing extension apart
 * @param warnings what should be looked at
 */
public record CorrectionPlan(
        List<Amendment.Change> changes,
        Optional<Instant> proposedEnd,
        int tendersIn,
        List<Problem> refusals,
        List<Problem> warnings) {

    public CorrectionPlan {
        changes = List.copyOf(changes);
        Objects.requireNonNull(proposedEnd, "proposedEnd");
        refusals = List.copyOf(refusals);
        warnings = List.copyOf(warnings);
    }

    /** The heaviest of its changes. */
    public Amendment.Weight weight() {
        return changes.stream()
                .map(Amendment.Change::weight)
                .max(Comparator.naturalOrder())
                .orElse(Amendment.Weight.MINOR);
    }
}
