package org.minikisa.classification.rules;

import java.util.Set;

/**
 * Tells what is mentioned only to be put aside. A negation alone does not do it ({@code emme pääse siivouksen DPS:ään} is about
 * cleaning); one with a contrast does ({@code emme kysy siivouksesta vaan jätteistä}).
 */
final class Negation {

    private static final Set<String> NOT = Set.of(
            "ei",
            "en",
            "emme",
            "et",
            "ette",
            "eivat",
            "eika",
            "alkaa",
            "ala",
            "inte",
            "ej",
            "ingen",
            "inget",
            "inga",
            "not",
            "no",
            "isn",
            "don",
            "isnt",
            "dont",
            "never",
            "instead",
            "istallet",
            "sijaan",
            "stallet");

    private static final Set<String> BUT = Set.of("vaan", "utan", "but", "rather");

    private static final int BEFORE = 4;
    private static final int AFTER = 5;
    private static final double PUT_ASIDE = 0.15;
    private static final double DIRECTLY = 0.5;

    private Negation() {}

    /** What is left of a mention's weight. */
    static double factor(Words words, Mention mention) {
        if (!negated(words, mention.from(), BEFORE)) {
            return 1;
        }
        return contrasted(words, mention.until()) ? PUT_ASIDE : negated(words, mention.from(), 1) ? DIRECTLY : 1;
    }

    /** Whether one of the words before it in its clause says no. */
    static boolean negated(Words words, int at, int before) {
        for (int i = at - 1; i >= Math.max(0, at - before); i--) {
            if (words.get(i).clause() != words.get(at).clause()) {
                return false;
            }
            if (NOT.contains(words.get(i).plain())) {
                return true;
            }
        }
        return false;
    }

    private static boolean contrasted(Words words, int from) {
        for (int i = from; i < Math.min(words.size(), from + AFTER); i++) {
            if (words.get(i).sentence() != words.get(from - 1).sentence()) {
                return false;
            }
            if (BUT.contains(words.get(i).plain())) {
                return true;
            }
        }
        return false;
    }
}
