package org.minikisa.rendering.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A mail address in a text, in any case and also as people hide it from machines: {@code anna (at) itaranta.example}. */
record MailAddress(String local, String domain) {

    private static final List<String> AT = List.of("@", "(at)", "[at]", "(ät)", "[ät]", "{at}", "%40", " at ");

    /** An address without {@code @} is found nowhere. */
    static MailAddress of(String address) {
        String plain = address.strip().toLowerCase(Locale.ROOT);
        int at = plain.lastIndexOf('@');
        return at < 1 ? new MailAddress("", "") : new MailAddress(plain.substring(0, at), plain.substring(at + 1));
    }

    boolean is(String text) {
        return !domain.isEmpty() && text.strip().equalsIgnoreCase(local + "@" + domain);
    }

    List<Span> in(String text) {
        var found = new ArrayList<Span>();
        for (int i = 0; i < text.length() && !domain.isEmpty(); i++) {
            int behind = behindAt(text, i);
            if (behind > 0) {
                int start = blanksBack(text, i) - local.length();
                int end = blanks(text, behind) + domain.length();
                if (start >= 0
                        && text.regionMatches(true, start, local, 0, local.length())
                        && text.regionMatches(true, end - domain.length(), domain, 0, domain.length())
                        && !continues(text, start - 1, -1)
                        && !continues(text, end, 1)) {
                    found.add(new Span(start, end));
                }
            }
        }
        return found;
    }

    private static int behindAt(String text, int index) {
        for (String at : AT) {
            if (text.regionMatches(true, index, at, 0, at.length())) {
                return index + at.length();
            }
        }
        return -1;
    }

    private static int blanks(String text, int from) {
        return from < text.length() && text.charAt(from) == ' ' ? from + 1 : from;
    }

    private static int blanksBack(String text, int from) {
        return from > 0 && text.charAt(from - 1) == ' ' ? from - 1 : from;
    }

    /** Whether the address goes on at a place; a full stop that ends a sentence does not count. */
    private static boolean continues(String text, int index, int step) {
        if (index < 0 || index >= text.length()) {
            return false;
        }
        char c = text.charAt(index);
        if (Character.isLetterOrDigit(c) || "_%+-".indexOf(c) >= 0) {
            return true;
        }
        int next = index + step;
        return c == '.' && next >= 0 && next < text.length() && Character.isLetterOrDigit(text.charAt(next));
    }
}
