package org.minikisa.competition.api;

import java.time.Instant;
import java.util.Objects;

/**
 * Something that happened to a competition: a step, or something within one.
 *
 * @param number in its competition, from 1
 * @param what a {@link CompetitionStep}'s name, or a code: {@code access.refused}
 * @param by who; {@code ""} for the house itself. Personal data
 * @param reason given with it; {@code ""} for none
 */
public record CompetitionEvent(int number, String what, Instant at, String by, String reason) {

    public CompetitionEvent {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(reason, "reason");
    }

    /** Names what happened, not who did it: records end up in logs. */
    @Override
    public String toString() {
        return "CompetitionEvent[" + number + ", " + what + ", " + at + "]";
    }
}
