package org.minikisa.intake.core.text;

import java.text.Normalizer;
import java.util.Locale;

/** Characters to what may be stored and shown. Nothing here can fail. */
public final class Text {

    private Text() {}

    /** Text of several lines as it may be stored: LF only, no NUL or other control characters, no broken surrogates. */
    public static String lines(String text) {
        return clean(text, true);
    }

    /** Text in one line: every run of white space is one space; cut after so many characters. */
    public static String oneLine(String text, int longest) {
        String line = clean(text.length() > 4 * longest ? text.substring(0, 4 * longest) : text, false)
                .strip();
        return line.length() <= longest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, countUpTo(line, longest))) + "…";
    }

    private static int countUpTo(String text, int characters) {
        boolean splits = Character.isHighSurrogate(text.charAt(characters - 1));
        return text.codePointCount(0, splits ? characters - 1 : characters);
    }

    private static String clean(String text, boolean keepLines) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (keepLines && (c == '\n' || c == '\r')) {
                if (c == '\n' || i + 1 >= text.length() || text.charAt(i + 1) != '\n') {
                    out.append('\n');
                }
            } else if (keepLines && c == '\t') {
                out.append(c);
            } else if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    out.append(c).append(text.charAt(++i));
                } else {
                    out.append('\uFFFD');
                }
            } else if (!keepLines && (Character.isWhitespace(c) || Character.isSpaceChar(c))) {
                if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
                    out.append(' ');
                }
            } else if (isAccent(c) && out.length() > 0) {
                append(c, out);
            } else if (!Character.isISOControl(c) && !isDirection(c)) {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isAccent(char c) {
        return c >= '\u0300' && c <= '\u036F';
    }

    /** Makes one letter of a letter and its accent, as Apple's programs part them; letter by letter, so that heaps of accents cost no more. */
    private static void append(char accent, StringBuilder out) {
        String both = Normalizer.normalize(out.substring(out.length() - 1) + accent, Normalizer.Form.NFC);
        if (both.length() == 1) {
            out.setCharAt(out.length() - 1, both.charAt(0));
        } else {
            out.append(accent);
        }
    }

    /** Embeddings, overrides and isolates turn text around on screen: "fdp.exe" can be made to read "exe.pdf". */
    private static boolean isDirection(char c) {
        return c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069';
    }

    /** The form that two texts share when they differ only in case or in how their accents are encoded. */
    public static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
