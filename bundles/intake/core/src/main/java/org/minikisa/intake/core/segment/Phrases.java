package org.minikisa.intake.core.segment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A list of phrases out of {@code phrases.txt}, which tells how they are compared. */
final class Phrases {

    private static final Map<String, Phrases> ALL = read();

    private final Set<String> phrases = new HashSet<>();
    private final Set<String> firstWords = new HashSet<>();
    private int longest;

    private Phrases() {}

    static Phrases named(String heading) {
        Phrases phrases = ALL.get(heading);
        if (phrases == null) {
            throw new IllegalArgumentException("phrases.txt has no [" + heading + "]");
        }
        return phrases;
    }

    private static Map<String, Phrases> read() {
        var all = new HashMap<String, Phrases>();
        try (var reader = new BufferedReader(
                new InputStreamReader(Phrases.class.getResourceAsStream("phrases.txt"), StandardCharsets.UTF_8))) {
            Phrases current = null;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("[")) {
                    current = all.computeIfAbsent(line.substring(1, line.indexOf(']')), heading -> new Phrases());
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    current.add(Words.of(line));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Map.copyOf(all);
    }

    private void add(List<String> words) {
        phrases.add(String.join(" ", words));
        firstWords.add(words.get(0));
        longest = Math.max(longest, words.size());
    }

    boolean has(String word) {
        return phrases.contains(word);
    }

    /** Whether these words are one of the phrases. */
    boolean are(List<String> words) {
        return words.size() <= longest && phrases.contains(String.join(" ", words));
    }

    /** Of how many words the longest phrase is that begins the words; 0 for none. */
    int begin(List<String> words) {
        if (words.isEmpty() || !firstWords.contains(words.get(0))) {
            return 0;
        }
        for (int count = Math.min(longest, words.size()); count > 0; count--) {
            if (phrases.contains(String.join(" ", words.subList(0, count)))) {
                return count;
            }
        }
        return 0;
    }

    /** How many of the phrases stand within a text of words with single spaces. */
    int within(String text) {
        int count = 0;
        for (String phrase : phrases) {
            if (text.contains(phrase)) {
                count++;
            }
        }
        return count;
    }

    boolean beginAWord(String word) {
        return phrases.stream().anyMatch(word::startsWith);
    }

    boolean beginOrEndAWord(String word) {
        return phrases.stream()
                .anyMatch(part ->
                        word.equals(part) || part.length() > 3 && (word.startsWith(part) || word.endsWith(part)));
    }
}
