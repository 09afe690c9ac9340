package org.minikisa.store.shell;

import java.util.List;
import java.util.stream.Stream;

import org.minikisa.rendering.masking.IdentityCodes;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.store.api.Person;
import org.minikisa.store.api.Persons;

/** Who is meant on a command line: what kind of thing each word is can be seen from it. */
final class Meant {

    static final String WHO = "WHO";
    private static final String WORDS = "--words";
    private static final String ONLY = "--only";

    private static final int LEAST_DIGITS = 6;

    private Meant() {}

    static Usage on(Usage usage) {
        return usage.rest(
                        WHO,
                        "mail addresses, names (\"Anna Virtanen\"), telephone numbers, identity codes of one person",
                        List::of)
                .option(
                        WORDS,
                        "TEXT",
                        "other words that tell of the person and nobody else: a street address, a user name")
                .flag(ONLY, "only what is given, not what else is known of who it is");
    }

    /** The person as given, and what the wings know of who that is; the screen tells what was added. */
    static Person of(Invocation in, Persons persons) {
        Person given = given(in);
        if (in.flag(ONLY) || given.isUnknown()) {
            return given;
        }
        Person more = persons.alsoKnown(given);
        if (!more.isUnknown()) {
            in.screen().remark(Tone.DIM, "also known as " + String.join(", ", all(more)) + " (--only leaves that out)");
        }
        return given.and(more);
    }

    static List<String> all(Person person) {
        return Stream.of(
                        person.names(),
                        person.addresses(),
                        person.telephones(),
                        person.identityCodes(),
                        person.phrases())
                .flatMap(List::stream)
                .toList();
    }

    private static Person given(Invocation in) {
        Person person = new Person(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                in.option(WORDS).stream().toList());
        for (String word : in.rest()) {
            person = person.and(one(word));
        }
        return person;
    }

    private static Person one(String word) {
        if (word.indexOf('@') >= 0) {
            return Person.at(word);
        }
        if (!IdentityCodes.in(word).isEmpty()) {
            return new Person(List.of(), List.of(), List.of(), List.of(word), List.of());
        }
        boolean digits = word.chars().filter(Character::isDigit).count() >= LEAST_DIGITS
                && word.chars().noneMatch(Character::isLetter);
        return digits ? new Person(List.of(), List.of(), List.of(word), List.of(), List.of()) : Person.named(word);
    }
}
