package org.minikisa.store.persons;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The strings within a JSON document, changed one by one, all else left as it stands; a text that is no JSON is changed as a whole. */
final class JsonStrings {

    private static final Set<String> WORDS = Set.of("true", "false", "null", "e", "E");

    private JsonStrings() {}

    static String over(String text, UnaryOperator<String> change) {
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[")
                ? json(text, change).orElseGet(() -> change.apply(text))
                : change.apply(text);
    }

    /** Empty for a text that only begins like JSON. */
    private static Optional<String> json(String text, UnaryOperator<String> change) {
        var out = new StringBuilder(text.length());
        int from = 0;
        for (int open = text.indexOf('"'); open >= 0; open = text.indexOf('"', from)) {
            int close = closing(text, open + 1);
            if (close < 0 || !isStructure(text.substring(from, open))) {
                return Optional.empty();
            }
            String literal = text.substring(open + 1, close);
            String plain = unescaped(literal);
            String changed = change.apply(plain);
            out.append(text, from, open + 1)
                    .append(changed.equals(plain) ? literal : escaped(changed))
                    .append('"');
            from = close + 1;
        }
        String rest = text.substring(from);
        return isStructure(rest) ? Optional.of(out.append(rest).toString()) : Optional.empty();
    }

    /** Whether nothing but brackets, numbers and the three words of JSON stands here (RFC 8259). */
    private static boolean isStructure(String between) {
        for (int i = 0; i < between.length(); ) {
            int end = i;
            while (end < between.length() && Character.isLetter(between.charAt(end))) {
                end++;
            }
            if (end == i && "{}[]:,.+-0123456789 \t\r\n".indexOf(between.charAt(i)) < 0
                    || end > i && !WORDS.contains(between.substring(i, end))) {
                return false;
            }
            i = Math.max(end, i + 1);
        }
        return true;
    }

    private static int closing(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                return i;
            }
        }
        return -1;
    }

    private static String unescaped(String literal) {
        if (literal.indexOf('\\') < 0) {
            return literal;
        }
        var plain = new StringBuilder(literal.length());
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            if (c != '\\' || i + 1 == literal.length()) {
                plain.append(c);
                continue;
            }
            char escape = literal.charAt(++i);
            switch (escape) {
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 't' -> plain.append('\t');
                case 'b' -> plain.append('\b');
                case 'f' -> plain.append('\f');
                case 'u' -> i = unicode(literal, i, plain);
                default -> plain.append(escape);
            }
        }
        return plain.toString();
    }

    private static int unicode(String literal, int at, StringBuilder plain) {
        try {
            plain.append((char) Integer.parseInt(literal, at + 1, Math.min(at + 5, literal.length()), 16));
            return at + 4;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            plain.append('u');
            return at;
        }
    }

    private static String escaped(String plain) {
        var literal = new StringBuilder(plain.length() + 8);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    if (c < 0x20) {
                        literal.append(String.format("\\u%04x", (int) c));
                    } else {
                        literal.append(c);
                    }
                }
            }
        }
        return literal.toString();
    }
}
