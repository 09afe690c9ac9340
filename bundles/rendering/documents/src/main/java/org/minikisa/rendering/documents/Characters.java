package org.minikisa.rendering.documents;

import java.util.function.IntPredicate;

import org.minikisa.rendering.masking.IdentityCodes;

/** Which characters of other people's texts a document keeps. */
final class Characters {

    private Characters() {}

    /** The text with what no document may hold, control characters say, as U+FFFD, and personal identity codes masked. */
    static String safe(String written) {
        String text = IdentityCodes.masked(written);
        if (text.codePoints().noneMatch(UNSAFE)) {
            return text;
        }
        var safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> safe.appendCodePoint(UNSAFE.test(c) ? 0xfffd : c));
        return safe.toString();
    }

    private static final IntPredicate UNSAFE = c -> {
        boolean control = c < 0x20 && c != '\t' && c != '\n' && c != '\r' || c >= 0x7f && c < 0xa0;
        boolean surrogate = c >= 0xd800 && c <= 0xdfff;
        // Overrides of the direction of text could make a name read as something else.
        boolean direction = c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
        return control || surrogate || direction || c == 0xfffe || c == 0xffff;
    };
}
