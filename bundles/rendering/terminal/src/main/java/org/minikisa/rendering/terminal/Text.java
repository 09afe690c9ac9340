package org.minikisa.rendering.terminal;

import org.minikisa.rendering.masking.IdentityCodes;

/** Measures, cuts and cleans text for a terminal. */
final class Text {

    private static final String ELLIPSIS = "…";

    /** Marks on one character: no script in use stacks more, and a thousand of them paint over the lines above. */
    private static final int MOST_MARKS = 8;

    /** Letters without a glyph: names that look the same and are not, and columns that nobody sees. */
    private static final String EMPTY_LETTERS = "\u115F\u1160\u3164\uFFA0";

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Text() {}

    /**
     * One line that cannot steer the terminal: control characters (ISO 6429 C0, C1), line and paragraph separators and
     * the marks that turn the direction of writing become spaces, what nobody sees goes; runs of spaces become one. Personal
     * identity codes are masked.
     */
    static String clean(String text) {
        var clean = new StringBuilder(text.length());
        boolean space = false;
        int marks = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            marks = isMark(c) ? marks + 1 : 0;
            if (isUnseen(c) || marks > MOST_MARKS) {
                continue;
            }
            boolean blank = Character.isISOControl(c) || Character.isWhitespace(c) || steers(c);
            if (!blank) {
                clean.appendCodePoint(Character.getType(c) == Character.SURROGATE ? 0xFFFD : c);
            } else if (!space) {
                clean.append(' ');
            }
            space = blank;
        }
        return IdentityCodes.masked(clean.toString().strip());
    }

    /** The same for a text of several lines whose indentation matters: only what could steer the terminal goes, and identity codes are masked. */
    static String cleanLine(String line) {
        var clean = new StringBuilder(line.length());
        int marks = 0;
        for (int i = 0; i < line.length(); ) {
            int c = line.codePointAt(i);
            i += Character.charCount(c);
            marks = isMark(c) ? marks + 1 : 0;
            if (isUnseen(c) || marks > MOST_MARKS) {
                continue;
            }
            if (c == '\t') {
                clean.append("    ");
            } else if (Character.isISOControl(c) || steers(c)) {
                clean.append(' ');
            } else {
                clean.appendCodePoint(Character.getType(c) == Character.SURROGATE ? 0xFFFD : c);
            }
        }
        return IdentityCodes.masked(clean.toString().stripTrailing());
    }

    private static boolean steers(int c) {
        return c == 0x2028 || c == 0x2029 || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    /** Whether it shows nothing and may hide something: weak marks of direction, tags, fillers, soft hyphens; not what joins letters and emoji. */
    private static boolean isUnseen(int c) {
        return !steers(c)
                && (Character.getType(c) == Character.FORMAT && c != ZERO_WIDTH_NON_JOINER && c != ZERO_WIDTH_JOINER
                        || EMPTY_LETTERS.indexOf(c) >= 0);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** Columns that a text takes on a terminal. */
    static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            width += width(c);
        }
        return width;
    }

    /** 0 for marks that stand on another character, 2 for East Asian wide ones and emoji (Unicode annex 11), else 1. */
    static int width(int c) {
        if (c < 0x300) {
            return 1;
        }
        switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> {
                return 0;
            }
            default -> {
                return isWide(c) ? 2 : 1;
            }
        }
    }

    private static boolean isWide(int c) {
        return c >= 0x1100 && c <= 0x115F
                || c >= 0x2E80 && c <= 0x303E
                || c >= 0x3041 && c <= 0xA4CF
                || c >= 0xA960 && c <= 0xA97C
                || c >= 0xAC00 && c <= 0xD7A3
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE30 && c <= 0xFE6F
                || c >= 0xFF00 && c <= 0xFF60
                || c >= 0xFFE0 && c <= 0xFFE6
                || c >= 0x1F300 && c <= 0x1F64F
                || c >= 0x1F680 && c <= 0x1F6FF
                || c >= 0x1F900 && c <= 0x1FAFF
                || c >= 0x20000 && c <= 0x3FFFD;
    }

    /** A text of at most so many columns, cut with an ellipsis. */
    static String cut(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        var cut = new StringBuilder();
        int used = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (used + width(c) > columns - 1) {
                break;
            }
            used += width(c);
            cut.appendCodePoint(c);
            i += Character.charCount(c);
        }
        return cut.toString().stripTrailing() + ELLIPSIS;
    }

    /** Fills up with spaces to so many columns. */
    static String left(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    /** Fills up with spaces before it to so many columns. */
    static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text))) + text;
    }
}
