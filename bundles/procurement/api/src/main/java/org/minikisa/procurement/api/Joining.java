package org.minikisa.procurement.api;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A customer has joined a joint procurement.
 *
 * @param until the last day, if the customer has left or will leave
 * @param provenance empty for what was recorded in this house
 */
public record Joining(
        JointProcurementId jointProcurement,
        CustomerId customer,
        LocalDate from,
        Optional<LocalDate> until,
        Optional<Provenance> provenance) {

    public Joining {
        Objects.requireNonNull(jointProcurement, "jointProcurement");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(provenance, "provenance");
    }

    public boolean holds(LocalDate day) {
        return !day.isBefore(from) && until.map(last -> !day.isAfter(last)).orElse(true);
    }
}
