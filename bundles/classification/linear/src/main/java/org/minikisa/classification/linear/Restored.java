package org.minikisa.classification.linear;

import java.text.Normalizer;
import java.util.Map;

/**
 * A text as it was meant, without what mail programs, exports and copying did to it: entities and quoted-printable that nobody decoded,
 * UTF-8 read as Latin-1, words broken at the end of a line, invisible characters, letters of mathematics or of double width. Linear in
 * the length, by four at most longer than what came.
 */
final class Restored {

    private static final int LONGEST_ENTITY = 8;

    private static final Map<String, Character> NAMED = Map.ofEntries(
            Map.entry("auml", 'ä'),
            Map.entry("ouml", 'ö'),
            Map.entry("aring", 'å'),
            Map.entry("Auml", 'Ä'),
            Map.entry("Ouml", 'Ö'),
            Map.entry("Aring", 'Å'),
            Map.entry("eacute", 'é'),
            Map.entry("uuml", 'ü'),
            Map.entry("oslash", 'ø'),
            Map.entry("aelig", 'æ'),
            Map.entry("amp", '&'),
            Map.entry("quot", '"'),
            Map.entry("apos", '\''),
            Map.entry("lt", '<'),
            Map.entry("gt", '>'),
            Map.entry("nbsp", ' '),
            Map.entry("shy", '\u00AD'));

    /** Second bytes of Ä, Å and Ö as Windows-1252 shows them. */
    private static final Map<Character, Character> WINDOWS = Map.of('\u201E', 'Ä', '\u2026', 'Å', '\u2013', 'Ö');

    private final String text;
    private final StringBuilder restored;
    private int at;

    private Restored(String text) {
        this.text = text;
        this.restored = new StringBuilder(text.length());
    }

    static String of(String text) {
        return isPlain(text) ? text : new Restored(new Restored(text).decoded()).joined();
    }

    /** Most texts are, and cost one look at each character. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean broken = c == '-' && i + 1 < text.length() && Character.isWhitespace(text.charAt(i + 1));
            if (broken || c == '&' || c == '=' || c > '~' && !isLatinLetter(c)) {
                return false;
            }
        }
        return true;
    }

    /** Such as NFKC leaves alone, and none that begins UTF-8 read as Latin-1. */
    private static boolean isLatinLetter(char c) {
        return c >= 'À' && c <= 'ÿ' && c != 'Â' && c != 'Ã';
    }

    private String decoded() {
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean taken = c == '&' && entity() || c == '=' && printable() || (c == 'Ã' || c == 'Â') && mistaken(c);
            if (!taken) {
                restored.append(c);
                at++;
            }
        }
        return Normalizer.normalize(restored, Normalizer.Form.NFKC);
    }

    private boolean entity() {
        int end = at + 1;
        while (end < text.length() && end - at <= LONGEST_ENTITY && text.charAt(end) != ';') {
            end++;
        }
        if (end == text.length() || text.charAt(end) != ';') {
            return false;
        }
        String name = text.substring(at + 1, end);
        int character = name.startsWith("#") ? number(name) : NAMED.getOrDefault(name, '\0');
        if (character <= 0 || !Character.isValidCodePoint(character)) {
            return false;
        }
        restored.appendCodePoint(character);
        at = end + 1;
        return true;
    }

    /** @return -1 for none */
    private static int number(String name) {
        boolean hex = name.startsWith("#x") || name.startsWith("#X");
        try {
            return Integer.parseUnsignedInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** {@code =C3=A4}, and {@code =} at the end of a line. */
    private boolean printable() {
        if (text.startsWith("=\n", at) || text.startsWith("=\r\n", at)) {
            at = text.indexOf('\n', at) + 1;
            return true;
        }
        if (!text.regionMatches(true, at, "=C3=", 0, 4) || at + 6 > text.length()) {
            return false;
        }
        int high = Character.digit(text.charAt(at + 4), 16);
        int low = Character.digit(text.charAt(at + 5), 16);
        if (high < 8 || high > 0xB || low < 0) {
            return false;
        }
        restored.append((char) (0xC0 | (high << 4 | low) & 0x3F));
        at += 6;
        return true;
    }

    /** @param first the byte 0xC2 or 0xC3 */
    private boolean mistaken(char first) {
        char second = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        boolean plain = second >= 0x80 && second <= 0xBF;
        if (!plain && (first == 'Â' || !WINDOWS.containsKey(second))) {
            return false;
        }
        restored.append(plain ? (char) ((first & 3) << 6 | second & 0x3F) : WINDOWS.get(second));
        at += 2;
        return true;
    }

    /** Without what is invisible, and with the halves of broken words together. */
    private String joined() {
        boolean blanks = text.chars().anyMatch(Character::isWhitespace);
        while (at < text.length()) {
            char c = text.charAt(at);
            int next = c == '-' || c == '\u2010' ? otherHalf() : at;
            if (next > at) {
                at = next;
                continue;
            }
            if (c == '\u200B' && !blanks) {
                restored.append(' ');
            } else if (Character.getType(c) != Character.FORMAT) {
                restored.append(c);
            }
            at++;
        }
        return restored.toString();
    }

    /** Where a word goes on that a hyphen broke at the end of a line; here where there is none. */
    private int otherHalf() {
        int i = at + 1;
        boolean line = false;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            line |= text.charAt(i) == '\n' || text.charAt(i) == '\r';
            i++;
        }
        boolean inWord = at > 0 && Character.isLetter(text.charAt(at - 1));
        return inWord && line && i < text.length() && Character.isLetter(text.charAt(i)) ? i : at;
    }
}
