package org.minikisa.competition.documents;

import java.util.Map;
import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.JointProcurement;

/**
 * Who and what a competition is about, by name.
 *
 * @param body the purchasing body; {@code ""} where it is not known
 * @param customer whom it is held for; {@code ""} for nobody
 * @param suppliers names by id; tenderers of awards from elsewhere are named by themselves
 * @param cpv names of codes
 */
record Parties(
        String body,
        String customer,
        Optional<JointProcurement> jointProcurement,
        Map<String, String> suppliers,
        Map<String, LocalizedText> cpv) {

    Parties {
        suppliers = Map.copyOf(suppliers);
        cpv = Map.copyOf(cpv);
    }

    String supplier(String id) {
        return suppliers.getOrDefault(id, id);
    }

    /** Who buys: the customer, or the body itself. */
    String buyer() {
        return customer.isEmpty() ? body : customer;
    }
}
