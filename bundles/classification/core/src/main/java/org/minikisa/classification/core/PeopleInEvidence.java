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
            PersonalTexts.of(
                    "correction of a label", "classification_correction", "number", "corrected_by", "undone_by"),
            PersonalTexts.of("imported text", "classification_text", "number", "subject", "text", "origin"),
            PersonalTexts.of("import of a text", "classification_text", "number", "imported_by"),
            PersonalTexts.of("import of a taxonomy", "classification_taxonomy", "id", "founded_by"),
            PersonalTexts.of("training of a model", "classification_model", "id", "learnt_by"),
            PersonalTexts.of("choice of a model", "classification_serving", "number", "served_by"));

    @Override
    public String wing() {
        return "classification";
    }

    @Override
    public List<PersonalTexts> texts() {
        return TEXTS;
    }
}
