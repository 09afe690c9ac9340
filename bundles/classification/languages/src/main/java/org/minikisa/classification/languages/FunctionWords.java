package org.minikisa.classification.languages;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words that every text has: n-grams inside words do not see where short ones begin and end. */
final class FunctionWords {

    /**
     * What a word is worth, in nats of the sum over n-grams, for the languages that have it and against those that do not. Any value
     * from 2 to 3 gives the same (measured on windows of three words).
     */
    private static final double WEIGHT = 2.5;

    /** For each word whether each language has it, in the order of the languages. */
    private final Map<String, boolean[]> words = new HashMap<>();

    private FunctionWords() {}

    /** @param languages Nynorsk ({@code nn}) has the words of Norwegian ({@code nb}) */
    static FunctionWords of(List<String> languages) {
        var all = new FunctionWords();
        try (var in = FunctionWords.class.getResourceAsStream("function-words.txt");
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    all.add(line.split(" "), languages);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the function words cannot be read", e);
        }
        all.words.values().removeIf(has -> {
            for (boolean it : has) {
                if (!it) {
                    return false;
                }
            }
            return true;
        });
        return all;
    }

    private void add(String[] line, List<String> languages) {
        for (int i = 1; i < line.length; i++) {
            boolean[] has = words.computeIfAbsent(line[i], w -> new boolean[languages.size()]);
            for (int l = 0; l < has.length; l++) {
                has[l] |= Norwegian.named(languages.get(l)).equals(line[0]);
            }
        }
    }

    /** Adds what the word says of each language. */
    void add(String lower, double[] sums) {
        boolean[] has = words.get(lower);
        if (has != null) {
            for (int l = 0; l < sums.length; l++) {
                sums[l] += has[l] ? WEIGHT : -WEIGHT;
            }
        }
    }
}
