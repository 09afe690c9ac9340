package org.minikisa.competition.api.evaluation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A question to a tenderer and what came of it.
 *
 * @param number in its competition, from 1
 * @param subject id of the requirement or criterion it is about
 * @param question as it was sent
 * @param askedBy who asked; personal data
 * @param due until when an answer is awaited
 * @param answer empty while there is none
 * @param answered when it came
 * @param assessment what it was found to be worth; empty while open
 * @param reason of the assessment; {@code ""} while open
 * @param assessedBy who assessed it; {@code ""} while open. Personal data
 */
public record Clarification(
        int number,
        String tender,
        Kind kind,
        String subject,
        String question,
        String askedBy,
        Instant asked,
        Instant due,
        Optional<String> answer,
        Optional<Instant> answered,
        Optional<Assessment> assessment,
        String reason,
        String assessedBy) {

    /** What it is asked for. */
    public enum Kind {
        /** A tender is to be clarified or completed (s. 74). */
        CONFORMITY,
        /** Evidence of suitability is to be brought up to date (s. 52). */
        SUITABILITY,
        /** A price or cost seems abnormally low and is to be explained (s. 96). */
        LOW_PRICE
    }

    /** What an answer, or its absence, is worth. */
    public enum Assessment {
        ACCEPTED,
        /** Not enough: the tender may be rejected. */
        NOT_ACCEPTED,
        /**
         * The price is low because obligations of environmental, social or labour law are not kept: the tender must be
         * rejected (s. 96).
         */
        BREACH_OF_OBLIGATIONS
    }

    public Clarification {
        Objects.requireNonNull(tender, "tender");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(askedBy, "askedBy");
        Objects.requireNonNull(asked, "asked");
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(answered, "answered");
        Objects.requireNonNull(assessment, "assessment");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(assessedBy, "assessedBy");
    }

    /** Whether the answer came after its time, or the time is over without one. */
    public boolean late(Instant now) {
        return answered.orElse(now).isAfter(due);
    }

    /** Names the question, not the people and not what they said: records end up in logs. */
    @Override
    public String toString() {
        return "Clarification[" + number + ", " + kind + ", " + asked + "]";
    }
}
