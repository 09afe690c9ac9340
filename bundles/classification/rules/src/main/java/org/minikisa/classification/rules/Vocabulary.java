package org.minikisa.classification.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds known words behind the forms that a text has of them: inflected ({@code siivouksen} for {@code siivous}), going on as a
 * compound ({@code jätehuoltoyritys}) or ending one ({@code toimistosiivous}). A text word costs a few look-ups, however many words
 * are known.
 */
final class Vocabulary {

    /** Two forms of a word that long are the same word when they share this much of their beginning. */
    private static final int LONG_STEM = 7;

    /** What of a long word may be missing in the text: {@code -kkeet} of {@code elintarvikkeet}. */
    private static final int LONGEST_OWN_ENDING = 4;

    private static final int SHORTEST_INFLECTED = 4;

    /** What a short word may have after it: {@code sähkön}, but not {@code sähköposti}. Finnish, Swedish, English. */
    private static final Set<String> ENDINGS = Set.of(
            "", "n", "a", "t", "ta", "ssa", "sta", "lla", "lta", "lle", "na", "ksi", "an", "en", "in", "on", "un", "yn",
            "han", "hin", "hon", "hun", "ja", "jen", "den", "ita", "ia", "ien", "issa", "ista", "ihin", "illa", "ilta",
            "ille", "et", "er", "s", "ns", "ets", "erna", "ernas", "arna", "orna", "es", "ar", "or", "ens", "tta",
            "eja", "ejen", "een", "oon", "aan", "iin", "hyn", "seen");

    /** How a text has a known word. */
    enum Fit {
        WHOLE,
        /** It is the last part of a longer word. */
        COMPOUND
    }

    /**
     * A known word in a text.
     *
     * @param word its number
     */
    record Known(int word, Fit fit) {}

    private record Stem(int word, boolean goesOn) {}

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, List<Stem>> stems = new HashMap<>();
    private final Set<String> beginnings = new HashSet<>();
    private int longest;

    /** @return the number of a word, which is new if it was not known */
    int add(String plain) {
        return numbers.computeIfAbsent(plain, word -> {
            int number = numbers.size();
            stemsOf(word).forEach((stem, goesOn) -> add(stem, new Stem(number, goesOn)));
            return number;
        });
    }

    private void add(String stem, Stem of) {
        stems.computeIfAbsent(stem, s -> new ArrayList<>(1)).add(of);
        longest = Math.max(longest, stem.length());
        if (stem.length() >= LONG_STEM) {
            beginnings.add(stem.substring(0, LONG_STEM));
        }
    }

    /** Beginnings of its forms, with whether anything may follow or only an {@link #ENDINGS ending}. */
    private static Map<String, Boolean> stemsOf(String word) {
        var stems = new HashMap<String, Boolean>();
        int length = word.length();
        boolean letters = word.chars().allMatch(Character::isLetter);
        if (!letters || length < SHORTEST_INFLECTED) {
            stems.put(word, false);
            return stems;
        }
        stems.put(
                word.substring(0, Math.max(Math.min(length, LONG_STEM), length - ownEnding(word))),
                length >= LONG_STEM);
        if (length >= 6 && (word.endsWith("us") || word.endsWith("ys") || word.endsWith("os"))) {
            stems.put(word.substring(0, length - 1) + "ks", length >= LONG_STEM);
        }
        if (length >= 6 && length <= LONG_STEM + 1) {
            stems.putIfAbsent(withoutPlural(word), false);
        }
        return stems;
    }

    /** {@code computers} is no {@code computed}; {@code elintarvikkeet} may be {@code elintarviketta}. */
    private static int ownEnding(String word) {
        boolean many = word.endsWith("s") && !word.endsWith("us") && !word.endsWith("ss");
        return many ? 1 : LONGEST_OWN_ENDING;
    }

    /** {@code datorer}, {@code laptops}, {@code autot} without what makes them many. */
    private static String withoutPlural(String word) {
        for (String many : List.of("er", "ar", "or", "et", "s", "t")) {
            if (word.endsWith(many) && !word.endsWith("us") && !word.endsWith("ss")) {
                return word.substring(0, word.length() - many.length());
            }
        }
        return word;
    }

    /** The known words that a text word is a form of. */
    List<Known> in(String word) {
        var known = new ArrayList<Known>();
        addForms(word, Fit.WHOLE, known);
        for (int at = 3; at + LONG_STEM <= word.length(); at++) {
            if (beginnings.contains(word.substring(at, at + LONG_STEM))) {
                addForms(word.substring(at), Fit.COMPOUND, known);
            }
        }
        known.sort(Comparator.comparing(Known::word));
        return known;
    }

    private void addForms(String word, Fit fit, List<Known> known) {
        for (int end = Math.min(word.length(), longest); end > 0; end--) {
            List<Stem> here = stems.get(word.substring(0, end));
            if (here != null) {
                boolean ending = ENDINGS.contains(word.substring(end));
                for (Stem stem : here) {
                    if ((ending || stem.goesOn()) && (fit == Fit.WHOLE || stem.goesOn())) {
                        add(stem.word(), fit, known);
                    }
                }
            }
        }
    }

    private static void add(int word, Fit fit, List<Known> known) {
        if (known.stream().noneMatch(k -> k.word() == word)) {
            known.add(new Known(word, fit));
        }
    }
}
