package org.minikisa.intake.mailserver.imap;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;

import org.minikisa.intake.mailserver.Connection;
import org.minikisa.intake.mailserver.ServerTrouble;
import org.minikisa.intake.mailserver.Words;

/**
 * Reads responses (RFC 3501 sections 7 and 9), one at a time. A response has a largest size, a literal is only read up to what the caller
 * expects, and what nobody asked for is passed over without being kept.
 */
final class ResponseReader {

    /** Of a response without its literals; the UIDs of about a million messages. */
    private static final int LONGEST = 8 * 1024 * 1024;

    private static final int LONGEST_WORD = 1000;
    private static final int LONGEST_TEXT = 8 * 1024;

    /** {@code " 7-Feb-1994 21:52:25 -0800"}, RFC 3501's date-time. */
    private static final DateTimeFormatter INTERNAL_DATE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("d-MMM-yyyy HH:mm:ss xx")
            .toFormatter(Locale.ENGLISH);

    private final Connection connection;
    private int largestLiteral;
    private int used;
    private int next = -1;

    ResponseReader(Connection connection) {
        this.connection = connection;
    }

    Response read(int largestLiteral) throws ServerTrouble {
        this.largestLiteral = largestLiteral;
        used = 0;
        String first = word();
        return switch (first) {
            case "+" -> {
                text();
                yield new Response.Continuation();
            }
            case "*" -> untagged();
            default -> status(first, word());
        };
    }

    private Response untagged() throws ServerTrouble {
        String word = word().toUpperCase(Locale.ROOT);
        if (!word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return numbered(number(word), word().toUpperCase(Locale.ROOT));
        }
        return switch (word) {
            case "OK", "NO", "BAD", "BYE", "PREAUTH" -> status("*", word);
            case "CAPABILITY" -> capabilities();
            case "SEARCH" -> found();
            default -> {
                passOverLine();
                yield new Response.Other();
            }
        };
    }

    private Response numbered(long number, String what) throws ServerTrouble {
        if (what.equals("FETCH")) {
            return fetched();
        }
        passOverLine();
        return new Response.Count(number, what);
    }

    private Response status(String tag, String condition) throws ServerTrouble {
        passOverSpaces();
        String code = peek() == '[' ? code() : "";
        return new Response.Status(tag, condition.toUpperCase(Locale.ROOT), code, Words.shown(text()));
    }

    private String code() throws ServerTrouble {
        take();
        var code = new StringBuilder();
        while (peek() != ']' && !isEnd(peek())) {
            append(code, take(), LONGEST_TEXT);
        }
        if (peek() == ']') {
            take();
        }
        return code.toString();
    }

    private Response capabilities() throws ServerTrouble {
        return new Response.Capabilities(names(text()));
    }

    static Set<String> names(String words) {
        return new HashSet<>(
                Arrays.asList(words.toUpperCase(Locale.ROOT).strip().split(" +")));
    }

    private Response found() throws ServerTrouble {
        var uids = LongStream.builder();
        for (passOverSpaces(); !isEnd(peek()); passOverSpaces()) {
            String word = word();
            if (word.isEmpty()) {
                break; // (MODSEQ 7), RFC 7162
            }
            uids.add(number(word));
        }
        passOverLine();
        return new Response.Found(uids.build().toArray());
    }

    private Response fetched() throws ServerTrouble {
        var uid = OptionalLong.empty();
        var size = OptionalLong.empty();
        Optional<Instant> date = Optional.empty();
        Optional<byte[]> body = Optional.empty();
        passOverSpaces();
        expect('(');
        for (passOverSpaces(); peek() != ')'; passOverSpaces()) {
            String name = word().toUpperCase(Locale.ROOT);
            passOverSpaces();
            switch (name) {
                case "" -> throw nonsense("a FETCH without names");
                case "UID" -> uid = OptionalLong.of(number(word()));
                case "RFC822.SIZE" -> size = OptionalLong.of(number(word()));
                case "INTERNALDATE" -> date = string().flatMap(ResponseReader::instant);
                case "BODY[]" -> body = string();
                default -> passOverValue();
            }
        }
        take();
        passOverLine();
        return new Response.Fetched(uid, size, date, body);
    }

