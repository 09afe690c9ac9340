package org.minikisa.impact.core.declarative;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;

import org.minikisa.problem.api.InvalidInputException;

/**
 * Reads JSON strictly: UTF-8, no comments, no member twice. Bounded on hostile input: at most {@value #MOST_BYTES}
 * bytes, {@value #DEEPEST} levels and {@value #MOST_VALUES} values, all checked before memory is spent. Own code
 * instead of a library, because a refusal must name line and column, a duplicate member must not pass, and this runs at
 * each deployment.
 */
public final class JsonParser {

    /** The largest input. */
    public static final int MOST_BYTES = 2_000_000;

    /** The deepest nesting. */
    public static final int DEEPEST = 64;

    /** The most values in one input. */
    public static final int MOST_VALUES = 200_000;

    private static final int LONGEST_NUMBER = 60;

    private final String what;
    private final String text;
    private int at;
    private int depth;
    private int values;

    private JsonParser(String what, String text) {
        this.what = what;
        this.text = text;
    }

    /**
     * @param what the input in a few words, as it stands in "WHAT was refused"
     * @throws InvalidInputException with the first place that is not JSON
     */
    public static Json parse(String what, byte[] utf8) {
        if (utf8.length > MOST_BYTES) {
            throw InvalidInputException.of(
                    what,
                    "json.size",
                    "",
                    utf8.length + " bytes",
                    "at most " + MOST_BYTES + " bytes",
                    "A model is small; check that this is the right file.");
        }
        return new JsonParser(what, decode(what, utf8)).document();
    }

    private static String decode(String what, byte[] utf8) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw InvalidInputException.of(
                    what, "json.encoding", "", "bytes that are no UTF-8", "UTF-8", "Save the file as UTF-8.");
        }
    }

    private Json document() {
        blanks();
        var value = value();
        blanks();
        if (at < text.length()) {
            throw wrong(found(), "the end of the file", "Remove what stands after the value.");
        }
        return value;
    }

    private Json value() {
        if (++values > MOST_VALUES) {
            throw wrong(
                    "more than " + MOST_VALUES + " values",
                    "at most " + MOST_VALUES,
                    "Check that this is the right file.");
        }
        if (at >= text.length()) {
            throw wrong("the end of the file", "a value", "The file is cut off: copy it again.");
        }
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> new Json.Text(string());
            case 't' -> word("true", new Json.Bool(true));
            case 'f' -> word("false", new Json.Bool(false));
            case 'n' -> word("null", new Json.Null());
            default -> number();
        };
    }

    private Json object() {
        enter();
        var members = new LinkedHashMap<String, Json>();
        blanks();
        while (!closes('}', members.isEmpty())) {
            if (at >= text.length() || text.charAt(at) != '"') {
                throw wrong(found(), "a member's name in quotes", "Quote the name, and mind the comma before it.");
            }
            var start = at;
            var name = string();
            blanks();
            expect(':');
            blanks();
            var value = value();
            if (members.putIfAbsent(name, value) != null) {
                at = start;
                throw wrong("the member \"" + name + "\" again", "each member once", "Remove one of them.");
            }
            blanks();
        }
        depth--;
        return new Json.Obj(members);
    }

    private Json list() {
        enter();
        var elements = new ArrayList<Json>();
        blanks();
        while (!closes(']', elements.isEmpty())) {
            elements.add(value());
            blanks();
        }
        depth--;
        return new Json.Arr(elements);
    }

    private void enter() {
        if (++depth > DEEPEST) {
            throw wrong(
                    "nesting deeper than " + DEEPEST,
                    "at most " + DEEPEST + " levels",
                    "Check that this is the right file.");
        }
        at++;
    }

    /** Whether the object or list ends here; otherwise stands at the next element, past its comma. */
    private boolean closes(char end, boolean first) {
        if (at < text.length() && text.charAt(at) == end) {
            at++;
            return true;
        }
        if (!first) {
            expect(',');
            blanks();
            if (at < text.length() && text.charAt(at) == end) {
                throw wrong("a comma before " + end, "no comma there", "Remove the comma.");
            }
        }
        return false;
    }

    private String string() {
        var value = new StringBuilder();
        int start = at++;
        while (true) {
            if (at >= text.length()) {
                throw wrong("the end of the file", "a closing quote", "Close the text, or copy the file again.");
            }
            char c = text.charAt(at++);
            if (c == '"') {
                return whole(value.toString(), start);
            }
            if (c < 0x20) {
                at--;
                throw wrong("a control character in a text", "an escape such as \\n", "Escape it.");
            }
            value.append(c == '\\' ? escaped() : c);
        }
    }

    /** Half a character has no bytes: texts that differ in nothing else would have one digest (RFC 8785, 3.2.2.2). */
    private String whole(String value, int start) {
        for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
            if (Character.getType(value.codePointAt(i)) == Character.SURROGATE) {
                at = start;
                throw wrong("half a character in a text", "both halves", "Write the character itself.");
            }
        }
        return value;
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at++) : ' ';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong("\\" + c, "an escape that JSON has", "Write \\\\ for a backslash.");
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw wrong(found(), "four hexadecimal digits", "Write \\u00e4, say.");
            }
            code = code * 16 + digit;
            at++;
        }
        return (char) code;
    }

    private Json number() {
        int start = at;
        if (at < text.length() && text.charAt(at) == '-') {
            at++;
        }
        int whole = digits();
        boolean valid = whole > 0 && (whole == 1 || text.charAt(at - whole) != '0');
        if (valid && at < text.length() && text.charAt(at) == '.') {
            at++;
            valid = digits() > 0;
        }
        if (valid && at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            valid = digits() > 0;
        }
        if (!valid || at - start > LONGEST_NUMBER) {
            at = start;
            throw wrong(found(), "a value", "Quote texts; write numbers with a decimal point.");
        }
        double value = Double.parseDouble(text.substring(start, at));
        if (!Double.isFinite(value)) {
            at = start;
            throw wrong(found(), "a number a computer can hold", "Write a smaller number.");
        }
        return new Json.Number(value);
    }

    private int digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - start;
    }

    private Json word(String word, Json value) {
        if (!text.startsWith(word, at)) {
            throw wrong(found(), "a value", "Quote texts; write true, false or null in lower case.");
        }
        at += word.length();
        return value;
    }

    private void expect(char c) {
        if (at >= text.length() || text.charAt(at) != c) {
            throw wrong(
                    found(),
                    "\"" + c + "\"",
                    at >= text.length() ? "The file is cut off: copy it again." : "Put it there.");
        }
        at++;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private String found() {
        return at >= text.length()
                ? "the end of the file"
                : "\""
                        + text.substring(at, Math.min(text.length(), at + 20))
                                .lines()
                                .findFirst()
                                .orElse("") + "\"";
    }

    private InvalidInputException wrong(String found, String expected, String remedy) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < at && i < text.length(); i++) {
            column = text.charAt(i) == '\n' ? 1 : column + 1;
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        return InvalidInputException.of(
                what, "json.syntax", "line " + line + ", column " + column, found, expected, remedy);
    }
}
