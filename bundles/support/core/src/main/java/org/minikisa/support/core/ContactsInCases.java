package org.minikisa.support.core;

import java.util.Optional;

import org.minikisa.classification.api.CasesOfContacts;
import org.minikisa.intake.api.ContactId;
import org.minikisa.support.api.Cases;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells classification which case a contact is in. */
@Component
public final class ContactsInCases implements CasesOfContacts {

    private final Cases cases;

    @Activate
    public ContactsInCases(@Reference Cases cases) {
        this.cases = cases;
    }

    @Override
    public Optional<String> caseOf(ContactId contact) {
        return cases.list().stream()
                .filter(one -> one.contacts().contains(contact))
                .map(one -> one.id().value())
                .findFirst();
    }
}
