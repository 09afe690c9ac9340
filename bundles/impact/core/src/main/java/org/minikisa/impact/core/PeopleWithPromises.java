package org.minikisa.impact.core;

import java.util.List;

import org.minikisa.store.api.PersonalData;
import org.minikisa.store.api.PersonalTexts;
import org.osgi.service.component.annotations.Component;

/** Who moved a promise, and the words and evidence they gave for it; answers to a model's questions can be free words too. */
@Component
public final class PeopleWithPromises implements PersonalData {

    private static final List<PersonalTexts> TEXTS = List.of(
            PersonalTexts.of("promise", "impact_obligation", "id", "evidence", "by_whom"),
            PersonalTexts.of("move of a promise", "impact_obligation_move", "obligation, move", "reason", "by_whom"));

    @Override
    public String wing() {
        return "impact";
    }

    @Override
    public List<PersonalTexts> texts() {
        return TEXTS;
    }
}
