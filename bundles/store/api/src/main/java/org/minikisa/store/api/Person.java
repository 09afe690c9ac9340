package org.minikisa.store.api;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A person about whom the house is asked: what to find, to export or to erase. All of it is personal data.
 *
 * @param names as people write them, {@code Anna Virtanen}; each of two words at least, the family name last
 * @param addresses of mail
 * @param telephones in any spelling
 * @param identityCodes in any spelling
 * @param phrases what else tells who it is, word by word: a street address
 */
public record Person(
        List<String> names,
        List<String> addresses,
        List<String> telephones,
        List<String> identityCodes,
        List<String> phrases) {

    public Person {
        names = cleaned(names);
        addresses = cleaned(addresses);
        telephones = cleaned(telephones);
        identityCodes = cleaned(identityCodes);
        phrases = cleaned(phrases);
    }

    /** Somebody of whom nothing is known. */
    public static Person unknown() {
        return new Person(List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** Somebody with one mail address. */
    public static Person at(String address) {
        return new Person(List.of(), List.of(address), List.of(), List.of(), List.of());
    }

    /** Somebody with one name. */
    public static Person named(String name) {
        return new Person(List.of(name), List.of(), List.of(), List.of(), List.of());
    }

    /** All that is known of this one and of the other one, who are the same. */
    public Person and(Person other) {
        Function<Function<Person, List<String>>, List<String>> both = part -> {
            var all = new ArrayList<>(part.apply(this));
            all.addAll(part.apply(other));
            return all;
        };
        return new Person(
                both.apply(Person::names),
                both.apply(Person::addresses),
                both.apply(Person::telephones),
                both.apply(Person::identityCodes),
                both.apply(Person::phrases));
    }

    public boolean isUnknown() {
        return names.isEmpty()
                && addresses.isEmpty()
                && telephones.isEmpty()
                && identityCodes.isEmpty()
                && phrases.isEmpty();
    }

    private static List<String> cleaned(List<String> texts) {
        var cleaned = new LinkedHashSet<String>();
        for (String text : texts) {
            String stripped = Objects.requireNonNull(text, "text").strip();
            if (!stripped.isEmpty()) {
                cleaned.add(stripped);
            }
        }
        return List.copyOf(cleaned);
    }

    /** Names nobody: records end up in logs. */
    @Override
    public String toString() {
        return "Person[" + names.size() + " names, " + addresses.size() + " addresses, " + telephones.size()
                + " telephones]";
    }
}
