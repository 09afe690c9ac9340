package org.minikisa.classification.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.minikisa.procurement.api.Admission;
import org.minikisa.procurement.api.Category;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurements;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.procurement.api.Supplier;

/**
 * The register as it stands at a moment.
 *
 * @param admitted ids of suppliers by the id of the joint procurement they are admitted to
 */
record Register(
        List<JointProcurement> jointProcurements,
        List<Category> categories,
        List<Supplier> suppliers,
        Map<String, Set<String>> admitted) {

    static Register of(Procurements procurements, JointProcurements life) {
        List<JointProcurement> jointProcurements = procurements.jointProcurements();
        var admitted = new TreeMap<String, Set<String>>();
        for (JointProcurement joint : jointProcurements) {
            var suppliers = new HashSet<String>();
            joint.suppliers().forEach(id -> suppliers.add(id.value()));
            life.admissions(joint.id()).stream().map(Admission::supplier).forEach(id -> suppliers.add(id.value()));
            admitted.put(joint.id().value(), suppliers);
        }
        return new Register(jointProcurements, procurements.categories(), procurements.suppliers(), admitted);
    }
}
