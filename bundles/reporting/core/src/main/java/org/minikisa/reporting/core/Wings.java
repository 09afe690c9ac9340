package org.minikisa.reporting.core;

import java.util.Optional;
import java.util.stream.Stream;

import org.minikisa.classification.api.Classifications;
import org.minikisa.classification.api.learning.LabelledTexts;
import org.minikisa.classification.api.learning.Models;
import org.minikisa.competition.api.Competitions;
import org.minikisa.impact.api.Assessments;
import org.minikisa.intake.api.Contacts;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.store.api.Journal;
import org.minikisa.support.api.Cases;
import org.minikisa.support.api.Reviews;

/** What reports and need maps are made from: the services that are there now. Any but the journal may be missing. */
record Wings(
        Journal journal,
        Optional<Procurements> procurements,
        Optional<LegalCalendar> calendar,
        Optional<Contacts> contacts,
        Optional<Classifications> classifications,
        Optional<LabelledTexts> labelled,
        Optional<Models> models,
        Optional<Cases> cases,
        Optional<Reviews> reviews,
        Optional<Competitions> competitions,
        Optional<Assessments> assessments) {

    /** @param running in any order; null for one that is not there */
    static Wings of(Journal journal, Object... running) {
        return new Wings(
                journal,
                among(running, Procurements.class),
                among(running, LegalCalendar.class),
                among(running, Contacts.class),
                among(running, Classifications.class),
                among(running, LabelledTexts.class),
                among(running, Models.class),
                among(running, Cases.class),
                among(running, Reviews.class),
                among(running, Competitions.class),
                among(running, Assessments.class));
    }

    private static <T> Optional<T> among(Object[] running, Class<T> type) {
        return Stream.of(running).filter(type::isInstance).map(type::cast).findFirst();
    }
}
