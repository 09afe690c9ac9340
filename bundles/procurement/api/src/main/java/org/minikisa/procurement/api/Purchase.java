package org.minikisa.procurement.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A purchase that somebody is about to make.
 *
 * @param lots of the joint procurement that it is made in; {@link ProcurementLot#WHOLE} alone where it is in one
 *     piece or all of it is meant
 * @param day the day it begins: of the invitation, or of the order
 * @param value its largest value in euros without VAT, options included, if known
 * @param way {@link CallOffWay#DIRECT} or {@link CallOffWay#COMPETITION}
 */
public record Purchase(
        JointProcurementId jointProcurement,
        List<String> lots,
        CustomerId customer,
        LocalDate day,
        Optional<BigDecimal> value,
        CallOffWay way) {

    public Purchase {
        Objects.requireNonNull(jointProcurement, "jointProcurement");
        lots = List.copyOf(lots);
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(way, "way");
    }
}
