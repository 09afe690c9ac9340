package org.minikisa.classification.rules;

import java.util.ArrayList;
import java.util.Collection;
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

    /**
     * A beginning of the forms that a word has.
     *
     * @param endings what may follow; empty where anything may
     * @param endsCompounds whether a longer word may have it as its last part
     */
    record Stem(String text, Set<String> endings, boolean endsCompounds) {

        boolean allows(String rest) {
            return endings.isEmpty() || endings.contains(rest);
        }
    }

    private record Numbered(int word, Stem stem) {}

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, List<Numbered>> stems = new HashMap<>();
    private final Set<String> beginnings = new HashSet<>();
    private final int shortestEnd;
    private int longest;

    Vocabulary() {
        this(LONG_STEM);
    }

    /** @param shortestEnd letters that a word must have at least to be found at the end of longer ones */
    Vocabulary(int shortestEnd) {
        this.shortestEnd = shortestEnd;
    }

    /** @return the number of a word, which is new if it was not known */
    int add(String plain) {
        return add(plain, stemsOf(plain));
    }

    /** As {@link #add(String)}, with the stems that it is found by. */
    int add(String plain, Collection<Stem> its) {
        return numbers.computeIfAbsent(plain, word -> {
            int number = numbers.size();
            its.forEach(stem -> add(new Numbered(number, stem)));
            return number;
        });
    }

    private void add(Numbered of) {
        String stem = of.stem().text();
        stems.computeIfAbsent(stem, s -> new ArrayList<>(1)).add(of);
        longest = Math.max(longest, stem.length());
        if (of.stem().endsCompounds() && stem.length() >= shortestEnd) {
            beginnings.add(stem.substring(0, shortestEnd));
        }
    }

    private static List<Stem> stemsOf(String word) {
        var stems = new ArrayList<Stem>();
        int length = word.length();
        boolean letters = word.chars().allMatch(Character::isLetter);
        if (!letters || length < SHORTEST_INFLECTED) {
            stems.add(new Stem(word, ENDINGS, false));
            return stems;
        }
        String own = word.substring(0, Math.max(Math.min(length, LONG_STEM), length - ownEnding(word)));
        stems.add(stem(own, length));
        if (length >= 6 && (word.endsWith("us") || word.endsWith("ys") || word.endsWith("os"))) {
            stems.add(stem(word.substring(0, length - 1) + "ks", length));
        }
        if (length >= 6 && length <= LONG_STEM + 1 && !withoutPlural(word).equals(own)) {
            stems.add(new Stem(withoutPlural(word), ENDINGS, false));
        }
        return stems;
    }

    private static Stem stem(String text, int lengthOfWord) {
        boolean isLong = lengthOfWord >= LONG_STEM;
        return new Stem(text, isLong ? Set.of() : ENDINGS, isLong);
    }

    /** {@code computers} is no {@code computed}, {@code electricity} no {@code electrician}; {@code elintarvikkeet} may be {@code elintarviketta}. */
    private static int ownEnding(String word) {
        boolean many = word.endsWith("s") && !word.endsWith("us") && !word.endsWith("ss");
        boolean abstraction = word.endsWith("ing") || word.endsWith("ity");
        return many || abstraction ? 1 : LONGEST_OWN_ENDING;
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

    /** The known words that each word of a text is a form of. */
    List<List<Known>> in(Words words) {
        Map<String, List<Known>> forms = new HashMap<>();
        return words.list().stream()
                .map(word -> forms.computeIfAbsent(word.plain(), this::in))
                .toList();
    }

    /** Whether the words that follow one another from a place on, in one sentence, are those of a phrase. */
    static boolean goesOn(int[] phrase, List<List<Known>> known, int at, Words words) {
        int until = at + phrase.length;
        if (until > known.size()
                || words.get(until - 1).sentence() != words.get(at).sentence()) {
            return false;
        }
        for (int i = 1; i < phrase.length; i++) {
            int wanted = phrase[i];
            if (known.get(at + i).stream().noneMatch(k -> k.word() == wanted && k.fit() == Fit.WHOLE)) {
                return false;
            }
        }
        return true;
    }

    /** The known words that a text word is a form of. */
    List<Known> in(String word) {
        var known = new ArrayList<Known>();
        addForms(word, Fit.WHOLE, known);
        for (int at = 3; at + shortestEnd <= word.length(); at++) {
            if (beginnings.contains(word.substring(at, at + shortestEnd))) {
                addForms(word.substring(at), Fit.COMPOUND, known);
            }
        }
        known.sort(Comparator.comparing(Known::word));
        return known;
    }

    private void addForms(String word, Fit fit, List<Known> known) {
        for (int end = Math.min(word.length(), longest); end > 0; end--) {
            for (Numbered one : stems.getOrDefault(word.substring(0, end), List.of())) {
                if ((fit == Fit.WHOLE || one.stem().endsCompounds())
                        && one.stem().allows(word.substring(end))) {
                    add(one.word(), fit, known);
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
