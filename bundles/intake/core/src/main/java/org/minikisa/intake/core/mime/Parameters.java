package org.minikisa.intake.core.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.minikisa.intake.core.text.Charsets;

/**
 * A structured field with parameters, {@code text/plain; charset=utf-8} (RFC 2045), with continuations and charsets
 * (RFC 2231) and, against the rules but everywhere, encoded words in parameters.
 *
 * @param value the part before the first semicolon, lower case
 * @param parameters decoded values by lower-case name
 */
public record Parameters(String value, Map<String, String> parameters) {

    public static final Parameters NONE = new Parameters("", Map.of());

    private static final int MOST = 200;

    public Parameters {
        parameters = Map.copyOf(parameters);
    }

    public String get(String name) {
        return parameters.getOrDefault(name, "");
    }

    public static Parameters parse(String field) {
        int semicolon = field.indexOf(';');
        String value =
                (semicolon < 0 ? field : field.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
        int comment = value.indexOf('(');
        if (comment >= 0) {
            value = value.substring(0, comment).strip();
        }
        var plain = new HashMap<String, String>();
        var extended = new HashMap<String, TreeMap<Integer, Piece>>();
        int at = semicolon < 0 ? field.length() : semicolon + 1;
        for (int count = 0; at < field.length() && count < MOST; count++) {
            int equals = field.indexOf('=', at);
            int next = field.indexOf(';', at);
            if (equals < 0) {
                break;
            }
            if (next >= 0 && next < equals) {
                at = next + 1;
                continue;
            }
            String name = field.substring(at, equals).strip().toLowerCase(Locale.ROOT);
            var content = new StringBuilder();
            at = value(field, equals + 1, content);
            remember(name, content.toString(), plain, extended);
        }
        extended.forEach((name, pieces) -> plain.put(name, join(pieces)));
        return new Parameters(value, plain);
    }

    /** Reads one value, quoted or bare. @return where the next parameter begins */
    private static int value(String field, int from, StringBuilder content) {
        int at = from;
        while (at < field.length() && Character.isWhitespace(field.charAt(at))) {
            at++;
        }
        if (at < field.length() && field.charAt(at) == '"') {
            at++;
            while (at < field.length() && field.charAt(at) != '"') {
                if (field.charAt(at) == '\\' && at + 1 < field.length() && isQuotable(field.charAt(at + 1))) {
                    at++;
                }
                content.append(field.charAt(at++));
            }
        }
        int semicolon = field.indexOf(';', at);
        int end = semicolon < 0 ? field.length() : semicolon;
        if (content.length() == 0) {
            content.append(field.substring(Math.min(at, end), end).strip());
        }
        return end + 1;
    }

    /** Only these: a Windows path in quotes (C:\new\file.txt) is not meant as escapes, whatever the rule says. */
    private static boolean isQuotable(char c) {
        return c == '"' || c == '\\';
    }

    private static void remember(
            String name, String content, Map<String, String> plain, Map<String, TreeMap<Integer, Piece>> extended) {
        int star = name.indexOf('*');
        if (star < 0) {
            plain.putIfAbsent(name, EncodedWords.decode(content));
            return;
        }
        boolean encoded = name.endsWith("*");
        String number = name.substring(star + 1).replace("*", "");
        int index = number.length() <= 4 && number.chars().allMatch(c -> c >= '0' && c <= '9') && !number.isEmpty()
                ? Integer.parseInt(number)
                : 0;
        extended.computeIfAbsent(name.substring(0, star), k -> new TreeMap<>())
                .putIfAbsent(index, new Piece(content, encoded));
    }

    private static String join(TreeMap<Integer, Piece> pieces) {
        String charset = "";
        var bytes = new ByteArrayOutputStream();
        boolean first = true;
        for (Piece piece : pieces.values()) {
            String content = piece.content();
            if (first && piece.encoded()) {
                int quote = content.indexOf('\'');
                int second = quote < 0 ? -1 : content.indexOf('\'', quote + 1);
                if (second >= 0) {
                    charset = content.substring(0, quote);
                    content = content.substring(second + 1);
                }
            }
            first = false;
            if (piece.encoded()) {
                percentDecode(content, bytes);
            } else {
                bytes.writeBytes(content.getBytes(
                        Charsets.of(charset).filter(c -> c.canEncode()).orElse(StandardCharsets.UTF_8)));
            }
        }
        return EncodedWords.decode(Charsets.decode(bytes.toByteArray(), charset));
    }

    private static void percentDecode(String content, ByteArrayOutputStream out) {
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c == '%'
                    && i + 2 < content.length()
                    && Character.digit(content.charAt(i + 1), 16) >= 0
                    && Character.digit(content.charAt(i + 2), 16) >= 0) {
                out.write(Character.digit(content.charAt(i + 1), 16) << 4 | Character.digit(content.charAt(i + 2), 16));
                i += 2;
            } else if (c < 0x80) {
                out.write(c);
            } else {
                out.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private record Piece(String content, boolean encoded) {}
}
