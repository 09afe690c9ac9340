package org.minikisa.intake.form;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Writes HTML. All that is not an element's or an attribute's name is escaped, so that no text can be taken for markup. */
final class Markup {

    private static final Set<String> VOID = Set.of("input", "link", "meta");

    private final StringBuilder out = new StringBuilder(8_192).append("<!DOCTYPE html>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** @param attributes names and values in turn; one with a null value is left out, one with an empty value has none */
    Markup open(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                out.append(' ').append(attributes[i]);
                if (!attributes[i + 1].isEmpty() || attributes[i].equals("value")) {
                    out.append("=\"").append(escape(attributes[i + 1])).append('"');
                }
            }
        }
        out.append('>');
        if (VOID.contains(element)) {
            out.append('\n');
        } else {
            open.push(element);
        }
        return this;
    }

    Markup text(String text) {
        out.append(escape(text));
        return this;
    }

    Markup close() {
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /** An element with a text and nothing else. */
    Markup element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** The page, all elements closed. */
    String page() {
        while (!open.isEmpty()) {
            close();
        }
        return out.toString();
    }

    static String escape(String text) {
        var safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }
}
