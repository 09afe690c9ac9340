package org.minikisa.intake.mail;

/**
 * The line that separates messages in an mbox: {@code From sender Tue Feb  3 10:00:00 2026} (RFC 4155). A line of a text
 * that happens to begin with "From " is none: it has no time of day and no year.
 */
final class FromLine {

    private static final int LONGEST = 400;

    private FromLine() {}

    /** Whether the text begins with such a line. */
    static boolean is(String text) {
        if (!text.startsWith("From ")) {
            return false;
        }
        int end = text.indexOf('\n');
        String line = text.substring(0, Math.min(end < 0 ? text.length() : end, LONGEST));
        return hasTime(line) && hasYear(line);
    }

    /** Whether a line must be given back one {@code >}: mboxrd quotes "From ", ">From ", ">>From " by one more. */
    static boolean isQuoted(byte[] bytes, int from, int length) {
        int at = from;
        int end = from + length;
        while (at < end && bytes[at] == '>') {
            at++;
        }
        return at > from
                && end - at >= 5
                && bytes[at] == 'F'
                && bytes[at + 1] == 'r'
                && bytes[at + 2] == 'o'
                && bytes[at + 3] == 'm'
                && bytes[at + 4] == ' ';
    }

    private static boolean hasTime(String line) {
        for (int colon = line.indexOf(':', 5); colon >= 0; colon = line.indexOf(':', colon + 1)) {
            if (isDigit(line, colon - 1) && isDigit(line, colon + 1) && isDigit(line, colon + 2)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasYear(String line) {
        for (int i = 5; i + 4 <= line.length(); i++) {
            boolean year = (line.startsWith("19", i) || line.startsWith("20", i))
                    && isDigit(line, i + 2)
                    && isDigit(line, i + 3);
            if (year && !isDigit(line, i - 1) && !isDigit(line, i + 4)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(String line, int at) {
        return at >= 0 && at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9';
    }
}
