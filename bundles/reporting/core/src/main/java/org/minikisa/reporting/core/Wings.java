package org.minikisa.reporting.core;

import java.util.Optional;

import org.minikisa.classification.api.Classifications;
import org.minikisa.competition.api.Competitions;
import org.minikisa.impact.api.Assessments;
import org.minikisa.intake.api.Contacts;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.support.api.Cases;
import org.minikisa.support.api.Reviews;

/** The wings that are there now; any of them may be missing, and then its section says so. */
record Wings(
        Optional<Procurements> procurements,
        Optional<Contacts> contacts,
        Optional<Classifications> classifications,
        Optional<Cases> cases,
        Optional<Reviews> reviews,
        Optional<Competitions> competitions,
        Optional<Assessments> assessments) {

    static final Wings NONE = new Wings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}
