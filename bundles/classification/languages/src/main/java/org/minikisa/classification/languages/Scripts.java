package org.minikisa.classification.languages;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Languages that their script gives away. Where several share one, the one most written to Finnish authorities; letters that only one
 * of them has decide.
 */
final class Scripts {

    private static final Map<UnicodeScript, String> LANGUAGES = new EnumMap<>(Map.ofEntries(
            Map.entry(UnicodeScript.CYRILLIC, "ru"),
            Map.entry(UnicodeScript.GREEK, "el"),
            Map.entry(UnicodeScript.ARABIC, "ar"),
            Map.entry(UnicodeScript.HEBREW, "he"),
            Map.entry(UnicodeScript.HAN, "zh"),
            Map.entry(UnicodeScript.HIRAGANA, "ja"),
            Map.entry(UnicodeScript.KATAKANA, "ja"),
            Map.entry(UnicodeScript.HANGUL, "ko"),
            Map.entry(UnicodeScript.THAI, "th"),
            Map.entry(UnicodeScript.DEVANAGARI, "hi"),
            Map.entry(UnicodeScript.GEORGIAN, "ka"),
            Map.entry(UnicodeScript.ARMENIAN, "hy"),
            Map.entry(UnicodeScript.ETHIOPIC, "am")));

    private static final Map<String, String> UKRAINIAN_AND_PERSIAN = Map.of("іїєґІЇЄҐ", "uk", "پچژگکی", "fa");

    private Scripts() {}

    /**
     * @return the language of a text most of whose letters are not Latin; empty text for a script that nobody here knows; nothing for
     *     Latin letters or none
     */
    static Optional<String> language(CharSequence text) {
        var letters = new EnumMap<UnicodeScript, Integer>(UnicodeScript.class);
        text.codePoints()
                .filter(Character::isLetter)
                .forEach(letter -> letters.merge(UnicodeScript.of(letter), 1, Integer::sum));
        if (letters.containsKey(UnicodeScript.HIRAGANA) || letters.containsKey(UnicodeScript.KATAKANA)) {
            // Japanese is written with Chinese characters too
            letters.merge(UnicodeScript.HIRAGANA, letters.getOrDefault(UnicodeScript.HAN, 0), Integer::sum);
            letters.remove(UnicodeScript.HAN);
        }
        return letters.entrySet().stream()
                .max(Map.Entry.<UnicodeScript, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .filter(script -> script != UnicodeScript.LATIN && script != UnicodeScript.COMMON)
                .map(script -> exactly(LANGUAGES.getOrDefault(script, ""), text));
    }

    private static String exactly(String language, CharSequence text) {
        return UKRAINIAN_AND_PERSIAN.entrySet().stream()
                .filter(own -> own.getValue().equals("uk") && language.equals("ru")
                        || own.getValue().equals("fa") && language.equals("ar"))
                .filter(own -> text.chars().anyMatch(c -> own.getKey().indexOf(c) >= 0))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(language);
    }
}
