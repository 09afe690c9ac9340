package org.minikisa.classification.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.minikisa.classification.api.ContactText;

/**
 * What of a mail says what it is about. Greetings, signatures, addresses and reply marks are in most mails and mean nothing,
 * but a linear model over short texts is thrown off by them more than by anything else (measured, see the README). Of mails intake
 * has cut the most before; what is cut here is what notes of talks and texts from elsewhere still have.
 */
final class MailText {

    private static final Pattern REPLY_MARK = Pattern.compile(
            "^\\s*(?:(?:re|vs|sv|aw|fw|fwd|vl|vb)(?:\\[\\d+])?\\s*:|\\[[^\\]]{1,40}])\\s*", Pattern.CASE_INSENSITIVE);

    private static final Pattern ADDRESS =
            Pattern.compile("(?:https?://|www\\.)\\S+|[\\w.+-]{1,64}@[\\w.-]{1,255}|\\+?\\d[\\d ()-]{6,20}\\d");

    /** What comes after so many characters is not looked at: who asks something does so before that. */
    private static final int LONGEST = 20_000;

    /** Longer lines are content, whatever they begin with. */
    private static final int LONGEST_COURTESY = 45;

    private static final int LEAST_IN_SENTENCE = 4;

    private static final Set<String> GREETINGS = Set.of(
            "hei",
            "hei kaikki",
            "moi",
            "moikka",
            "terve",
            "hyva",
            "hyvaa paivaa",
            "hyvaa huomenta",
            "hyva vastaanottaja",
            "hej",
            "hejsan",
            "god dag",
            "god morgon",
            "hej alla",
            "basta",
            "hi",
            "hi there",
            "hi all",
            "hello",
            "dear",
            "good morning",
            "good afternoon",
            "good day",
            "to whom it may concern");

    private static final List<String> FAREWELLS = List.of(
            "terveisin",
            "ystavallisin terveisin",
            "ystavallisesti",
            "parhain terveisin",
            "kunnioittavasti",
            "yst terv",
            "terv",
            "terkuin",
            "kiittaen",
            "kiitos etukateen",
            "kiitos",
            "t",
            "med vanlig halsning",
            "med vanliga halsningar",
            "vanliga halsningar",
            "vanligen",
            "halsningar",
            "glada halsningar",
            "halsar",
            "mvh",
            "tack pa forhand",
            "tack",
            "best regards",
            "kind regards",
            "warm regards",
            "with kind regards",
            "regards",
            "best wishes",
            "best",
            "sincerely",
            "yours",
            "yours sincerely",
            "yours faithfully",
            "br",
            "cheers",
            "thanks",
            "thank you",
            "thanks in advance",
            "many thanks");

    private MailText() {}

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.?!;])\\s+|\\R+");

    /** The subject and the sentences without what every mail has; all there is, if nothing else would be left. */
    static List<List<Word>> sentences(ContactText contact) {
        String subject = beginning(contact.subject());
        String text = beginning(contact.text());
        List<List<Word>> sentences = split(subject(subject) + "\n" + body(text));
        return sentences.isEmpty() ? split(subject + "\n" + text) : sentences;
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    private static List<List<Word>> split(String text) {
        return SENTENCE_END
                .splitAsStream(ADDRESS.matcher(text).replaceAll(" "))
                .map(Word::of)
                .filter(words -> !words.isEmpty())
                .toList();
    }

    private static String subject(String subject) {
        String rest = subject;
        for (var mark = REPLY_MARK.matcher(rest); mark.find(); mark = REPLY_MARK.matcher(rest)) {
            rest = rest.substring(mark.end());
        }
        return rest;
    }

    private static String body(String text) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\\R")));
        lines.removeIf(line -> line.isBlank() || line.startsWith(">"));
        int end = lines.size();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("--") || isFarewell(lines.get(i)) && isLastSaid(lines, i)) {
                end = i;
                break;
            }
        }
        int begin = end > 1 && isGreeting(lines.get(0)) ? 1 : 0;
        return String.join("\n", lines.subList(begin, end));
    }

    /** A greeting, alone or before one to three names. */
    private static boolean isGreeting(String line) {
        List<Word> words = Word.of(line);
        if (line.length() > LONGEST_COURTESY || line.strip().endsWith("?") || words.size() > 6) {
            return false;
        }
        for (int n = Math.min(words.size(), 5); n > 0; n--) {
            if (GREETINGS.contains(phrase(words, n))) {
                return words.size() - n <= 3;
            }
        }
        return false;
    }

    /** A farewell, alone or before one to three names. */
    private static boolean isFarewell(String line) {
        List<Word> words = Word.of(line);
        if (line.length() > LONGEST_COURTESY || line.strip().endsWith("?")) {
            return false;
        }
        for (int n = Math.min(words.size(), 3); n > 0; n--) {
            if (FAREWELLS.contains(phrase(words, n))) {
                return words.size() - n <= 3;
            }
        }
        return false;
    }

    /** Whether no sentence follows: thanks in the middle of a mail end nothing. */
    private static boolean isLastSaid(List<String> lines, int farewell) {
        return lines.subList(farewell + 1, lines.size()).stream().noneMatch(MailText::isSentence);
    }

    private static boolean isSentence(String line) {
        String text = line.strip();
        return text.endsWith("?")
                || (text.endsWith(".") || text.endsWith("!")) && Word.of(text).size() >= LEAST_IN_SENTENCE;
    }

    private static String phrase(List<Word> words, int n) {
        return words.subList(0, n).stream()
                .map(Word::folded)
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
    }
}
