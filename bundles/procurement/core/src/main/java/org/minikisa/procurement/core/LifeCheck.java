package org.minikisa.procurement.core;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.problem.api.Problems;
import org.minikisa.procurement.api.Admission;
import org.minikisa.procurement.api.CallOff;
import org.minikisa.procurement.api.CallOffWay;
import org.minikisa.procurement.api.Closure;
import org.minikisa.procurement.api.Customer;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.Joining;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.ProcurementBody;
import org.minikisa.procurement.api.ProcurementLot;
import org.minikisa.procurement.api.ProcurementType;
import org.minikisa.procurement.api.Supplier;
import org.minikisa.procurement.api.SupplierId;

/** What must hold of admissions, joinings, closures and purchases in a body, given what is kept already. */
final class LifeCheck extends Checking {

    private final ProcurementBody body;
    private final ProcurementBody kept;
    private final Map<JointProcurementId, JointProcurement> joints = new HashMap<>();
    private final Set<SupplierId> suppliers;
    private final Set<CustomerId> customers;

    LifeCheck(ProcurementBody body, ProcurementBody kept, Problems problems) {
        super(problems);
        this.body = body;
        this.kept = kept;
        kept.jointProcurements().forEach(joint -> joints.put(joint.id(), joint));
        body.jointProcurements().forEach(joint -> joints.put(joint.id(), joint));
        this.suppliers = ids(kept.suppliers(), body.suppliers(), Supplier::id);
        this.customers = ids(kept.customers(), body.customers(), Customer::id);
    }

    private static <T, I> Set<I> ids(Collection<T> kept, Collection<T> body, Function<T, I> id) {
        return Stream.concat(kept.stream(), body.stream()).map(id).collect(Collectors.toSet());
    }

    void run() {
        admissions();
        joinings();
        closures();
        callOffs();
        for (int j = 0; j < body.jointProcurements().size(); j++) {
            lotsInUse(body.jointProcurements().get(j), "jointProcurements[" + j + "].terms.lots");
        }
    }

    private void admissions() {
        List<Admission> admissions = body.admissions();
        requireDistinct(
                admissions,
                a -> a.jointProcurement() + " " + a.lot() + " " + a.supplier() + " " + a.from(),
                "admissions",
                "from");
        for (int i = 0; i < admissions.size(); i++) {
            Admission admission = admissions.get(i);
            String place = "admissions[" + i + "]";
            requireLot(admission.jointProcurement(), admission.lot(), true, place);
            requireSupplier(admission.supplier(), place);
            requireOrder(admission.from(), admission.until(), place + ".until");
        }
    }

    private void joinings() {
        List<Joining> joinings = body.joinings();
        requireDistinct(joinings, j -> j.jointProcurement() + " " + j.customer() + " " + j.from(), "joinings", "from");
        for (int i = 0; i < joinings.size(); i++) {
            Joining joining = joinings.get(i);
            String place = "joinings[" + i + "]";
            requireJoint(joining.jointProcurement(), place);
            requireCustomer(joining.customer(), place);
            requireOrder(joining.from(), joining.until(), place + ".until");
        }
    }

    private void closures() {
        List<Closure> closures = body.closures();
        requireDistinct(closures, c -> c.jointProcurement() + " " + c.from(), "closures", "from");
        for (int i = 0; i < closures.size(); i++) {
            Closure closure = closures.get(i);
            String place = "closures[" + i + "]";
            requireJoint(closure.jointProcurement(), place);
            requireOrder(closure.from(), closure.reopened(), place + ".reopened");
            JointProcurement joint = joints.get(closure.jointProcurement());
            if (joint != null && joint.type() != ProcurementType.DYNAMIC_PURCHASING_SYSTEM) {
                problems.add(
                        "procurement.close.type",
                        place + ".jointProcurement",
                        joint.id() + ", a " + joint.type(),
                        "a DYNAMIC_PURCHASING_SYSTEM",
                        "Leave it out: only those are closed temporarily (1397/2016 s. 49).");
            }
        }
    }

    private void callOffs() {
        requireDistinct(
                body.callOffs(),
                c -> c.jointProcurement() + " " + c.reference() + " " + c.lot() + " " + c.supplier(),
                "callOffs",
                "reference");
        for (int i = 0; i < body.callOffs().size(); i++) {
            callOff(body.callOffs().get(i), "callOffs[" + i + "]");
        }
    }

    private void callOff(CallOff callOff, String place) {
        requireLot(callOff.jointProcurement(), callOff.lot(), false, place);
        requireCustomer(callOff.customer(), place);
        requireSupplier(callOff.supplier(), place);
        requireText(callOff.reference(), place + ".reference");
        requireText(callOff.unit(), place + ".unit");
        if (callOff.amount().signum() < 0) {
            problems.add(
                    "procurement.amount",
                    place + ".amount",
                    callOff.amount().toPlainString(),
                    "0 or more",
                    "Correct the number.");
        }
        if (callOff.way() == CallOffWay.MIXED) {
            problems.add(
                    "procurement.call-off.way",
                    place + ".way",
                    "MIXED",
                    "DIRECT or COMPETITION",
                    "Say how this purchase was made.");
        }
    }

    /** Problems of a purchase by itself. */
    static Problems of(CallOff callOff, ProcurementBody kept) {
        var problems = new Problems();
        var none = new ProcurementBody(kept.name(), List.of(), List.of(), List.of(), List.of(), List.of());
        new LifeCheck(none, kept, problems).callOff(callOff, "callOff");
        return problems;
    }

    /** @param wholeToo whether {@link ProcurementLot#WHOLE} may stand for all lots */
    private void requireLot(JointProcurementId id, String lot, boolean wholeToo, String place) {
        requireJoint(id, place);
        JointProcurement joint = joints.get(id);
        if (joint != null
                && !(wholeToo && lot.equals(ProcurementLot.WHOLE))
                && !joint.terms().lotIds().contains(lot)) {
            problems.add(Lots.unknown(joint, lot, place + ".lot"));
        }
    }

    private void requireJoint(JointProcurementId id, String place) {
        requireKnown(joints.containsKey(id), "joint", id.value(), place + ".jointProcurement");
    }

    private void requireSupplier(SupplierId id, String place) {
        requireKnown(suppliers.contains(id), "supplier", id.value(), place + ".supplier");
    }

    private void requireCustomer(CustomerId id, String place) {
        requireKnown(customers.contains(id), "customer", id.value(), place + ".customer");
    }

    /** Whoever was admitted to a lot, and what was bought in it, would hang in the air without it. */
    private void lotsInUse(JointProcurement joint, String place) {
        Stream<String> used = Stream.concat(
                kept.admissions().stream()
                        .filter(admission -> admission.jointProcurement().equals(joint.id()))
                        .map(Admission::lot),
                kept.callOffs().stream()
                        .filter(callOff -> callOff.jointProcurement().equals(joint.id()))
                        .map(CallOff::lot));
        used.distinct()
                .filter(lot -> !lot.equals(ProcurementLot.WHOLE))
                .filter(lot -> joint.terms().lot(lot).isEmpty())
                .sorted()
                .forEach(lot -> problems.add(
                        "procurement.lot.used",
                        place,
                        "nothing of the lot " + lot + ", which has admissions or purchases",
                        "all lots that are in use",
                        "Keep the lot; end its admissions instead."));
    }
}
