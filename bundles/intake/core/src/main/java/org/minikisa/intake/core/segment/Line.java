package org.minikisa.intake.core.segment;

import java.util.List;

/**
 * A line of a text.
 *
 * @param start of its first character
 * @param end behind its line end
 * @param text its beginning, without white space at the ends
 * @param words of that
 */
record Line(int start, int end, String text, List<String> words) {

    /** What follows in a line does not tell what kind of line it is. */
    private static final int LONGEST = 400;

    static Line of(String full, int start, int end) {
        String text = full.substring(start, Math.min(end, start + LONGEST))
                .replace('\u00A0', ' ')
                .strip();
        if (text.length() > 2 && text.charAt(0) == '*' && text.charAt(text.length() - 1) == '*' && !isRuled(text)) {
            // how plain mail shows bold letters
            text = text.substring(1, text.length() - 1).strip();
        }
        return new Line(start, end, text, isQuoted(text) ? List.of() : Words.of(text));
    }

    boolean isBlank() {
        return text.isEmpty();
    }

    boolean isQuoted() {
        return isQuoted(text);
    }

    private static boolean isQuoted(String text) {
        boolean closesAnAddress = text.equals(">:") || text.startsWith(">: ");
        boolean isAdorned = text.endsWith("<<<");
        return (text.startsWith(">") || text.startsWith("&gt;")) && !closesAnAddress && !isAdorned;
    }

    int length() {
        return end - start;
    }

    char last() {
        return text.charAt(text.length() - 1);
    }

    /** A line of nothing but dashes or the like. */
    boolean isRule() {
        return text.length() >= 3 && isRuled(text);
    }

    /** "-- " of RFC 3676 section 4.3, and what is typed for it. */
    boolean isSignatureDelimiter() {
        return text.equals("--") || text.equals("—") || text.equals("–") || text.equals("__");
    }

    private static boolean isRuled(String text) {
        return text.chars().allMatch(c -> "-_=*~—–─━ ".indexOf(c) >= 0);
    }

    /** Whether dashes or the like stand at its beginning. */
    boolean isDecorated() {
        return text.length() > 4 && "-_=*#~>".indexOf(text.charAt(0)) >= 0 && "-_=*#~ ".indexOf(text.charAt(1)) >= 0;
    }
}
