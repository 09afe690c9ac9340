package org.minikisa.procurement.api;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A supplier may be invited to competitions of one lot during these days.
 *
 * @param lot {@link ProcurementLot#WHOLE} for all lots of the joint procurement
 * @param until the last day, if it ends before the joint procurement does
 * @param provenance empty for what was decided in this house
 */
public record Admission(
        JointProcurementId jointProcurement,
        String lot,
        SupplierId supplier,
        LocalDate from,
        Optional<LocalDate> until,
        Optional<Provenance> provenance) {

    public Admission {
        Objects.requireNonNull(jointProcurement, "jointProcurement");
        Objects.requireNonNull(lot, "lot");
        Objects.requireNonNull(supplier, "supplier");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(provenance, "provenance");
    }

    /** Whether it holds for that lot on that day. */
    public boolean covers(String wanted, LocalDate day) {
        return (lot.equals(wanted) || lot.equals(ProcurementLot.WHOLE))
                && !day.isBefore(from)
                && until.map(last -> !day.isAfter(last)).orElse(true);
    }
}
