package org.minikisa.impact.api.analysis;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;

/**
 * A promise.
 *
 * @param id {@code OB-4}
 * @param assessment in which it was made
 * @param promised the written value
 * @param base the written value without it
 * @param points the index points it carries: what the index loses when it alone is broken
 * @param overdue whether it is open past its due day
 * @param evidence of its state: what shows that it was kept, why it was not; empty while it is open
 * @param by who settled it; empty while it is open
 */
public record Obligation(
        String id,
        String assessment,
        String subject,
        String indicator,
        LocalizedText title,
        String promised,
        String base,
        double points,
        LocalDate due,
        boolean overdue,
        State state,
        String evidence,
        String by,
        Optional<Instant> settled) {

    public Obligation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(assessment, "assessment");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(indicator, "indicator");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(promised, "promised");
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(settled, "settled");
    }

    public enum State {
        OPEN,
        KEPT,
        BREACHED
    }
}
