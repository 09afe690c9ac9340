package org.minikisa.classification.api;

import java.util.Optional;

import org.minikisa.intake.api.ContactId;
import org.osgi.annotation.versioning.ConsumerType;

/** Knows the case that a contact became part of. A later wing answers, where it is there, for whoever corrects a contact to go on to. */
@ConsumerType
public interface CasesOfContacts {

    /** The number of the case, {@code CS-5}; empty for a contact without one. */
    Optional<String> caseOf(ContactId contact);
}
