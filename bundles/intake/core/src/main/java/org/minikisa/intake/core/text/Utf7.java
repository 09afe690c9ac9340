package org.minikisa.intake.core.text;

import java.nio.charset.StandardCharsets;

/** Decodes UTF-7 (RFC 2152), which old Outlooks wrote and the JDK does not know. What is no UTF-7 stays as it is. */
final class Utf7 {

    private Utf7() {}

    static String decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        var out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '+') {
                out.append(c);
                continue;
            }
            int begin = at;
            while (at < text.length() && sextet(text.charAt(at)) >= 0) {
                at++;
            }
            if (at == begin) {
                out.append('+'); // "+-" stands for itself
            } else {
                units(text, begin, at, out);
            }
            if (at < text.length() && text.charAt(at) == '-') {
                at++;
            }
        }
        return out.toString();
    }

    /** UTF-16 units in base 64 without padding. */
    private static void units(String text, int from, int to, StringBuilder out) {
        int bits = 0;
        int count = 0;
        for (int i = from; i < to; i++) {
            bits = (bits << 6 | sextet(text.charAt(i))) & 0x3FFFFF;
            count += 6;
            if (count >= 16) {
                count -= 16;
                out.append((char) (bits >> count & 0xFFFF));
            }
        }
    }

    private static int sextet(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        return c >= '0' && c <= '9' ? c - '0' + 52 : c == '+' ? 62 : c == '/' ? 63 : -1;
    }
}
