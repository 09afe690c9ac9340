package org.minikisa.store.persons;

import java.util.Locale;

import org.minikisa.rendering.masking.PersonMask;
import org.minikisa.rendering.masking.Traits;
import org.minikisa.store.api.Disguise;
import org.minikisa.store.api.Person;

/** A person under a pseudonym. Immutable. */
public final class TextDisguise implements Disguise {

    private final Person person;
    private final String pseudonym;
    private final PersonMask mask;

    private TextDisguise(Person person, String pseudonym) {
        this.person = person;
        this.pseudonym = pseudonym;
        this.mask = PersonMask.of(
                new Traits(
                        person.names(),
                        person.addresses(),
                        person.telephones(),
                        person.identityCodes(),
                        person.phrases()),
                pseudonym,
                address());
    }

    /** @param pseudonym {@code PN-3} */
    public static TextDisguise of(Person person, String pseudonym) {
        return new TextDisguise(person, pseudonym);
    }

    @Override
    public Person person() {
        return person;
    }

    @Override
    public String pseudonym() {
        return pseudonym;
    }

    @Override
    public String address() {
        return pseudonym.toLowerCase(Locale.ROOT) + "@erased.invalid";
    }

    @Override
    public boolean isAddress(String text) {
        return mask.isAddress(text);
    }

    @Override
    public boolean isName(String text) {
        return mask.isName(text);
    }

    @Override
    public boolean isIn(String text, Nearness nearness) {
        return mask.isIn(text, nearness == Nearness.CLOSE);
    }

    @Override
    public String over(String text, Nearness nearness) {
        return mask.over(text, nearness == Nearness.CLOSE);
    }

    /** Names nobody: it ends up in logs. */
    @Override
    public String toString() {
        return "TextDisguise[" + pseudonym + "]";
    }
}
