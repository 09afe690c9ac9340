package org.minikisa.classification.linear;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One word of a text.
 *
 * @param written as the text has it, for people
 * @param folded in lower case without diacritics, digits as 0: people write {@code paatos} for
 *     {@code päätös}, and one year is as good as another
 */
record Word(String written, String folded) {

    /** Longer ones are cut: they are not words but encoded data. */
    private static final int LONGEST = 60;

    /**
     * Runs of letters and digits. The ending that Finnish hangs on an abbreviation ({@code DPS:ään}) belongs to no word: it
     * carries no meaning and would hide the abbreviation.
     */
    static List<Word> of(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
        var words = new ArrayList<Word>();
        int i = 0;
        while (i < normal.length()) {
            if (!Character.isLetterOrDigit(normal.charAt(i))) {
                i++;
                continue;
            }
            int start = i;
            i = endOfRun(normal, i);
            String written = normal.substring(start, Math.min(i, start + LONGEST));
            words.add(new Word(written, fold(written.toLowerCase(Locale.ROOT))));
            if (i + 1 < normal.length() && normal.charAt(i) == ':' && Character.isLetter(normal.charAt(i + 1))) {
                i = endOfRun(normal, i + 1);
            }
        }
        return words;
    }

    private static int endOfRun(String text, int from) {
        int i = from;
        while (i < text.length() && Character.isLetterOrDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Lower case is expected; gives ASCII for Latin letters. */
    static String fold(String lower) {
        boolean plain = true;
        for (int i = 0; i < lower.length() && plain; i++) {
            char c = lower.charAt(i);
            plain = c < 0x80 && !(c >= '1' && c <= '9');
        }
        if (plain) {
            return lower;
        }
        String decomposed = Normalizer.normalize(lower, Normalizer.Form.NFKD);
        var folded = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (c >= '1' && c <= '9') {
                folded.append('0');
            } else if (c == 'ø') {
                folded.append('o');
            } else if (c == 'æ') {
                folded.append("ae");
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                folded.append(c);
            }
        }
        return folded.toString();
    }
}
