package org.minikisa.classification.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/**
 * In which of the three languages a text is mostly written, by words that every text has. It only keeps apart short words that mean
 * other things elsewhere; the language of a contact is judged by others.
 */
final class Tongue {

    private static final int FEWEST = 1;
    private static final int TIMES = 2;

    private static final Map<String, String> LANGUAGES = languages(Map.of(
            "fi",
            "ja ei on se etta tai jos mutta kun vai niin myos onko voi saa meilla me ne joka mika miten kuka tama sen olla ole ovat kuin "
                    + "vain nyt jo sita pitaa hei moi teilla",
            "sv",
            "och att det ar vi som for inte pa av med till fran om jag har ska kan eller hur nar vad ni den ett en de var vart oss men "
                    + "hej vilken",
            "en",
            "the and is are to of we for our it that in on with not this be can you if has have do does an as or by from was "
                    + "what how a i"));

    private Tongue() {}

    private static Map<String, String> languages(Map<String, String> words) {
        var languages = new HashMap<String, String>();
        var several = new HashSet<String>();
        words.forEach((language, its) -> {
            for (String word : its.split(" ")) {
                String other = languages.put(word, language);
                if (other != null && !other.equals(language)) {
                    several.add(word);
                }
            }
        });
        languages.keySet().removeAll(several);
        return Map.copyOf(languages);
    }

    /** Empty where several are as good, or where there are too few words. */
    static Optional<String> of(Words words) {
        Map<String, Integer> counts = new HashMap<>();
        words.list().forEach(word -> Optional.ofNullable(LANGUAGES.get(word.plain()))
                .ifPresent(language -> counts.merge(language, 1, Integer::sum)));
        int all = counts.values().stream().mapToInt(n -> n).sum();
        return counts.entrySet().stream()
                .filter(e -> e.getValue() >= FEWEST && e.getValue() > TIMES * (all - e.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
