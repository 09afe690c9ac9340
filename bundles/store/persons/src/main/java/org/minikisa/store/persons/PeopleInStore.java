package org.minikisa.store.persons;

import java.util.List;

import org.minikisa.store.api.PersonalData;
import org.minikisa.store.api.PersonalTexts;
import org.osgi.service.component.annotations.Component;

/** Who erased somebody and why, and what a reaction said as it gave up; the journal itself tells of nobody. */
@Component
public final class PeopleInStore implements PersonalData {

    private static final List<PersonalTexts> TEXTS = List.of(
            PersonalTexts.of("erasure", "store_erasure", "pseudonym", "done_by", "reason"),
            PersonalTexts.of("fact that could not be dealt with", "store_parked", "reaction, number", "error"));

    @Override
    public String wing() {
        return "store";
    }

    @Override
    public List<PersonalTexts> texts() {
        return TEXTS;
    }
}
