package org.minikisa.support.api;

import java.util.Objects;

/** Names one review: {@code RV-1}. Numbers are given in the order of opening, from 1 without gaps. */
public record ReviewId(String value) {

    /** @throws IllegalArgumentException when blank */
    public ReviewId {
        if (Objects.requireNonNull(value, "value").isBlank()) {
            throw new IllegalArgumentException("the id of a review is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
