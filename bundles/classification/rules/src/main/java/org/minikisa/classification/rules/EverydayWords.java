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
import java.util.stream.Stream;

import org.minikisa.classification.rules.Vocabulary.Fit;
import org.minikisa.classification.rules.Vocabulary.Known;

/**
 * What people call the goods and services that public bodies buy, whatever is in the register: {@code läppäri} for codes of the CPV
 * that begin with 302. Read from {@code everyday-words.tsv} when first needed, once for all registers.
 */
final class EverydayWords {

    /** A branch of goods: beginnings of CPV codes. */
    record Branch(int number, List<String> codes) {}

    /** @param weak whether it says little by itself */
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
        try (var lines = new BufferedReader(new InputStreamReader(
                EverydayWords.class.getResourceAsStream("everyday-words.tsv"), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(cells -> {
                        Branch branch = known.computeIfAbsent(cells[0], this::branch);
                        Stream.of(cells[2].split(", ")).forEach(word -> add(branch, cells[1], word));
                    });
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
        boolean goesOn = marked.endsWith("-");
        boolean ends = marked.startsWith("-");
        int[] words = Words.of(marked).list().stream()
                .map(Words.Word::plain)
                .mapToInt(plain -> vocabulary.add(
                        language + goesOn + ends + exact + plain,
                        exact
                                ? List.of(new Vocabulary.Stem(plain, Set.of(""), false))
                                : Inflection.of(language, plain, goesOn, ends)))
                .toArray();
        byFirstWord
                .computeIfAbsent(words[0], first -> new ArrayList<>(1))
                .add(new Phrase(
                        words,
                        language,
                        exact,
                        marked.replace("-", "").toLowerCase(java.util.Locale.ROOT),
                        branch,
                        weak));
    }

    List<Branch> branches() {
        return branches;
    }

    List<Found> in(Words words) {
        Map<String, List<Known>> forms = new HashMap<>();
        List<List<Known>> known = words.list().stream()
                .map(word -> forms.computeIfAbsent(word.plain(), vocabulary::in))
                .toList();
        Optional<String> language = Tongue.of(words);
        boolean accented = isAccented(words.text());
        var found = new ArrayList<Found>();
        for (int at = 0; at < known.size(); at++) {
            for (Known first : known.get(at)) {
                for (Phrase phrase : byFirstWord.getOrDefault(first.word(), List.of())) {
                    if (fits(phrase, known, at, words)
                            && (phrase.exact()
                                    || phrase.words().length > 1
                                    || !WordList.COMMON.contains(words.get(at).plain()))
                            && isSpoken(phrase, language)
                            && (!accented && !phrase.exact()
                                    || isSpelt(phrase, first.fit(), words.written(at, at + 1)))) {
                        found.add(
                                new Found(phrase.branch(), phrase.weak(), at, at + phrase.words().length, first.fit()));
                    }
                }
            }
        }
        return found;
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

    private static boolean fits(Phrase phrase, List<List<Known>> known, int at, Words words) {
        int length = phrase.words().length;
        if (at + length > known.size()
                || words.get(at + length - 1).sentence() != words.get(at).sentence()) {
            return false;
        }
        for (int i = 1; i < length; i++) {
            int wanted = phrase.words()[i];
            if (known.get(at + i).stream().noneMatch(k -> k.word() == wanted && k.fit() == Fit.WHOLE)) {
                return false;
            }
        }
        return true;
    }
}
