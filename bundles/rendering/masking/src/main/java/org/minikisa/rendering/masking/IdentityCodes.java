package org.minikisa.rendering.masking;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Personal identity codes of the Finnish population register ({@code DDMMYYCZZZQ}) in texts: government decree on personal
 * identity codes 128/2010, s. 2, with the separators of its reform 690/2022 (from 2023 on also U–Y for the 1900s and B–F for the
 * 2000s).
 */
public final class IdentityCodes {

    /** By the remainder of the nine digits divided by 31. */
    private static final String CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    private static final String DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE63\uFF0D";
    /** 000 and 001 are never given; 900–999 are temporary codes, which name people too. */
    private static final int LEAST_NUMBER = 2;

    private static final char MASK = '*';
    private static final int LONGEST_WORD = 60;

    private IdentityCodes() {}

    /** The text with every code in it masked, {@code ******-****}; of the same length. The text itself when there is none. */
    public static String masked(String text) {
        List<Span> codes = in(text);
        if (codes.isEmpty()) {
            return text;
        }
        var masked = new StringBuilder(text);
        for (Span code : codes) {
            for (int i = code.start(); i < code.end(); i++) {
                masked.setCharAt(i, Character.isLetterOrDigit(text.charAt(i)) ? MASK : text.charAt(i));
            }
            masked.setCharAt(new Scan(text, code.start()).separatorIndex(), '-');
        }
        return masked.toString();
    }

    /** Where codes stand, in their order. */
    public static List<Span> in(String text) {
        List<Span> found = null;
        for (int i = 0; i < text.length(); i++) {
            if (isDigit(text.charAt(i)) && !isDigitBefore(text, i)) {
                int end = new Scan(text, i).end();
                if (end > i && (!isGlued(text, i, end) || isInProse(text, i, end))) {
                    found = found == null ? new ArrayList<>() : found;
                    found.add(new Span(i, end));
                    i = end - 1;
                }
            }
        }
        return found == null ? List.of() : found;
    }

    /** One that says the same as another spelling of the same code: upper case, plain dash, nothing between. */
    public static String canonical(String code) {
        var canonical = new StringBuilder(11);
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (DASHES.indexOf(c) >= 0) {
                canonical.append('-');
            } else if (c == '+' || Character.isLetterOrDigit(c)) {
                canonical.append(isDigit(c) ? (char) ('0' + digit(c)) : Character.toUpperCase(c));
            }
        }
        return canonical.toString();
    }

    private static boolean isDigitBefore(String text, int index) {
        int i = before(text, index);
        return i >= 0 && isDigit(text.charAt(i));
    }

    private static boolean isGlued(String text, int start, int end) {
        int i = before(text, start);
        return i >= 0 && Character.isLetter(text.charAt(i))
                || end < text.length() && Character.isLetter(text.charAt(end));
    }

    /** Whether the word that a code is glued to is none of a digest or UUID: a letter beyond F stands in it. */
    private static boolean isInProse(String text, int start, int end) {
        for (int i = before(text, start); i >= 0 && start - i < LONGEST_WORD && isOfAWord(text.charAt(i)); i--) {
            if (isBeyondHex(text.charAt(i))) {
                return true;
            }
        }
        for (int i = end; i < text.length() && i - end < LONGEST_WORD && isOfAWord(text.charAt(i)); i++) {
            if (isBeyondHex(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static int before(String text, int index) {
        int i = index - 1;
        while (i >= 0 && isInvisible(text.charAt(i)) && index - i < 8) {
            i--;
        }
        return i;
    }

    private static boolean isOfAWord(char c) {
        return Character.isLetterOrDigit(c);
    }

    private static boolean isBeyondHex(char c) {
        return Character.isLetter(c) && Character.digit(c, 16) < 0;
    }

    private static boolean isInvisible(char c) {
        return Character.getType(c) == Character.FORMAT;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9' || c > 0x7F && Character.isDigit(c);
    }

    private static int digit(char c) {
        return Character.digit(c, 10);
    }

    /** Reads one code from a place on; what does not fit ends it. */
    private static final class Scan {

        private final String text;
        private int at;
        private int separator = -1;

        Scan(String text, int start) {
            this.text = text;
            this.at = start;
        }

        int separatorIndex() {
            end();
            return separator;
        }

        /** Behind the code that begins here; -1 when none does. */
        int end() {
            int birth = digits(6);
            int century = birth < 0 ? -1 : separator();
            int number = century < 0 ? -1 : digits(3);
            if (number < LEAST_NUMBER || !isDate(birth, century)) {
                return -1;
            }
            skipInvisible();
            char check = CHECKS.charAt((int) ((birth * 1000L + number) % CHECKS.length()));
            if (at >= text.length() || canonicalCheck(text.charAt(at)) != check) {
                return -1;
            }
            at++;
            return at < text.length() && isDigit(text.charAt(at)) ? -1 : at;
        }

        private static char canonicalCheck(char c) {
            return isDigit(c) ? (char) ('0' + digit(c)) : Character.toUpperCase(c);
        }

        private int digits(int count) {
            int value = 0;
            for (int i = 0; i < count; i++) {
                skipInvisible();
                if (at >= text.length() || !isDigit(text.charAt(at))) {
                    return -1;
                }
                value = value * 10 + digit(text.charAt(at++));
            }
            return value;
        }

        /** The century that the separator stands for, 18 to 20; -1 for no separator. */
        private int separator() {
            boolean blankBefore = skipBlank();
            if (at >= text.length()) {
                return -1;
            }
            char c = Character.toUpperCase(text.charAt(at));
            separator = at++;
            if (DASHES.indexOf(c) >= 0 || c == '+') {
                skipBlank();
                return c == '+' ? 18 : 19;
            }
            if (blankBefore) {
                return -1;
            }
            return c >= 'U' && c <= 'Y' ? 19 : c >= 'A' && c <= 'F' ? 20 : -1;
        }

        private boolean skipBlank() {
            skipInvisible();
            boolean blank = at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\u00A0');
            at += blank ? 1 : 0;
            skipInvisible();
            return blank;
        }

        private void skipInvisible() {
            while (at < text.length() && isInvisible(text.charAt(at))) {
                at++;
            }
        }

        private static boolean isDate(int birth, int century) {
            try {
                LocalDate.of(century * 100 + birth % 100, birth / 100 % 100, birth / 10_000);
                return true;
            } catch (DateTimeException e) {
                return false;
            }
        }
    }
}
