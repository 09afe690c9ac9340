package org.minikisa.procurement.api;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A dynamic purchasing system is closed temporarily (Procurement Act 1397/2016 s. 49): nothing is bought, applications are
 * taken, and the time to decide on them begins when it is reopened (s. 51).
 *
 * @param from the first day it is closed
 * @param reopened the first day it is open again; empty while nobody knows
 */
public record Closure(JointProcurementId jointProcurement, LocalDate from, Optional<LocalDate> reopened) {

    public Closure {
        Objects.requireNonNull(jointProcurement, "jointProcurement");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(reopened, "reopened");
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && reopened.map(day::isBefore).orElse(true);
    }
}