    private static Optional<Instant> instant(byte[] date) {
        try {
            String text = new String(date, StandardCharsets.US_ASCII).strip();
            return Optional.of(OffsetDateTime.parse(text, INTERNAL_DATE).toInstant());
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    /** A string, or nothing for NIL. */
    private Optional<byte[]> string() throws ServerTrouble {
        if (peek() == '~') { // literal8, RFC 3516
            take();
        }
        return switch (peek()) {
            case '"' -> Optional.of(quoted().getBytes(StandardCharsets.ISO_8859_1));
            case '{' -> Optional.of(literal());
            default -> {
                if (!word().equalsIgnoreCase("NIL")) {
                    throw nonsense("no string where one must be");
                }
                yield Optional.empty();
            }
        };
    }

    private String quoted() throws ServerTrouble {
        take();
        var text = new StringBuilder();
        while (peek() != '"') {
            if (isEnd(peek())) {
                throw nonsense("a quoted string without an end");
            }
            int c = take();
            append(text, c == '\\' ? take() : c, LONGEST);
        }
        take();
        return text.toString();
    }

    private byte[] literal() throws ServerTrouble {
        take();
        long length = number(word());
        if (peek() == '+') {
            take();
        }
        expect('}');
        endLine();
        if (length > largestLiteral) {
            throw nonsense("a literal of " + length + " bytes where " + largestLiteral + " were expected at most");
        }
        return connection.read((int) length);
    }

    private void passOverValue() throws ServerTrouble {
        int depth = 0;
        do {
            switch (peek()) {
                case '(' -> {
                    take();
                    depth++;
                }
                case ')' -> {
                    take();
                    depth--;
                }
                case '"' -> quoted();
                case '{' -> literal();
                case ' ' -> take();
                case '\r', '\n' -> throw nonsense("a list without an end");
                default -> {
                    if (word().isEmpty()) {
                        take();
                    }
                }
            }
        } while (depth > 0);
    }

    private void passOverLine() throws ServerTrouble {
        while (!isEnd(peek())) {
            switch (peek()) {
                case '"' -> quoted();
                case '{' -> literal();
                default -> take();
            }
        }
        endLine();
    }

    private void passOverSpaces() throws ServerTrouble {
        while (peek() == ' ') {
            take();
        }
    }

    /** The rest of the line, as far as it is worth keeping. */
    private String text() throws ServerTrouble {
        passOverSpaces();
        var text = new StringBuilder();
        while (!isEnd(peek())) {
            int c = take();
            if (text.length() < LONGEST_TEXT) {
                text.append((char) c);
            }
        }
        endLine();
        return text.toString();
    }

    /** Up to a space, a parenthesis, a quote, a brace or the end of the line; spaces before it are passed over. */
    private String word() throws ServerTrouble {
        passOverSpaces();
        var word = new StringBuilder();
        while (" ()\"{}\r\n".indexOf(peek()) < 0) {
            append(word, take(), LONGEST_WORD);
        }
        return word.toString();
    }

    private void append(StringBuilder text, int c, int longest) throws ServerTrouble {
        if (text.length() == longest) {
            throw nonsense("a word of more than " + longest + " characters");
        }
        text.append((char) c);
    }

    private long number(String word) throws ServerTrouble {
        if (word.isEmpty() || word.length() > 18 || !word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw nonsense("no number where one must be");
        }
        return Long.parseLong(word);
    }

    private void expect(int c) throws ServerTrouble {
        if (take() != c) {
            throw nonsense("no '" + (char) c + "' where one must be");
        }
    }

    private void endLine() throws ServerTrouble {
        if (peek() == '\r') {
            take();
        }
        expect('\n');
    }

    private static boolean isEnd(int c) {
        return c == '\r' || c == '\n';
    }

    private int peek() throws ServerTrouble {
        if (next < 0) {
            next = connection.read();
        }
        return next;
    }

    private int take() throws ServerTrouble {
        if (++used > LONGEST) {
            throw nonsense("a response of more than " + LONGEST + " bytes");
        }
        int taken = peek();
        next = -1;
        return taken;
    }

    private ServerTrouble nonsense(String found) {
        return connection.nonsense(found);
    }
}
