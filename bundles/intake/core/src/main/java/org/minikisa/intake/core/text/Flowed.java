package org.minikisa.intake.core.text;

/**
 * Joins the lines of a paragraph that a mail program wrapped (RFC 3676, format=flowed). Quoted lines stay as they are: who tells apart
 * what is quoted looks at them.
 */
public final class Flowed {

    private Flowed() {}

    /** @param dropsSpace whether the space that marks a soft end is no part of the text (DelSp) */
    public static String unfolded(String text, boolean dropsSpace) {
        var out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            int next = end < 0 ? text.length() : end + 1;
            int content = end < 0 ? next : end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
            String line = text.substring(at, content);
            String unstuffed = line.startsWith(" ") ? line.substring(1) : line;
            boolean isSoft = end >= 0
                    && unstuffed.endsWith(" ")
                    && !unstuffed.equals("-- ")
                    && !line.startsWith(">")
                    && !continuesAsQuote(text, next);
            out.append(isSoft && dropsSpace ? unstuffed.substring(0, unstuffed.length() - 1) : unstuffed);
            if (!isSoft) {
                out.append(text, content, next);
            }
            at = next;
        }
        return out.toString();
    }

    private static boolean continuesAsQuote(String text, int next) {
        return next >= text.length()
                || text.charAt(next) == '>'
                || text.charAt(next) == '\r'
                || text.charAt(next) == '\n';
    }
}
