package org.minikisa.rendering.terminal;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.minikisa.rendering.masking.IdentityCodes;

/** Writes values as JSON (RFC 8259), keys in the order they come, with personal identity codes masked: it is shown like all else. */
final class Json {

    private Json() {}

    /** On one line. */
    static String of(Object value) {
        var json = new StringBuilder();
        write(value, json);
        return json.toString();
    }

    /** An array with an element per line, so that line tools see a row as a line. */
    static String lines(Collection<?> elements) {
        var json = new StringBuilder("[");
        Iterator<?> each = elements.iterator();
        while (each.hasNext()) {
            json.append('\n');
            write(each.next(), json);
            json.append(each.hasNext() ? "," : "\n");
        }
        return json.append(']').toString();
    }

    /** An object with a property per line. */
    static String lines(Map<String, ?> object) {
        var json = new StringBuilder("{");
        Iterator<? extends Map.Entry<String, ?>> each = object.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<String, ?> entry = each.next();
            json.append("\n  ");
            string(entry.getKey(), json);
            json.append(": ");
            write(entry.getValue(), json);
            json.append(each.hasNext() ? "," : "\n");
        }
        return json.append('}').toString();
    }

    private static void write(Object value, StringBuilder json) {
        Object plain = unwrap(value);
        if (plain == null) {
            json.append("null");
        } else if (plain instanceof Double || plain instanceof Float) {
            double number = ((Number) plain).doubleValue();
            json.append(Double.isFinite(number) ? plain.toString() : "null");
        } else if (plain instanceof Number || plain instanceof Boolean) {
            json.append(plain);
        } else if (plain instanceof Map<?, ?> map) {
            object(map, json);
        } else if (plain instanceof Collection<?> elements) {
            array(elements, json);
        } else if (plain.getClass().isArray()) {
            array(plain, json);
        } else {
            string(plain.toString(), json);
        }
    }

    /** What an optional holds, or null. */
    static Object unwrap(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? unwrap(optional.get()) : null;
        }
        if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? optional.getAsInt() : null;
        }
        if (value instanceof OptionalLong optional) {
            return optional.isPresent() ? optional.getAsLong() : null;
        }
        if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? optional.getAsDouble() : null;
        }
        return value;
    }

    private static void object(Map<?, ?> map, StringBuilder json) {
        json.append('{');
        String comma = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.append(comma);
            string(String.valueOf(entry.getKey()), json);
            json.append(": ");
            write(entry.getValue(), json);
            comma = ", ";
        }
        json.append('}');
    }

    private static void array(Collection<?> elements, StringBuilder json) {
        json.append('[');
        String comma = "";
        for (Object element : elements) {
            json.append(comma);
            write(element, json);
            comma = ", ";
        }
        json.append(']');
    }

    private static void array(Object array, StringBuilder json) {
        json.append('[');
        for (int i = 0; i < Array.getLength(array); i++) {
            json.append(i == 0 ? "" : ", ");
            write(Array.get(array, i), json);
        }
        json.append(']');
    }

    private static void string(String shown, StringBuilder json) {
        String text = IdentityCodes.masked(shown);
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> character(text, i, json);
            }
        }
        json.append('"');
    }

    /** Controls, separators and halves of pairs are escaped: the output stays one line of valid UTF-8. */
    private static void character(String text, int i, StringBuilder json) {
        char c = text.charAt(i);
        boolean half = Character.isHighSurrogate(c)
                        && (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1)))
                || Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
        if (c < 0x20 || c >= 0x7F && c < 0xA0 || c == 0x2028 || c == 0x2029 || half) {
            json.append(String.format("\\u%04x", (int) c));
        } else {
            json.append(c);
        }
    }
}
