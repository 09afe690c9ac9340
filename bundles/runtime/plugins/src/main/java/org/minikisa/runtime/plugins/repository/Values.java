package org.minikisa.runtime.plugins.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.osgi.framework.Version;

/** Typed attributes of capabilities, as manifests and indexes write them (Core 8, section 3.2.5; Compendium 132.5.6). */
final class Values {

    static final String STRING = "String";
    private static final String LIST = "List<";

    private Values() {}

    /** @throws IllegalArgumentException when the text is none of that type */
    static Object parse(String type, String text) {
        String plain = type.replace(" ", "");
        if (plain.startsWith("List")) {
            String of = plain.startsWith(LIST) ? plain.substring(LIST.length(), plain.length() - 1) : STRING;
            return split(text).stream().map(part -> parse(of, part)).toList();
        }
        return switch (plain) {
            case "Version" -> Version.parseVersion(text);
            case "Long" -> Long.valueOf(text.strip());
            case "Double" -> Double.valueOf(text.strip());
            default -> text;
        };
    }

    static String type(Object value) {
        if (value instanceof List<?> list) {
            return LIST + (list.isEmpty() ? STRING : type(list.get(0))) + ">";
        }
        return value.getClass().getSimpleName();
    }

    static String text(Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .map(part -> text(part).replace("\\", "\\\\").replace(",", "\\,"))
                        .collect(Collectors.joining(","))
                : value.toString();
    }

    /** At commas that no backslash stands before. */
    private static List<String> split(String text) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                part.append(text.charAt(++i));
            } else if (c == ',') {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        if (!part.isEmpty() || !parts.isEmpty()) {
            parts.add(part.toString().strip());
        }
        return parts;
    }
}
