package org.minikisa.procurement.core;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.minikisa.procurement.api.Admission;
import org.minikisa.procurement.api.CallOff;
import org.minikisa.procurement.api.Ceiling;
import org.minikisa.procurement.api.Closure;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.Joining;
import org.minikisa.procurement.api.JoiningRule;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.ProcurementLot;
import org.minikisa.procurement.api.SupplierId;

/** A joint procurement with everything that has happened to it. Answers questions; changes nothing. */
record Standing(
        JointProcurement joint,
        List<Admission> admissions,
        List<Closure> closures,
        List<Joining> joinings,
        List<CallOff> callOffs) {

    static Standing of(JointProcurement joint, LifeTables tables) {
        return new Standing(
                joint,
                tables.admissions(joint.id()),
                tables.closures(joint.id()),
                tables.joinings(joint.id()),
                tables.callOffs(joint.id()));
    }

    List<SupplierId> admitted(String lot, LocalDate day) {
        if (!joint.inForce(day)) {
            return List.of();
        }
        List<String> lots = lot.equals(ProcurementLot.WHOLE) ? joint.terms().lotIds() : List.of(lot);
        var candidates = new LinkedHashSet<>(joint.suppliers());
        admissions.forEach(admission -> candidates.add(admission.supplier()));
        return candidates.stream()
                .filter(supplier -> admissionsOf(supplier).stream()
                        .anyMatch(admission -> lots.stream().anyMatch(each -> admission.covers(each, day))))
                .toList();
    }

    /**
     * A supplier that is named by the joint procurement and has no admission of its own is admitted to everything: one that
     * says so stands for that.
     */
    List<Admission> admissionsOf(SupplierId supplier) {
        List<Admission> own = admissions.stream()
                .filter(admission -> admission.supplier().equals(supplier))
                .toList();
        return own.isEmpty() && joint.suppliers().contains(supplier) ? List.of(throughout(supplier)) : own;
    }

    private Admission throughout(SupplierId supplier) {
        return new Admission(
                joint.id(),
                ProcurementLot.WHOLE,
                supplier,
                joint.begins().orElse(LocalDate.EPOCH),
                Optional.empty(),
                Optional.empty());
    }

    boolean coversAll(SupplierId supplier, List<String> lots, LocalDate day) {
        List<String> wanted =
                lots.contains(ProcurementLot.WHOLE) ? joint.terms().lotIds() : lots;
        return wanted.stream().allMatch(lot -> admitted(lot, day).contains(supplier));
    }

    Optional<Closure> closure(LocalDate day) {
        return closures.stream().filter(closure -> closure.covers(day)).findFirst();
    }

    /** The day the time to decide on an application begins to run (s. 51); empty while the system is closed. */
    Optional<LocalDate> timeRunsFrom(LocalDate received) {
        var from = Optional.of(received);
        for (Closure closure : closures) {
            if (from.filter(closure::covers).isPresent()) {
                from = closure.reopened();
            }
        }
        return from;
    }

    boolean hasJoined(CustomerId customer, LocalDate day) {
        boolean needed = joint.terms()
                .joining()
                .filter(terms -> terms.rule() != JoiningRule.NOT_NEEDED)
                .isPresent();
        return !needed || joining(customer, day).isPresent();
    }

    Optional<Joining> joining(CustomerId customer, LocalDate day) {
        return joinings.stream()
                .filter(joining -> joining.customer().equals(customer) && joining.holds(day))
                .findFirst();
    }

    List<Ceiling.Left> left() {
        var left = new ArrayList<Ceiling.Left>();
        joint.terms().ceilings().forEach(ceiling -> left.add(left(ProcurementLot.WHOLE, ceiling, callOffs.stream())));
        for (ProcurementLot lot : joint.terms().lots()) {
            lot.ceilings()
                    .forEach(ceiling ->
                            left.add(left(lot.id(), ceiling, callOffs.stream().filter(callOff -> callOff.lot()
                                    .equals(lot.id())))));
        }
        return List.copyOf(left);
    }

    private static Ceiling.Left left(String lot, Ceiling ceiling, Stream<CallOff> callOffs) {
        return new Ceiling.Left(
                lot,
                ceiling,
                callOffs.filter(callOff -> callOff.unit().equals(ceiling.unit()))
                        .map(CallOff::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
