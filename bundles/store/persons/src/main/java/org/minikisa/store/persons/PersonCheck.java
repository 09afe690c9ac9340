package org.minikisa.store.persons;

import java.util.List;

import org.minikisa.problem.api.Problems;
import org.minikisa.rendering.masking.IdentityCodes;
import org.minikisa.rendering.masking.PersonMask;
import org.minikisa.store.api.Person;

/** What must be known of a person before they can be told from others. */
final class PersonCheck {

    private static final int LEAST_DIGITS = 6;
    private static final int LEAST_PHRASE = 4;

    private PersonCheck() {}

    /** @return the person @throws org.minikisa.problem.api.InvalidInputException with everything that cannot be used */
    static Person usable(Person person) {
        var problems = new Problems();
        if (person.isUnknown()) {
            problems.add(
                    "store.person.unknown",
                    "",
                    "nothing",
                    "a mail address, a name, a telephone number or an identity code",
                    "Say who is meant.");
        }
        person.names().stream()
                .filter(name -> !PersonMask.isWholeName(name))
                .forEach(name -> problems.add(
                        "store.person.name",
                        "name",
                        "one word",
                        "a given name and a family name",
                        "Give the whole name; of one word alone other people would be erased too."));
        person.addresses().stream()
                .filter(address -> !isAddress(address))
                .forEach(address -> problems.add(
                        "store.person.address",
                        "address",
                        "no mail address",
                        "somebody@somewhere.example",
                        "Correct the address."));
        person.telephones().stream()
                .filter(number -> number.chars().filter(Character::isDigit).count() < LEAST_DIGITS)
                .forEach(number -> problems.add(
                        "store.person.telephone",
                        "telephone",
                        "fewer than " + LEAST_DIGITS + " digits",
                        "a whole telephone number",
                        "Give the number with its area or country code."));
        person.identityCodes().stream()
                .filter(code -> IdentityCodes.in(code).isEmpty())
                .forEach(code -> problems.add(
                        "store.person.code",
                        "identity code",
                        "not a personal identity code",
                        "DDMMYYCZZZQ with a right check character",
                        "Correct the code."));
        person.phrases().stream()
                .filter(phrase -> phrase.length() < LEAST_PHRASE)
                .forEach(phrase -> problems.add(
                        "store.person.phrase",
                        "other words",
                        "fewer than " + LEAST_PHRASE + " characters",
                        "words that tell of nobody else",
                        "Give more of it."));
        problems.refuseIfAny("the person");
        return person;
    }

    static void requireNamed(String by) {
        var problems = new Problems();
        if (by.isBlank()) {
            problems.add("store.person.by", "by", "nothing", "who erases", "Say who does it.");
        }
        problems.refuseIfAny("the erasure");
    }

    static void refuseSilence(List<String> silent) {
        var problems = new Problems();
        for (String wing : silent) {
            problems.add(
                    "store.person.silent",
                    wing,
                    "does not answer",
                    "every wing that keeps personal data",
                    "Start its bundle; a person who is erased in one place only is not erased.");
        }
        problems.refuseIfAny("the erasure");
    }

    private static boolean isAddress(String address) {
        int at = address.lastIndexOf('@');
        return at > 0 && at < address.length() - 1 && address.chars().noneMatch(Character::isWhitespace);
    }
}
