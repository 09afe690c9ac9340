package org.minikisa.rendering.masking;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A name of a person, told apart: {@code Anna-Maria von Essen}.
 *
 * @param given each by itself
 * @param compounds the same, with those together that a hyphen joins
 */
record PersonalName(List<Inflected> given, List<List<Inflected>> compounds, List<Inflected> family) {

    private static final Set<String> PARTICLES =
            Set.of("von", "af", "av", "de", "der", "van", "den", "la", "le", "bin", "al");
    private static final int LEAST_DISTINCTIVE = 6;

    /** @param name given names first, or the family name before a comma; what stands in brackets is no part of it */
    static PersonalName of(String name) {
        String bare = withoutBrackets(name);
        int comma = bare.indexOf(',');
        if (comma >= 0) {
            return of(bare.substring(comma + 1), bare.substring(0, comma));
        }
        String[] words = bare.strip().split("[\\s\u00a0]+");
        String last = words[words.length - 1];
        return of(String.join(" ", Arrays.asList(words).subList(0, words.length - 1)), last);
    }

    private static PersonalName of(String given, String family) {
        return new PersonalName(
                parts(given),
                Stream.of(given.strip().split("[\\s\u00a0]+"))
                        .map(PersonalName::parts)
                        .filter(compound -> !compound.isEmpty())
                        .toList(),
                parts(family));
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

    /** Whether these are a given name of theirs with all its parts: Maria is not Anna-Maria. */
    boolean isWholeGiven(List<String> folded) {
        return compounds.stream().anyMatch(compound -> compound.stream()
                .allMatch(part -> folded.stream().anyMatch(part::matches)
                        || folded.stream().anyMatch(word -> isInitialOf(part, word))));
    }

    private static boolean isInitialOf(Inflected part, String folded) {
        return folded.length() == 1 && part.nominative().startsWith(folded);
    }

    /** The first letter of a given name. */
    boolean isInitial(String folded) {
        return given.stream().anyMatch(part -> isInitialOf(part, folded));
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
