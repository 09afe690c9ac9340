package org.minikisa.rendering.masking;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A name of a person, told apart: {@code Anna-Maria von Essen}. */
record PersonalName(List<Inflected> given, List<Inflected> family) {

    private static final Set<String> PARTICLES =
            Set.of("von", "af", "av", "de", "der", "van", "den", "la", "le", "bin", "al");
    private static final int LEAST_DISTINCTIVE = 6;

    /** @param name given names first, or the family name before a comma; what stands in brackets is no part of it */
    static PersonalName of(String name) {
        String bare = withoutBrackets(name);
        int comma = bare.indexOf(',');
        if (comma >= 0) {
            return new PersonalName(parts(bare.substring(comma + 1)), parts(bare.substring(0, comma)));
        }
        String[] words = bare.strip().split("[\\s\u00a0]+");
        String last = words[words.length - 1];
        return new PersonalName(
                parts(String.join(" ", Arrays.asList(words).subList(0, words.length - 1))), parts(last));
    }

    boolean isWhole() {
        return !given.isEmpty() && !family.isEmpty();
    }

    boolean isFamily(String folded) {
        return family.stream().anyMatch(part -> part.matches(folded));
    }

    boolean isGiven(String folded) {
        return given.stream().anyMatch(part -> part.matches(folded));
    }

    /** The first letter of a given name. */
    boolean isInitial(String folded) {
        return folded.length() == 1
                && given.stream().anyMatch(part -> part.nominative().startsWith(folded));
    }

    /** Whether the family name is hardly a word or a place: Virtanen is, Lahti and Salo are not. */
    boolean isDistinctive(String folded) {
        return family.stream()
                .filter(part -> part.matches(folded))
                .anyMatch(part ->
                        part.nominative().endsWith("nen") || part.nominative().length() >= LEAST_DISTINCTIVE);
    }

    private static List<Inflected> parts(String names) {
        return Stream.of(names.split("[^\\p{L}\\p{M}]+"))
                .filter(part -> !part.isEmpty())
                .filter(part -> !PARTICLES.contains(Words.folded(part)))
                .map(Inflected::new)
                .toList();
    }

    private static String withoutBrackets(String name) {
        int bracket = name.indexOf('(');
        return bracket > 0 ? name.substring(0, bracket) : name;
    }
}
