package org.minikisa.classification.languages;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the words of a text say of languages written in Latin letters: for each word and language a sum over its n-grams of letters
 * of {@code ln p}, as in a language model of every order at once, and what {@link FunctionWords} add.
 *
 * @param words as the text has them, at most {@link #MOST_WORDS}
 * @param sums {@code sums[word][language]}
 */
record Guess(List<String> words, double[][] sums) {

    /** Of a longer text its beginning tells the language as well. */
    static final int MOST_WORDS = 400;

    /** Longer runs of letters are no words. */
    private static final int LONGEST_WORD = 40;

    static Guess of(CharSequence text, GramTable table, FunctionWords functionWords) {
        List<String> words = words(text);
        double[][] sums = new double[words.size()][table.languages().size()];
        for (int w = 0; w < words.size(); w++) {
            String lower = words.get(w).toLowerCase(Locale.ROOT);
            add(lower, table, sums[w]);
            functionWords.add(lower, sums[w]);
        }
        return new Guess(words, sums);
    }

    private static void add(String lower, GramTable table, double[] sums) {
        for (int from = 0; from < lower.length(); from++) {
            long key = 0;
            for (int to = from; to < Math.min(lower.length(), from + table.longest()); to++) {
                int letter = Alphabet.number(lower.charAt(to));
                if (letter == 0) {
                    break;
                }
                key = key << Alphabet.BITS | letter;
                table.add(key, sums);
            }
        }
    }

    private static List<String> words(CharSequence text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
        var words = new ArrayList<String>();
        int at = 0;
        while (at < normal.length() && words.size() < MOST_WORDS) {
            int start = at;
            boolean address = false;
            while (at < normal.length() && !Character.isWhitespace(normal.charAt(at))) {
                address |= normal.charAt(at) == '@' || normal.startsWith("://", at) || normal.startsWith("www.", at);
                at++;
            }
            if (!address) {
                addLetters(normal, start, at, words);
            }
            at++;
        }
        return words;
    }

    private static void addLetters(String text, int from, int to, List<String> words) {
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || !Character.isLetter(text.charAt(i))) {
                if (i > start && words.size() < MOST_WORDS) {
                    words.add(text.substring(start, Math.min(i, start + LONGEST_WORD)));
                }
                start = i + 1;
            }
        }
    }

    /** Of each language over all words. */
    double[] total() {
        return total(0, words.size());
    }

    /** Of each language over some words. */
    double[] total(int from, int to) {
        double[] total = new double[sums.length == 0 ? 0 : sums[0].length];
        for (int w = from; w < to; w++) {
            for (int l = 0; l < total.length; l++) {
                total[l] += sums[w][l];
            }
        }
        return total;
    }

    static int best(double[] total) {
        double most = Arrays.stream(total).max().orElseThrow();
        int best = 0;
        while (total[best] < most) {
            best++;
        }
        return best;
    }
}
