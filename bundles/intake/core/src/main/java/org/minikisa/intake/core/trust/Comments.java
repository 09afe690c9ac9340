package org.minikisa.intake.core.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.minikisa.intake.core.text.Text;

/** Structured header fields without their comments (RFC 5322 section 3.2.2). One pass, whatever is in them. */
final class Comments {

    private Comments() {}

    /** Comments, nested ones too, become a space; what stands in quotes stays. An unclosed comment takes the rest. */
    static String stripped(String field) {
        var out = new StringBuilder(field.length());
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\' && (quoted || depth > 0) && i + 1 < field.length()) {
                i++;
                if (depth == 0) {
                    out.append(c).append(field.charAt(i));
                }
            } else if (depth == 0 && c == '"') {
                quoted = !quoted;
                out.append(c);
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')' && depth > 0) {
                depth--;
                out.append(' ');
            } else if (depth == 0) {
                out.append(c);
            }
        }
        return out.toString().strip();
    }

    /** The first word without comments and parameters, lower case: of {@code Auto-Replied (vacation); x=y} it is {@code auto-replied}. */
    static String firstWord(String field) {
        String bare = stripped(field);
        int end = 0;
        while (end < bare.length() && !Character.isWhitespace(bare.charAt(end)) && ";,".indexOf(bare.charAt(end)) < 0) {
            end++;
        }
        return Text.oneLine(bare.substring(0, end), 40).toLowerCase(Locale.ROOT);
    }

    /** The pieces between separators that do not stand in quotes, stripped; quotes and escapes are taken off. */
    static List<String> split(String bare, String separators) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if (c == '\\' && quoted && i + 1 < bare.length()) {
                piece.append(bare.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && separators.indexOf(c) >= 0) {
                pieces.add(piece.toString().strip());
                piece.setLength(0);
            } else {
                piece.append(c);
            }
        }
        pieces.add(piece.toString().strip());
        return pieces;
    }
}
