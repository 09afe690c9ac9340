package org.minikisa.reporting.core;

import java.util.Optional;

import org.minikisa.classification.api.Classifications;
import org.minikisa.classification.api.learning.LabelledTexts;
import org.minikisa.classification.api.learning.Models;
import org.minikisa.competition.api.Competitions;
import org.minikisa.intake.api.Contacts;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.store.api.Journal;
import org.minikisa.support.api.Cases;

/** What need maps are made from; any wing may be missing. */
record NeedSources(
        Journal journal,
        Optional<Procurements> procurements,
        Optional<LegalCalendar> calendar,
        Optional<Contacts> contacts,
        Optional<Classifications> classifications,
        Optional<LabelledTexts> labelled,
        Optional<Models> models,
        Optional<Cases> cases,
        Optional<Competitions> competitions) {}
