package org.minikisa.impact.api;

import java.util.Collection;
import java.util.List;

/**
 * What a model is made for. Both lists empty: everything.
 *
 * @param jointProcurements their ids
 * @param cpv beginnings of CPV codes: {@code 9091} for cleaning services
 */
public record Applicability(List<String> jointProcurements, List<String> cpv) {

    /** Every joint procurement. */
    public static final Applicability EVERYTHING = new Applicability(List.of(), List.of());

    public Applicability {
        jointProcurements = List.copyOf(jointProcurements);
        cpv = List.copyOf(cpv);
    }

    /** @param codes the CPV codes of the joint procurement; empty when they are not known */
    public boolean covers(String jointProcurement, Collection<String> codes) {
        return jointProcurements.isEmpty() && cpv.isEmpty()
                || jointProcurements.contains(jointProcurement)
                || codes.stream().anyMatch(code -> cpv.stream().anyMatch(code::startsWith));
    }
}
