package org.minikisa.rendering.masking;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a text: runs of letters, or of digits. */
final class Words {

    /** A longer one is no name. */
    private static final int LONGEST = 60;

    private Words() {}

    /** @param folded without marks and in lower case: {@code makela} for {@code Mäkelä} and {@code MAKELA} */
    record Word(int start, int end, String folded, boolean isCapital, boolean isShouted) {}

    static List<Word> of(String text) {
        var words = new ArrayList<Word>();
        int i = 0;
        while (i < text.length()) {
            int end = i;
            if (isLetter(text.charAt(i))) {
                while (end < text.length() && isLetter(text.charAt(end))) {
                    end++;
                }
            } else {
                while (end < text.length() && Character.isDigit(text.charAt(end))) {
                    end++;
                }
            }
            if (end > i) {
                words.add(word(text, i, end));
            }
            i = Math.max(end, i + 1);
        }
        return words;
    }

    private static Word word(String text, int start, int end) {
        if (end - start > LONGEST) {
            return new Word(start, end, "", false, false);
        }
        String word = text.substring(start, end);
        boolean capital = Character.isUpperCase(word.charAt(0));
        boolean shouted = capital && word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
        return new Word(start, end, folded(word), capital, shouted);
    }

    /** Marks belong to the letter before them; invisible characters do not divide a word. */
    private static boolean isLetter(char c) {
        int type = Character.getType(c);
        return Character.isLetter(c) || type == Character.NON_SPACING_MARK || type == Character.FORMAT;
    }

    static String folded(String text) {
        var folded = new StringBuilder(text.length());
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                folded.append(c == 'ø' ? 'o' : c == 'ł' ? 'l' : c);
            }
        }
        return folded.toString().replace("æ", "ae").replace("ß", "ss");
    }
}
