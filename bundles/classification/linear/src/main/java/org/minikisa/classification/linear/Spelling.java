package org.minikisa.classification.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads a word that was never learnt as the commonest learnt word that is one letter away from it (one left out, added, changed, or two
 * swapped; Damerau, "A technique for computer detection and correction of spelling errors", CACM 7, 1964), or as two learnt words whose
 * blank is missing. Learnt are hashes and no words, so it is asked of each word one letter away: some 400 look-ups, and bounded.
 */
final class Spelling {

    /** Among shorter words too many are neighbours; longer ones are no words. */
    private static final int SHORTEST = 4;

    private static final int LONGEST = 24;
    private static final int SHORTEST_HALF = 3;

    private static final int SEEN_IN = 3;

    /** Learnt from fewer texts, a vocabulary lacks most words that are spelt right (measured: half a point lost with 320 texts). */
    private static final int ENOUGH_TEXTS = 2_000;

    private static final List<String> LETTERS =
            IntStream.rangeClosed('a', 'z').mapToObj(Character::toString).toList();

    private final Vocabulary vocabulary;

    /** What is in one or two texts may itself be misspelt. */
    private final float tooRare;

    private String word = "";
    private String found;
    private float commonest;

    Spelling(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.tooRare = vocabulary.rarity(SEEN_IN) + 0.01f;
    }

    /**
     * Words as they are read.
     *
     * @param forms what they are taken for
     * @param of for each form the number of the word it came from
     */
    record Spelt(List<String> forms, int[] of) {}

    Spelt of(List<Word> words) {
        var forms = new ArrayList<String>(words.size());
        var of = new int[2 * words.size()];
        for (int w = 0; w < words.size(); w++) {
            for (String form : formsOf(words.get(w).folded())) {
                of[forms.size()] = w;
                forms.add(form);
            }
        }
        return new Spelt(forms, of);
    }

    private List<String> formsOf(String form) {
        if (!worthTrying(form)) {
            return List.of(form);
        }
        word = form;
        found = null;
        commonest = tooRare;
        long prefix = Grams.word("");
        for (int at = 0; at <= form.length(); at++) {
            tryAt(at, prefix);
            prefix = at < form.length() ? Grams.hash(prefix, form.charAt(at)) : prefix;
        }
        return found == null ? halves() : List.of(found);
    }

    private boolean worthTrying(String form) {
        return vocabulary.texts() >= ENOUGH_TEXTS
                && form.length() >= SHORTEST
                && form.length() <= LONGEST
                && !vocabulary.knows(Grams.word(form));
    }

    private void tryAt(int at, long prefix) {
        for (String letter : LETTERS) {
            tryWith(at, prefix, letter, at);
            tryWith(at, prefix, letter, at + 1);
        }
        tryWith(at, prefix, "", at + 1);
        if (at + 1 < word.length()) {
            tryWith(at, prefix, "" + word.charAt(at + 1) + word.charAt(at), at + 2);
        }
    }

    /**
     * @param prefix the hash of the word's first letters
     * @param instead what stands for its letters from {@code at} to {@code next}
     */
    private void tryWith(int at, long prefix, String instead, int next) {
        if (next > word.length()) {
            return;
        }
        long hash = Grams.hash(prefix, instead);
        for (int i = next; i < word.length(); i++) {
            hash = Grams.hash(hash, word.charAt(i));
        }
        float rarity = vocabulary.rarity(hash);
        if (rarity < commonest) {
            commonest = rarity;
            found = word.substring(0, at) + instead + word.substring(next);
        }
    }

    /** The two words of which the rarer one is commonest; the word itself where it is not two. */
    private List<String> halves() {
        int best = 0;
        for (int at = SHORTEST_HALF; at <= word.length() - SHORTEST_HALF; at++) {
            float rarer = Math.max(
                    vocabulary.rarity(Grams.word(word.substring(0, at))),
                    vocabulary.rarity(Grams.word(word.substring(at))));
            if (rarer < commonest) {
                commonest = rarer;
                best = at;
            }
        }
        return best == 0 ? List.of(word) : List.of(word.substring(0, best), word.substring(best));
    }
}
