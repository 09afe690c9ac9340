package org.minikisa.classification.linear;

import java.util.List;

/**
 * Which features a text has: n-grams of words, and n-grams of characters inside each word with its borders. Character
 * n-grams are what makes Finnish work without a morphology: {@code minikilpailutuksessa} and {@code kilpailutamme} share most
 * of theirs.
 *
 * <p>A feature is a 64-bit hash of its characters, which saves the strings; with some hundred thousand features two share
 * a hash with a probability below 10<sup>-8</sup>.
 *
 * @param longestWordGram 0 for no word features
 * @param folded whether diacritics and digits are folded, see {@link Word}
 */
record FeatureSpace(int longestWordGram, int shortestCharGram, int longestCharGram, boolean folded) {

    /** What a contact is about. */
    static final FeatureSpace MEANING = new FeatureSpace(2, 2, 5, true);

    /** What language a contact is written in. */
    static final FeatureSpace LANGUAGE = new FeatureSpace(0, 1, 4, false);

    /** Number of blocks; each is normalised on its own, so that many character n-grams do not drown few words. */
    static final int BLOCKS = 2;

    private static final int WORD_BLOCK = 0;
    private static final int CHAR_BLOCK = 1;

    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** Takes one occurrence of a feature. */
    @FunctionalInterface
    interface Sink {
        /**
         * @param firstWord index of the word it begins in
         * @param lastWord index of the word it ends in
         */
        void accept(int block, long feature, int firstWord, int lastWord);
    }

    void each(List<Word> words, Sink sink) {
        for (int w = 0; w < words.size(); w++) {
            long gram = FNV_BASIS;
            for (int n = 0; n < longestWordGram && w + n < words.size(); n++) {
                gram = hash(hash(gram, form(words.get(w + n))), ' ');
                sink.accept(WORD_BLOCK, gram, w, w + n);
            }
            eachCharGram(form(words.get(w)), w, sink);
        }
    }

    private void eachCharGram(String word, int index, Sink sink) {
        int length = word.length() + 2;
        for (int start = 0; start < length; start++) {
            long gram = hash(FNV_BASIS, '#');
            int end = Math.min(length, start + longestCharGram);
            for (int i = start; i < end; i++) {
                gram = hash(gram, i == 0 || i == length - 1 ? ' ' : word.charAt(i - 1));
                if (i - start + 1 >= shortestCharGram) {
                    sink.accept(CHAR_BLOCK, gram, index, index);
                }
            }
        }
    }

    private String form(Word word) {
        return folded ? word.folded() : word.lower();
    }

    private static long hash(long hash, String text) {
        long h = hash;
        for (int i = 0; i < text.length(); i++) {
            h = hash(h, text.charAt(i));
        }
        return h;
    }

    /** FNV-1a, a character as one unit. */
    private static long hash(long hash, char c) {
        return (hash ^ c) * FNV_PRIME;
    }
}
