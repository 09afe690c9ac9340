package org.minikisa.procurement.core;

import org.minikisa.problem.api.Problems;
import org.minikisa.procurement.api.ProcurementBodies;
import org.minikisa.procurement.api.ProcurementBody;
import org.osgi.service.component.annotations.Component;

/** Reads body documents, without looking at what is kept. */
@Component
public final class ProcurementBodyReader implements ProcurementBodies {

    @Override
    public ProcurementBody read(String name, byte[] json) {
        String what = "the procurement body in " + name;
        var problems = new Problems();
        var body = BodyReading.document(JsonPart.of(JsonDocument.parse(what, json, problems), "", problems));
        problems.refuseIfAny(what);
        return body;
    }
}
