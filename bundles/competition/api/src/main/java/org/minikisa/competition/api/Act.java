package org.minikisa.competition.api;

import java.time.Instant;
import java.util.Objects;

/**
 * Who did something and when.
 *
 * @param by a person's name; personal data, kept in state and never in facts, which carry a number instead
 * @param at when
 */
public record Act(String by, Instant at) {

    /** What the house did by itself, or nobody knows who. */
    public static final String NOBODY = "";

    public Act {
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
    }

    public static Act by(String person, Instant at) {
        return new Act(person, at);
    }

    public static Act ofTheHouse(Instant at) {
        return new Act(NOBODY, at);
    }

    /** Names the moment, not the person: records end up in logs. */
    @Override
    public String toString() {
        return "Act[" + at + "]";
    }
}
