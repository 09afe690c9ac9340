package org.minikisa.impact.core.declarative;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * The canonical form of JSON (RFC 8785, JCS): members in the order of their UTF-16 names, no blanks, numbers as
 * ECMAScript writes them. The same value gives the same bytes on every JVM, so a digest of it identifies a model for
 * years.
 */
public final class CanonicalJson {

    private CanonicalJson() {}

    public static String of(Json value) {
        var out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    /** SHA-256 of the canonical form, lower-case hex. */
    public static String digest(Json value) {
        return digest(of(value));
    }

    /** SHA-256 of a text in UTF-8, lower-case hex. */
    public static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void write(Json value, StringBuilder out) {
        if (value instanceof Json.Obj object) {
            out.append('{');
            var first = true;
            for (var member : new TreeMap<>(object.members()).entrySet()) {
                out.append(first ? "" : ",");
                first = false;
                string(member.getKey(), out);
                out.append(':');
                write(member.getValue(), out);
            }
            out.append('}');
        } else if (value instanceof Json.Arr list) {
            out.append('[');
            for (int i = 0; i < list.elements().size(); i++) {
                out.append(i == 0 ? "" : ",");
                write(list.elements().get(i), out);
            }
            out.append(']');
        } else if (value instanceof Json.Text text) {
            string(text.value(), out);
        } else if (value instanceof Json.Number number) {
            out.append(number(number.value()));
        } else if (value instanceof Json.Bool bool) {
            out.append(bool.value());
        } else {
            out.append("null");
        }
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** A finite double as ECMAScript writes it: the shortest digits that read back the same. */
    public static String number(double value) {
        var text = new byte[ShortestDecimal.LONGEST];
        return new String(text, 0, ShortestDecimal.write(value, text, 0), StandardCharsets.ISO_8859_1);
    }
}
