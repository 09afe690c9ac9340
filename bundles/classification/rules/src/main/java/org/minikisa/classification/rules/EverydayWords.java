package org.minikisa.classification.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.minikisa.classification.rules.Vocabulary.Fit;
import org.minikisa.classification.rules.Vocabulary.Known;
import org.minikisa.classification.rules.Vocabulary.Stem;

/**
 * What people call the goods and services that public bodies buy, whatever is in the register: {@code läppäri} for codes of the CPV
 * that begin with 302. Read from {@code everyday-words.tsv} when first needed, once for all registers.
 */
final class EverydayWords {

    /** A branch of goods: beginnings of CPV codes. */
    record Branch(int number, List<String> codes) {}

    /**
     * @param written in lower case with its accents, without marks
     * @param exact whether it is found in this form only
     * @param weak whether it says little by itself
     */
    private record Phrase(int[] words, String language, boolean exact, String written, Branch branch, boolean weak) {}

    /**
     * A word of a branch in a text.
     *
     * @param until the number after its last word
     */
    record Found(Branch branch, boolean weak, int from, int until, Fit fit) {}

    /** Short parts of compounds are words of their own in Finnish and Swedish: {@code ruis-leipä}. */
    private static final int SHORTEST_END = 4;

    private static final int LONG = 8;

    /** Shorter ones are found only where the language is known. */
    private static final int SHORTEST_PART = 3;

    /** Of a Finnish or Swedish text, accented letters are a share of 0.04 to 0.08. */
    private static final double LEAST_ACCENTED = 0.015;

    private static final class Holder {
        private static final EverydayWords ALL = new EverydayWords();
    }

    private final Vocabulary vocabulary = new Vocabulary(SHORTEST_END);
    private final Map<Integer, List<Phrase>> byFirstWord = new HashMap<>();
    private final List<Branch> branches = new ArrayList<>();

    static EverydayWords all() {
        return Holder.ALL;
    }

    private EverydayWords() {
        Map<String, Branch> known = new HashMap<>();
        for (String line : lines()) {
            String[] cells = line.split("\t", -1);
            Branch branch = known.computeIfAbsent(cells[0], this::branch);
            for (String word : cells[2].split(", ")) {
                add(branch, cells[1], word);
            }
        }
    }

    private static List<String> lines() {
        try (var lines = new BufferedReader(new InputStreamReader(
                EverydayWords.class.getResourceAsStream("everyday-words.tsv"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Branch branch(String codes) {
        var branch = new Branch(branches.size(), List.of(codes.split(" ")));
        branches.add(branch);
        return branch;
    }

    private void add(Branch branch, String language, String written) {
        boolean weak = written.endsWith("?");
        boolean exact = written.startsWith("=");
        String marked = written.substring(exact ? 1 : 0, written.length() - (weak ? 1 : 0));
        String plainly = marked.replace("-", "").toLowerCase(Locale.ROOT);
        int[] words = Words.of(marked).list().stream()
                .mapToInt(word -> add(word.plain(), language, exact, marked))
                .toArray();
        byFirstWord
                .computeIfAbsent(words[0], first -> new ArrayList<>(1))
                .add(new Phrase(words, language, exact, plainly, branch, weak));
    }

    /** Words that are found in different ways are different words. */
    private int add(String plain, String language, boolean exact, String marked) {
        boolean goesOn = marked.endsWith("-");
        boolean ends = marked.startsWith("-");
        return vocabulary.add(
                language + goesOn + ends + exact + plain,
                exact ? List.of(new Stem(plain, Set.of(""), false)) : Inflection.of(language, plain, goesOn, ends));
    }

    List<Branch> branches() {
        return branches;
    }

    List<Found> in(Words words) {
        List<List<Known>> known = vocabulary.in(words);
        var text = new Text(words, Tongue.of(words), isAccented(words.text()));
        var found = new ArrayList<Found>();
        for (int at = 0; at < known.size(); at++) {
            for (Known first : known.get(at)) {
                for (Phrase phrase : byFirstWord.getOrDefault(first.word(), List.of())) {
                    if (Vocabulary.goesOn(phrase.words(), known, at, words) && isMeant(phrase, first.fit(), at, text)) {
                        found.add(
                                new Found(phrase.branch(), phrase.weak(), at, at + phrase.words().length, first.fit()));
                    }
                }
            }
        }
        return found;
    }

    /** @param accented whether who wrote it writes accents */
    private record Text(Words words, Optional<String> language, boolean accented) {}

    private static boolean isMeant(Phrase phrase, Fit fit, int at, Text text) {
        if (phrase.exact()) {
            return isSpoken(phrase, text.language())
                    && isSpelt(phrase, fit, text.words().written(at, at + 1));
        }
        boolean common = phrase.words().length == 1
                && WordList.COMMON.contains(text.words().get(at).plain());
        return !common
                && isSpoken(phrase, text.language())
                && (!text.accented() || isSpelt(phrase, fit, text.words().written(at, at + 1)));
    }

    /** Short words mean something else in another language: {@code ost} is cheese, {@code ostaa} is to buy. */
    private static boolean isSpoken(Phrase phrase, Optional<String> language) {
        return phrase.written().length() >= LONG
                || language.map(phrase.language()::equals)
                        .orElse(phrase.written().length() > SHORTEST_PART);
    }

    /** Some who write without accents have them in the subject that they reply to. */
    private static boolean isAccented(String text) {
        long letters = text.chars().filter(Character::isLetter).count();
        long accented =
                text.chars().filter(c -> c >= 0x80 && Character.isLetter(c)).count();
        return accented > letters * LEAST_ACCENTED;
    }

    /** Who writes accents writes them everywhere: {@code kål} is cabbage, {@code kalusteet} is furniture. */
    private static boolean isSpelt(Phrase phrase, Fit fit, String text) {
        String written = text.toLowerCase(Locale.ROOT);
        String own = phrase.written();
        int begin = 0;
        if (fit == Fit.COMPOUND) {
            begin = Words.plain(written)
                    .lastIndexOf(Words.plain(own.substring(0, Math.min(own.length(), SHORTEST_END))));
        }
        for (int i = 0; i < own.length() && begin >= 0 && begin + i < written.length(); i++) {
            char one = own.charAt(i);
            char other = written.charAt(begin + i);
            if (one != other) {
                return !Words.plain(String.valueOf(one)).equals(Words.plain(String.valueOf(other)));
            }
        }
        return true;
    }
}
