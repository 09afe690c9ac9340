package org.minikisa.procurement.core;

import java.util.List;

import org.minikisa.store.api.PersonalData;
import org.minikisa.store.api.PersonalTexts;
import org.osgi.service.component.annotations.Component;

/** Who recorded, proposed and decided, and what was written about it; the rest of the wing tells of organisations. */
@Component
public final class PeopleOfProcurements implements PersonalData {

    private static final List<PersonalTexts> TEXTS = List.of(
            PersonalTexts.of("base values", "procurement_base", "joint, model, state", "proposed_by", "approved_by"),
            PersonalTexts.of("supplier", "procurement_supplier", "id", "name", "mail", "source"),
            PersonalTexts.of("customer", "procurement_customer", "id", "name", "source"),
            PersonalTexts.of("joint procurement", "procurement_joint", "id", "terms", "source"),
            PersonalTexts.of("admission", "procurement_admission", "joint, supplier, lot, begins", "source"),
            PersonalTexts.of("application", "procurement_application", "id", "reason", "recorded_by", "decided_by"),
            PersonalTexts.of("closure", "procurement_closure", "joint, begins", "closed_by", "reopened_by"),
            PersonalTexts.of("joining", "procurement_joining", "joint, customer, begins", "source", "recorded_by"),
            PersonalTexts.of("call-off", "procurement_call_off", "joint, reference, lot, supplier", "recorded_by"));

    @Override
    public String wing() {
        return "procurement";
    }

    @Override
    public List<PersonalTexts> texts() {
        return TEXTS;
    }
}
