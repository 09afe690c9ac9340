package org.minikisa.classification.rules;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a text, its subject first.
 *
 * @param text what they were cut from; longer texts are judged by their beginning
 * @param list in their order
 */
record Words(String text, List<Word> list) {

    /** A mail says what it is about long before this; the rest is tables and encoded data. */
    static final int LONGEST_TEXT = 60_000;

    /** Longer ones are cut: they are no words but encoded data. */
    private static final int LONGEST_WORD = 60;

    /**
     * One word.
     *
     * @param plain in lower case without diacritics: people write {@code paatos} for {@code päätös}
     * @param start where it begins in the text
     * @param end where it ends
     * @param sentence the number of its sentence
     * @param clause the number of its clause: commas and brackets divide sentences
     * @param glued whether only a hyphen stands before it
     */
    record Word(String plain, int start, int end, int sentence, int clause, boolean glued) {}

    static Words of(String subject, String body) {
        String whole = subject.isEmpty() ? body : subject + "\n" + body;
        return of(whole);
    }

    static Words of(String whole) {
        String text =
                Normalizer.normalize(whole.substring(0, Math.min(whole.length(), LONGEST_TEXT)), Normalizer.Form.NFC);
        var words = new ArrayList<Word>();
        int sentence = 0;
        int clause = 0;
        int last = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c)) {
                boolean ends = endsSentence(text, i);
                sentence += ends ? 1 : 0;
                clause += ends || endsClause(c) ? 1 : 0;
                i++;
                continue;
            }
            int start = i;
            i = endOfRun(text, i);
            boolean glued = !words.isEmpty() && start == last + 1 && isHyphen(text.charAt(last));
            String written = text.substring(start, Math.min(i, start + LONGEST_WORD));
            words.add(new Word(plain(written), start, i, sentence, clause, glued));
            last = i;
            i = afterEnding(text, i);
        }
        return new Words(text, List.copyOf(words));
    }

    /** The ending that Finnish hangs on an abbreviation ({@code DPS:ään}) belongs to no word: it would hide the abbreviation. */
    private static int afterEnding(String text, int i) {
        boolean hangs = i + 1 < text.length()
                && (text.charAt(i) == ':' || text.charAt(i) == '\'' || text.charAt(i) == '’')
                && Character.isLetter(text.charAt(i + 1));
        return hangs ? endOfRun(text, i + 1) : i;
    }

    private static boolean endsSentence(String text, int i) {
        char c = text.charAt(i);
        return switch (c) {
            case '!', '?', '\n', '\r', '|', ';' -> true;
            case '.' ->
                i + 1 == text.length()
                        || Character.isWhitespace(text.charAt(i + 1))
                                && !(i > 0 && Character.isDigit(text.charAt(i - 1)));
            default -> false;
        };
    }

    private static boolean endsClause(char c) {
        return c == ',' || c == '(' || c == ')' || c == '–' || c == ':' || c == '"' || c == '”';
    }

    private static boolean isHyphen(char c) {
        return c == '-' || c == '‐' || c == '‑';
    }

    private static int endOfRun(String text, int from) {
        int i = from;
        while (i < text.length() && Character.isLetterOrDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Lower case without diacritics; digits stay, for a year tells one joint procurement from the next. */
    static String plain(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        if (lower.chars().allMatch(c -> c < 0x80)) {
            return lower;
        }
        String decomposed = Normalizer.normalize(lower, Normalizer.Form.NFKD);
        var plain = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (c == 'ø') {
                plain.append('o');
            } else if (c == 'æ') {
                plain.append("ae");
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** The text from one word to before another, as it is written. */
    String written(int from, int until) {
        return text.substring(list.get(from).start(), list.get(until - 1).end());
    }

    int size() {
        return list.size();
    }

    Word get(int i) {
        return list.get(i);
    }
}
