package org.minikisa.competition.api;

import java.util.Objects;

/** A competition's id, {@code CO-3}. */
public record CompetitionId(String value) {

    public CompetitionId {
        if (Objects.requireNonNull(value, "value").isBlank()) {
            throw new IllegalArgumentException("a competition id is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
