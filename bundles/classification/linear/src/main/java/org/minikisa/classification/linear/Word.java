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

    /** Letters of Cyrillic and Greek that look like one of Latin, and that one. */
    private static final String LOOKALIKES = "аеорсухіјѕһԁɡ" + "αεονιρυχκ";

    private static final String LATIN = "aeopcyxijshdg" + "aeovipuxk";

    /** Longer ones are cut: they are not words but encoded data. */
    private static final int LONGEST = 60;

    /**
     * Runs of letters and digits. The ending that Finnish hangs on an abbreviation ({@code DPS:ään}) belongs to no word: it
     * carries no meaning and would hide the abbreviation.
     */
    static List<Word> of(String text) {
        var words = new ArrayList<Word>();
        int i = 0;
        while (i < text.length()) {
            if (!Character.isLetterOrDigit(text.charAt(i))) {
                i++;
                continue;
            }
            int start = i;
            i = endOfRun(text, i);
            String written = text.substring(start, Math.min(i, start + LONGEST));
            words.add(new Word(written, fold(written.toLowerCase(Locale.ROOT))));
            if (i + 1 < text.length() && text.charAt(i) == ':' && Character.isLetter(text.charAt(i + 1))) {
                i = endOfRun(text, i + 1);
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
        boolean disguised = isMixed(decomposed);
        var folded = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (c >= '1' && c <= '9') {
                folded.append('0');
            } else if (disguised && LOOKALIKES.indexOf(c) >= 0) {
                folded.append(LATIN.charAt(LOOKALIKES.indexOf(c)));
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

    /** Whether letters of Latin and others that look like them stand side by side, which no language has. */
    private static boolean isMixed(String text) {
        return text.chars().anyMatch(c -> c >= 'a' && c <= 'z')
                && text.chars().anyMatch(c -> LOOKALIKES.indexOf(c) >= 0);
    }
}
