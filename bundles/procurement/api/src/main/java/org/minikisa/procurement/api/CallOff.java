package org.minikisa.procurement.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A purchase that was made from a joint procurement; it uses up its ceilings. One for each reference, lot and supplier.
 *
 * @param reference what it is known by where it was made: the competition's id, the number of a contract
 * @param lot {@link ProcurementLot#WHOLE} where the joint procurement is in one piece
 * @param madeOn the day of the contract or order
 * @param amount in {@code unit}, not negative; the largest that the contract allows, options included (s. 30)
 * @param unit {@value Ceiling#EURO}, or what is counted
 * @param way {@link CallOffWay#DIRECT} or {@link CallOffWay#COMPETITION}
 */
public record CallOff(
        JointProcurementId jointProcurement,
        String reference,
        String lot,
        CustomerId customer,
        SupplierId supplier,
        LocalDate madeOn,
        BigDecimal amount,
        String unit,
        CallOffWay way) {

    public CallOff {
        Objects.requireNonNull(jointProcurement, "jointProcurement");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(lot, "lot");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(supplier, "supplier");
        Objects.requireNonNull(madeOn, "madeOn");
        amount = amount.scale() < 0 ? amount.setScale(0) : amount; // written out it is the same
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(way, "way");
    }
}
