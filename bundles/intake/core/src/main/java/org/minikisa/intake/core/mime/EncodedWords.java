package org.minikisa.intake.core.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.minikisa.intake.core.text.Charsets;

/**
 * Decodes encoded words (RFC 2047), also those that break its rules: without space between them, with spaces inside, a
 * character cut in two between two words, an unknown charset, no end. Linear in the length of the text; a subject of 3,000
 * words costs no more per word than one of three.
 */
public final class EncodedWords {

    private static final int LONGEST_CHARSET = 60;

    private final String text;
    private final StringBuilder out;
    /** Bytes of adjacent words in the same charset, joined before they are decoded. */
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    private String pendingCharset = "";
    private boolean noEndAnyMore;

    private EncodedWords(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length());
    }

    public static String decode(String text) {
        return text.contains("=?") ? new EncodedWords(text).decode() : text;
    }

    private String decode() {
        int plainFrom = 0;
        int at = text.indexOf("=?");
        while (at >= 0) {
            int end = word(at, plainFrom);
            if (end < 0) {
                at = text.indexOf("=?", at + 2);
            } else {
                plainFrom = end;
                at = text.indexOf("=?", end);
            }
        }
        flush();
        return out.append(text, plainFrom, text.length()).toString();
    }

    /** Decodes the word that begins here. @return where it ends, or -1 when there is none */
    private int word(int begin, int plainFrom) {
        int charsetEnd = text.indexOf('?', begin + 2);
        if (charsetEnd < 0
                || charsetEnd - begin > LONGEST_CHARSET
                || charsetEnd + 2 >= text.length()
                || text.charAt(charsetEnd + 2) != '?'
                || noEndAnyMore) {
            return -1;
        }
        char encoding = Character.toUpperCase(text.charAt(charsetEnd + 1));
        if (encoding != 'B' && encoding != 'Q') {
            return -1;
        }
        int from = charsetEnd + 3;
        int to = text.indexOf("?=", from);
        if (to < 0) {
            noEndAnyMore = true;
            return -1;
        }
        String charset = text.substring(begin + 2, charsetEnd);
        boolean adjacent =
                pending.size() > 0 && text.substring(plainFrom, begin).isBlank();
        if (!adjacent || !charset.equalsIgnoreCase(pendingCharset)) {
            flush();
            if (!adjacent) {
                out.append(text, plainFrom, begin);
            }
        }
        pendingCharset = charset;
        if (encoding == 'B') {
            base64(from, to);
        } else {
            quoted(from, to);
        }
        return to + 2;
    }

    private void flush() {
        if (pending.size() > 0) {
            out.append(Charsets.decode(pending.toByteArray(), pendingCharset));
            pending.reset();
        }
    }

    private void quoted(int from, int to) {
        Charset charset = Charsets.of(pendingCharset).filter(Charset::canEncode).orElse(StandardCharsets.UTF_8);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '_') {
                pending.write(' ');
            } else if (c == '=' && hex(i + 1, to) >= 0) {
                pending.write(hex(i + 1, to));
                i += 2;
            } else if (c < 0x80) {
                pending.write(c);
            } else {
                pending.writeBytes(String.valueOf(c).getBytes(charset));
            }
        }
    }

    /** The value of two hexadecimal digits, or -1. */
    private int hex(int at, int to) {
        if (at + 1 >= to) {
            return -1;
        }
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    /** Passes over what is no base 64; a last character that is missing its partners is dropped. */
    private void base64(int from, int to) {
        int bits = 0;
        int count = 0;
        for (int i = from; i < to; i++) {
            int value = sextet(text.charAt(i));
            if (value >= 0) {
                bits = bits << 6 | value;
                if (++count == 4) {
                    pending.write(bits >> 16);
                    pending.write(bits >> 8);
                    pending.write(bits);
                    bits = 0;
                    count = 0;
                }
            } else if (text.charAt(i) == '=') {
                tail(bits, count);
                bits = 0;
                count = 0;
            }
        }
        tail(bits, count);
    }

    private void tail(int bits, int count) {
        if (count == 2) {
            pending.write(bits >> 4);
        } else if (count == 3) {
            pending.write(bits >> 10);
            pending.write(bits >> 2);
        }
    }

    /** The value of a character of base 64, also in its URL-safe form; -1 for another one. */
    public static int sextet(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
    }
}
