package org.minikisa.procurement.api;

import java.util.Objects;

/** The name of a joint procurement among all others, a slug: {@code cleaning-dps-2021}. */
public record JointProcurementId(String value) implements Comparable<JointProcurementId> {

    /** @throws IllegalArgumentException when blank */
    public JointProcurementId {
        if (Objects.requireNonNull(value, "value").isBlank()) {
            throw new IllegalArgumentException("the id of a joint procurement is blank");
        }
    }

    @Override
    public int compareTo(JointProcurementId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
