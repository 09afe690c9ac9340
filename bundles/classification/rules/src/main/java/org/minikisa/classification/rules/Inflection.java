package org.minikisa.classification.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.classification.rules.Vocabulary.Stem;

/**
 * The forms that an everyday word has in its language, as stems with what may follow. Words are plain: lower case, no diacritics.
 * Rules of school grammar for regular words; what they miss is written into the list of words.
 */
final class Inflection {

    /** A compound of that many letters may go on without being marked so. */
    private static final int LONG_FINNISH = 9;

    private static final int LONG_SWEDISH = 8;
    private static final int SHORTEST_INFLECTED = 4;
    private static final int SHORTEST_END_OF_COMPOUND = 7;

    private static final Set<String> NOTHING = Set.of("");
    private static final Set<String> FINNISH = finnish(Stream.of(
            "", "n", "a", "t", "ta", "tta", "ssa", "sta", "lla", "lta", "lle", "na", "ksi", "an", "en", "in", "on",
            "un", "yn", "han", "hen", "hin", "hon", "hun", "hyn", "seen", "ja", "jen", "jen", "ita", "ia", "ien",
            "iden", "itten", "issa", "ista", "ihin", "iin", "illa", "ilta", "ille", "iksi", "ina"));

    /** After the vowel that a plural changes or drops: {@code tuol-eja}, {@code kal-oja}. */
    private static final Set<String> FINNISH_MANY = finnish(Stream.of(
            "ia", "ien", "issa", "ista", "iin", "illa", "ilta", "ille", "iksi", "ina", "oja", "ojen", "oita", "oiden",
            "oissa", "oista", "oihin", "oilla", "oilta", "oille", "oiksi", "oina", "eja", "ejen", "eita", "eiden",
            "eissa", "eista", "eihin", "eilla", "eilta", "eille", "eiksi", "eina"));

    private static final Set<String> SWEDISH = Set.of(
            "", "s", "n", "ns", "t", "ts", "en", "ens", "et", "ets", "er", "ers", "ar", "ars", "or", "erna", "ernas",
            "arna", "arnas", "orna", "ornas", "na", "nas");
    private static final Set<String> SWEDISH_AFTER_A = Set.of(
            "or", "ors", "orna", "ornas", "an", "ans", "ar", "as", "ad", "at", "ats", "ade", "ades", "ande", "e");
    private static final Set<String> SWEDISH_AFTER_E = Set.of("ar", "ars", "arna", "arnas", "en", "ens");
    private static final Set<String> ENGLISH = Set.of("", "s", "es");

    private Inflection() {}

