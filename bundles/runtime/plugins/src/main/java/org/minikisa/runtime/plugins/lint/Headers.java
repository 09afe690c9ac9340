package org.minikisa.runtime.plugins.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads headers of a manifest that hold clauses (OSGi Core 8, section 3.2.4). */
public final class Headers {

    private Headers() {}

    /**
     * @param names its paths
     * @param attributes {@code key=value}
     * @param types of those attributes that a capability types: {@code key:Type=value}
     * @param directives {@code key:=value}
     */
    public record Clause(
            List<String> names,
            Map<String, String> attributes,
            Map<String, String> types,
            Map<String, String> directives) {}

    /** The clauses of a header; none for null. */
    public static List<Clause> clauses(String header) {
        var clauses = new ArrayList<Clause>();
        for (String text : split(header == null ? "" : header, ',')) {
            var names = new ArrayList<String>();
            var attributes = new LinkedHashMap<String, String>();
            var types = new LinkedHashMap<String, String>();
            var directives = new LinkedHashMap<String, String>();
            for (String part : split(text, ';')) {
                int equals = unquoted(part, '=');
                if (equals < 0) {
                    names.add(part);
                } else if (equals > 0 && part.charAt(equals - 1) == ':') {
                    directives.put(part.substring(0, equals - 1).strip(), unquote(part.substring(equals + 1)));
                } else {
                    String[] key = part.substring(0, equals).split(":", 2);
                    attributes.put(key[0].strip(), unquote(part.substring(equals + 1)));
                    if (key.length > 1) {
                        types.put(key[0].strip(), key[1].strip());
                    }
                }
            }
            if (!names.isEmpty()) {
                clauses.add(new Clause(names, attributes, types, directives));
            }
        }
        return clauses;
    }

    private static List<String> split(String text, char separator) {
        var parts = new ArrayList<String>();
        int start = 0;
        for (int end = unquoted(text, separator, start); ; end = unquoted(text, separator, start)) {
            String part = text.substring(start, end < 0 ? text.length() : end).strip();
            if (!part.isEmpty()) {
                parts.add(part);
            }
            if (end < 0) {
                return parts;
            }
            start = end + 1;
        }
    }

    private static int unquoted(String text, char sought) {
        return unquoted(text, sought, 0);
    }

    private static int unquoted(String text, char sought, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (c == sought && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private static String unquote(String text) {
        String value = text.strip();
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
                : value;
    }
}
