package org.minikisa.competition.api.preparation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The moments that an invitation announces.
 *
 * @param closes the end of the tender period, inclusive
 * @param questionsUntil until when questions are taken; empty where none are
 */
public record Schedule(Instant closes, Optional<Instant> questionsUntil) {

    public Schedule {
        Objects.requireNonNull(closes, "closes");
        Objects.requireNonNull(questionsUntil, "questionsUntil");
    }

    public static Schedule until(Instant closes) {
        return new Schedule(closes, Optional.empty());
    }

    public Schedule withQuestionsUntil(Instant moment) {
        return new Schedule(closes, Optional.of(moment));
    }
}