    private static Set<String> finnish(Stream<String> cases) {
        return cases.flatMap(ending ->
                        Stream.of("", "mme", "nne", "ni", "nsa", "kin", "ko").map(ending::concat))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param goesOn whether it may be the first part of a longer word, however short it is
     * @param ends whether it may be the last part of one, however short it is
     */
    static List<Stem> of(String language, String word, boolean goesOn, boolean ends) {
        if (word.length() < SHORTEST_INFLECTED || !word.chars().allMatch(Character::isLetter)) {
            return goesOn
                    ? List.of(new Stem(word, Set.of(), ends))
                    : List.of(new Stem(word, language.equals("en") ? ENGLISH : NOTHING, false));
        }
        boolean last = ends || word.length() >= SHORTEST_END_OF_COMPOUND && !language.equals("en");
        return switch (language) {
            case "fi" -> finnish(word, goesOn || word.length() >= LONG_FINNISH, last);
            case "sv" -> swedish(word, goesOn || word.length() >= LONG_SWEDISH, last);
            default -> english(word, last);
        };
    }

    private static List<Stem> finnish(String word, boolean goesOn, boolean ends) {
        var stems = new ArrayList<Stem>();
        stems.add(new Stem(word, goesOn ? Set.of() : FINNISH, ends));
        String shorter = word.substring(0, word.length() - 1);
        if (word.endsWith("t")) {
            stems.add(new Stem(shorter, FINNISH, ends));
            stems.add(new Stem(shorter.substring(0, shorter.length() - 1), FINNISH_MANY, ends));
        } else if (word.endsWith("us") || word.endsWith("ys") || word.endsWith("os") || word.endsWith("es")) {
            stems.add(new Stem(shorter + "kse", FINNISH, ends));
            stems.add(new Stem(shorter + "ks", FINNISH_MANY, ends));
            stems.add(new Stem(shorter + "de", FINNISH, ends));
        } else if (word.endsWith("nen")) {
            String stem = word.substring(0, word.length() - 3) + "s";
            stems.add(new Stem(stem + "e", FINNISH, ends));
            stems.add(new Stem(stem, FINNISH_MANY, ends));
        } else if (word.endsWith("in")) {
            stems.add(new Stem(shorter + "me", FINNISH, ends));
            stems.add(new Stem(shorter + "m", FINNISH_MANY, ends));
        } else if (isVowel(word.charAt(word.length() - 1))) {
            stems.add(new Stem(shorter, FINNISH_MANY, ends));
            weak(word, ends, stems);
        }
        return stems;
    }

    /** Consonants change before the last vowel: {@code telakka, telakan}, {@code leipä, leivän}; {@code laite, laitteen}. */
    private static void weak(String word, boolean ends, List<Stem> stems) {
        String vowel = word.substring(word.length() - 1);
        String before = word.substring(0, word.length() - 1);
        if (vowel.equals("e")) {
            String strong = strengthened(before);
            stems.add(new Stem(strong + "ee", FINNISH, ends));
            stems.add(new Stem(strong, FINNISH_MANY, ends));
            return;
        }
        String weak = weakened(before);
        if (!weak.equals(before)) {
            stems.add(new Stem(weak + vowel, FINNISH, ends));
            stems.add(new Stem(weak, FINNISH_MANY, ends));
        }
    }

    private static final List<List<String>> GRADES = List.of(
            List.of("kk", "k"),
            List.of("pp", "p"),
            List.of("tt", "t"),
            List.of("nk", "ng"),
            List.of("mp", "mm"),
            List.of("nt", "nn"),
            List.of("lt", "ll"),
            List.of("rt", "rr"),
            List.of("p", "v"),
            List.of("t", "d"));

    private static String weakened(String before) {
        return GRADES.stream()
                .filter(grade -> before.endsWith(grade.get(0)) && !before.endsWith("s" + grade.get(0)))
                .findFirst()
                .map(grade -> before.substring(0, before.length() - grade.get(0).length()) + grade.get(1))
                .orElse(before);
    }

    private static String strengthened(String before) {
        char last = before.charAt(before.length() - 1);
        String rest = before.substring(0, before.length() - 1);
        return switch (last) {
            case 'k', 'p', 't' -> rest.endsWith("s") ? before : before + last;
            case 'd' -> rest + 't';
            case 'v' -> rest + 'p';
            default -> before;
        };
    }

    private static boolean isVowel(char c) {
        return "aeiouy".indexOf(c) >= 0;
    }

    private static List<Stem> swedish(String word, boolean goesOn, boolean ends) {
        var stems = new ArrayList<Stem>();
        stems.add(new Stem(word, goesOn ? Set.of() : SWEDISH, ends));
        String shorter = word.substring(0, word.length() - 1);
        if (word.endsWith("a")) {
            stems.add(new Stem(shorter, SWEDISH_AFTER_A, ends));
        } else if (word.endsWith("e")) {
            stems.add(new Stem(shorter, SWEDISH_AFTER_E, ends));
        }
        return stems;
    }

    private static List<Stem> english(String word, boolean ends) {
        var one = new Stem(word, ENGLISH, ends);
        return word.endsWith("y")
                ? List.of(one, new Stem(word.substring(0, word.length() - 1), Set.of("ies"), ends))
                : List.of(one);
    }
}
