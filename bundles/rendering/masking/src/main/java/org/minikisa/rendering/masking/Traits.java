package org.minikisa.rendering.masking;

import java.util.List;

/**
 * What tells in a text who somebody is.
 *
 * @param names of two words at least, the family name last or before a comma
 * @param addresses of mail
 * @param telephones in any spelling, with a country code or a national one
 * @param identityCodes in any spelling
 * @param phrases anything else, word by word
 */
public record Traits(
        List<String> names,
        List<String> addresses,
        List<String> telephones,
        List<String> identityCodes,
        List<String> phrases) {

    public Traits {
        names = List.copyOf(names);
        addresses = List.copyOf(addresses);
        telephones = List.copyOf(telephones);
        identityCodes = List.copyOf(identityCodes);
        phrases = List.copyOf(phrases);
    }

    /** Names nobody: records end up in logs. */
    @Override
    public String toString() {
        return "Traits[" + names.size() + " names, " + addresses.size() + " addresses]";
    }
}
