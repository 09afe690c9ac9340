package org.minikisa.support.api;

import java.util.Objects;

/** Names one case: {@code CS-5}. Numbers are given in the order of opening, from 1 without gaps. */
public record CaseId(String value) {

    /** @throws IllegalArgumentException when blank */
    public CaseId {
        if (Objects.requireNonNull(value, "value").isBlank()) {
            throw new IllegalArgumentException("the id of a case is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
