package org.minikisa.procurement.api;

import java.util.Objects;

/** The name of a contract supplier among all others, a slug: {@code puhdas-piha}. */
public record SupplierId(String value) implements Comparable<SupplierId> {

    /** @throws IllegalArgumentException when blank */
    public SupplierId {
        if (Objects.requireNonNull(value, "value").isBlank()) {
            throw new IllegalArgumentException("the id of a supplier is blank");
        }
    }

    @Override
    public int compareTo(SupplierId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
