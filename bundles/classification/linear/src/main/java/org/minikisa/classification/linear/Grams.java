package org.minikisa.classification.linear;

import java.util.Arrays;
import java.util.List;

/**
 * The features of a text, in four blocks: words and pairs of neighbours; runs of 2 to 5 characters inside words with their borders;
 * runs of 3 to 5 characters across borders; pairs of words that stand two or three apart, in either order. Runs of characters are
 * what makes Finnish work without a morphology: {@code minikilpailutuksessa} and {@code kilpailutamme} share most of theirs.
 *
 * <p>A feature is a 64-bit hash (FNV-1a over characters), which saves the strings; among a million features two share a hash with a
 * probability below 10<sup>-7</sup>.
 */
final class Grams {

    static final int BLOCKS = 4;

    private static final int WORDS = 0;
    private static final int INSIDE = 1;
    private static final int ACROSS = 2;
    private static final int APART = 3;

    private static final int SHORTEST_INSIDE = 2;
    private static final int SHORTEST_ACROSS = 3;
    private static final int LONGEST = 5;
    private static final int FARTHEST = 3;

    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long OF_WORDS = FNV_BASIS ^ 0x57;
    private static final long OF_PAIRS = FNV_BASIS ^ 0x5050;

    private Grams() {}

    /** Takes one occurrence of a feature. */
    @FunctionalInterface
    interface Sink {
        /**
         * @param first the word it begins in
         * @param last the word it ends in
         */
        void accept(int block, long feature, int first, int last);
    }

    /** The feature that a word alone is. */
    static long word(String form) {
        return hash(OF_WORDS, form);
    }

    /** @param words folded */
    static void each(List<String> words, Sink sink) {
        long[] hashes = new long[words.size()];
        for (int w = 0; w < hashes.length; w++) {
            hashes[w] = word(words.get(w));
        }
        for (int w = 0; w < hashes.length; w++) {
            sink.accept(WORDS, hashes[w], w, w);
            if (w + 1 < hashes.length) {
                sink.accept(WORDS, hash(hash(hashes[w], ' '), words.get(w + 1)), w, w + 1);
            }
            for (int other = w + 2; other <= w + FARTHEST && other < hashes.length; other++) {
                // a sum does not mind the order
                sink.accept(APART, (OF_PAIRS ^ (hashes[w] + hashes[other])) * FNV_PRIME, w, other);
            }
        }
        eachRun(words, sink);
    }

    private static void eachRun(List<String> words, Sink sink) {
        char[] line =
                new char[words.stream().mapToInt(word -> word.length() + 1).sum() + 1];
        int[] wordAt = new int[line.length];
        line[0] = ' ';
        int length = 1;
        for (int w = 0; w < words.size(); w++) {
            String form = words.get(w);
            form.getChars(0, form.length(), line, length);
            Arrays.fill(wordAt, length, length + form.length() + 1, w);
            length += form.length();
            line[length++] = ' ';
        }
        for (int start = 0; start < length; start++) {
            runsFrom(start, line, wordAt, sink);
        }
    }

    private static void runsFrom(int start, char[] line, int[] wordAt, Sink sink) {
        int first = line[start] == ' ' && start > 0 ? wordAt[start] + 1 : wordAt[start];
        boolean across = false;
        long run = hash(FNV_BASIS, line[start]);
        int end = Math.min(line.length, start + LONGEST);
        for (int i = start + 1; i < end; i++) {
            across |= line[i - 1] == ' ' && i - 1 > start;
            run = hash(run, line[i]);
            int n = i - start + 1;
            if (!across && n >= SHORTEST_INSIDE) {
                sink.accept(INSIDE, run, first, first);
            } else if (across && n >= SHORTEST_ACROSS && line[i] != ' ') {
                sink.accept(ACROSS, run, first, wordAt[i]);
            }
        }
    }

    static long hash(long hash, String text) {
        long h = hash;
        for (int i = 0; i < text.length(); i++) {
            h = hash(h, text.charAt(i));
        }
        return h;
    }

    static long hash(long hash, char c) {
        return (hash ^ c) * FNV_PRIME;
    }
}
