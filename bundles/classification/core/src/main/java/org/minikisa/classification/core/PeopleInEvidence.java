package org.minikisa.classification.core;

import java.util.List;

import org.minikisa.store.api.PersonalData;
import org.minikisa.store.api.PersonalTexts;
import org.osgi.service.component.annotations.Component;

/** Evidence quotes contacts, and corrections name who made them; labels tell of nobody. */
@Component
public final class PeopleInEvidence implements PersonalData {

    /** Evidence is single words, so a part of a name is enough. */
    private static final List<PersonalTexts> TEXTS = List.of(
            PersonalTexts.of(
                            "words that spoke for a label",
                            "classification_evidence",
                            "contact, axis, position",
                            "text")
                    .close(),
            PersonalTexts.of("correction of a label", "classification_correction", "number", "corrected_by"));

    @Override
    public String wing() {
        return "classification";
    }

    @Override
    public List<PersonalTexts> texts() {
        return TEXTS;
    }
}
