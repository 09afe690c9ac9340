package org.minikisa.procurement.core;

import org.minikisa.problem.api.Problem;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.Terms;

/** What is said of lots in several places. */
final class Lots {

    private Lots() {}

    static Problem unknown(JointProcurement joint, String lot, String place) {
        Terms terms = joint.terms();
        return new Problem(
                "procurement.lot.unknown",
                place,
                lot.isEmpty() ? "no lot" : "\"" + lot + "\"",
                terms.lots().isEmpty()
                        ? "no lot: " + joint.id() + " is in one piece"
                        : "one of " + String.join(", ", terms.lotIds()),
                terms.lots().isEmpty() ? "Leave the lot out." : "Name a lot of " + joint.id() + ".");
    }
}
