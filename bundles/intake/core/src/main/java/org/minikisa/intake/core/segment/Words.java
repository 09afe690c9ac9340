package org.minikisa.intake.core.segment;

import java.util.ArrayList;
import java.util.List;

/** The words of a line as they are compared: small letters and digits only, without links. */
final class Words {

    private Words() {}

    static List<String> of(String text) {
        var words = new ArrayList<String>();
        for (int at = 0; at < text.length(); ) {
            int end = at;
            while (end < text.length() && !parts(text.charAt(end))) {
                end++;
            }
            add(text.substring(at, end), words);
            at = end + 1;
        }
        return List.copyOf(words);
    }

    private static boolean parts(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || "/<>()[],;:|".indexOf(c) >= 0;
    }

    private static void add(String token, List<String> words) {
        var word = new StringBuilder(token.length());
        token.codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(c -> word.appendCodePoint(Character.toLowerCase(c)));
        if (word.length() > 0) {
            words.add(word.toString());
        }
    }
}
