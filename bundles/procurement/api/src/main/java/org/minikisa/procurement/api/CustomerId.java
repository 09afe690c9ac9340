package org.minikisa.procurement.api;

import java.util.Objects;

/** The name of a customer organisation among all others, a slug: {@code itaranta}. */
public record CustomerId(String value) implements Comparable<CustomerId> {

    /** @throws IllegalArgumentException when blank */
    public CustomerId {
        if (Objects.requireNonNull(value, "value").isBlank()) {
            throw new IllegalArgumentException("the id of a customer is blank");
        }
    }

    @Override
    public int compareTo(CustomerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
