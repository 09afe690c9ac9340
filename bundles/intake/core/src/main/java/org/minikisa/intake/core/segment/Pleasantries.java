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

/**
 * Sentences that are polite and say nothing of the matter: "Toivottavasti viikkosi on alkanut hyvin.", "Jag ser fram emot ert svar."
 * Nobody can list them, but they are made of few words, listed in {@code courtesies.txt}: one word beside these and it is no courtesy.
 */
final class Pleasantries {

    private static final Map<String, Set<String>> LISTS = read();
    private static final Set<String> WORDS = LISTS.get("word");
    private static final Set<String> HEADS = LISTS.get("head");
    private static final Set<String> OPENING_HEADS = LISTS.get("opening head");
    private static final Set<String> ENDING_HEADS = LISTS.get("ending head");

    private static final Set<String> URGENT = LISTS.get("urgent");
    private static final Set<String> DAYS = LISTS.get("day");
    private static final Set<String> SUBJECTS = LISTS.get("subject");

    private static final Phrases GREETING = Phrases.named("greeting");
    private static final Phrases ADDRESSEE = Phrases.named("addressee");
    private static final int LEAST_WORDS = 2;
    private static final int MOST_WORDS = 14;
    private static final int LONGEST_WISH = 4;
    private static final int MOST_NAMES = 2;
    private static final int SHORTEST_STEM = 3;

    private Pleasantries() {}

    /** Whether a sentence may stand between the greeting and the matter. */
    static boolean open(String sentence) {
        return are(sentence, OPENING_HEADS);
    }

    /** Whether a sentence may stand between the matter and the name. */
    static boolean end(String sentence) {
        return are(sentence, ENDING_HEADS) && !isUrgent(Words.of(sentence));
    }

    /** "Vastaus tänään kiitos": when somebody needs it is part of the matter; "mukavaa perjantaita" is not. */
    private static boolean isUrgent(List<String> words) {
        return words.stream().anyMatch(word -> has(URGENT, word) || words.size() > LONGEST_WISH && has(DAYS, word));
    }

    /** Whether a subject names nothing: "VS: Kysymys", "(inget ämne)", "Re: Hello again". */
    static boolean isSubject(String subject) {
        return Words.of(subject).stream().allMatch(word -> isKnown(word) || has(SUBJECTS, word));
    }

    private static boolean are(String sentence, Set<String> heads) {
        List<String> words = Words.of(sentence);
        if (words.size() < LEAST_WORDS || words.size() > MOST_WORDS || !isWritten(sentence.strip())) {
            return false;
        }
        boolean greets = GREETING.has(words.get(0));
        if (greets && !isEnded(sentence.strip())) {
            return false;
        }
        boolean headed = heads == OPENING_HEADS && greets;
        int names = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            headed |= has(HEADS, word) || has(heads, word);
            if (!isKnown(word)) {
                names++;
                if (i == 0 || names > MOST_NAMES || !isCapitalised(sentence, word)) {
                    return false;
                }
            }
        }
        return headed;
    }

    /** With a capital letter or a sign at its end, and no question. */
    private static boolean isWritten(String sentence) {
        return sentence.indexOf('?') < 0 && (Character.isUpperCase(sentence.codePointAt(0)) || isEnded(sentence));
    }

    private static boolean isEnded(String sentence) {
        return ".!:,;)…".indexOf(sentence.charAt(sentence.length() - 1)) >= 0;
    }

    private static boolean isKnown(String word) {
        return has(WORDS, word)
                || has(HEADS, word)
                || has(DAYS, word)
                || has(OPENING_HEADS, word)
                || has(ENDING_HEADS, word)
                || GREETING.has(word)
                || ADDRESSEE.has(word);
    }

    private static boolean isCapitalised(String sentence, String word) {
        int at = sentence.indexOf(Character.toUpperCase(word.charAt(0)) + word.substring(1));
        return at > 0 && Character.isUpperCase(sentence.charAt(at));
    }

    /** Whether a word is listed, or begins with one that any ending may follow. */
    private static boolean has(Set<String> list, String word) {
        if (list.contains(word)) {
            return true;
        }
        for (int length = SHORTEST_STEM; length <= word.length(); length++) {
            if (list.contains(word.substring(0, length) + "*")) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, Set<String>> read() {
        var lists = new HashMap<String, Set<String>>();
        try (var reader = new BufferedReader(new InputStreamReader(
                Pleasantries.class.getResourceAsStream("courtesies.txt"), StandardCharsets.UTF_8))) {
            Set<String> current = Set.of();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("[")) {
                    current = lists.computeIfAbsent(line.substring(1, line.indexOf(']')), heading -> new HashSet<>());
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    current.addAll(List.of(line.split(" ")));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Map.copyOf(lists);
    }
}
