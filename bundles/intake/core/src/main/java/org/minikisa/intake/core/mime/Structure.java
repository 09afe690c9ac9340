package org.minikisa.intake.core.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the parts of a message in its bytes (RFC 2046 section 5.1). Nothing is copied but headers; every line is looked at once,
 * however deep parts are nested, since the boundaries that are open are asked for by name.
 *
 * <p>Lenient where senders are careless: a part may have no header, a header may end without an empty line, a multipart may never
 * end or be ended by the one around it, the same boundary may be used twice, and one that never comes is guessed.
 */
final class Structure {

    /** RFC 2046 allows 70 characters; lines that are longer than this are not looked at as boundaries. */
    private static final int LONGEST_BOUNDARY = 32 * 1024;

    /** Where the boundary of a message is looked for that tells none or a wrong one. */
    private static final int GUESS_WITHIN = 64 * 1024;

    private static final int END_OF_ALL = -1;

    /**
     * A line that parts.
     *
     * @param level the depth of the multipart whose boundary it is
     * @param contentEnd where what stands above it ends
     * @param next where the line below it begins
     */
    private record Delimiter(int level, boolean closes, int contentEnd, int next) {}

    private final byte[] bytes;
    private final int begin;
    private final int to;
    private final Limits limits;
    private final Deadline deadline;
    /** Boundaries that are open, each with the depth of the multipart that it belongs to now. */
    private final Map<String, Integer> open = new HashMap<>();

    private int at;
    private int parts;
    /** What ended the part that was read last. */
    private Delimiter last;

    private Structure(byte[] bytes, int from, int to, Limits limits, Deadline deadline) {
        this.bytes = bytes;
        this.begin = from;
        this.at = from;
        this.to = to;
        this.limits = limits;
        this.deadline = deadline;
        this.last = endOfAll();
    }

    static Entity of(byte[] bytes, int from, int to, Limits limits, Deadline deadline) {
        return new Structure(bytes, from, to, limits, deadline).entity(0, "text/plain");
    }

    private Entity entity(int depth, String unsaid) {
        checkLimits(depth);
        var fields = new HeaderBlock(bytes, at, to, limits, line -> delimiter(line) != null);
        Header header = fields.read(depth == 0);
        at = fields.end();
        Entity entity = Entity.of(bytes, depth, header, unsaid, at);
        if (entity.isMultipart()) {
            return multipart(entity);
        }
        last = nextDelimiter();
        return entity.filled(last.contentEnd(), List.of(), true);
    }

    private void checkLimits(int depth) {
        deadline.check();
        if (++parts > limits.parts()) {
            throw Refusal.tooManyParts(limits);
        }
        if (depth > limits.nesting()) {
            throw Refusal.limit(
                    "nesting", "parts nested more than " + limits.nesting() + " deep", limits.nesting() + " levels");
        }
    }

    private Entity multipart(Entity entity) {
        Entity filled = multipart(entity, asInBytes(entity.type().get("boundary")));
        if (entity.depth() == 0 && filled.children().isEmpty()) {
            Optional<String> guess = guess(entity.start());
            if (guess.isPresent()) {
                at = entity.start();
                return multipart(entity, guess.get());
            }
        }
        return filled;
    }

    private Entity multipart(Entity entity, String boundary) {
        int level = entity.depth();
        Integer outer = boundary.isEmpty() ? null : open.put(boundary, level);
        last = nextDelimiter();
        int preambleEnd = last.contentEnd();
        String unsaid = entity.mediaType().equals("multipart/digest") ? "message/rfc822" : "text/plain";
        var children = new ArrayList<Entity>();
        while (last.level() == level && !last.closes()) {
            at = last.next();
            children.add(entity(level + 1, unsaid));
        }
        if (outer == null) {
            open.remove(boundary);
        } else {
            open.put(boundary, outer);
        }
        boolean closed = last.level() == level;
        if (closed) {
            at = last.next();
            last = nextDelimiter(); // what stands between is the epilogue, which nobody reads
        }
        return entity.filled(preambleEnd, children, closed);
    }

    /** Boundaries are compared byte by byte, whatever charset the header is in. */
    private static String asInBytes(String boundary) {
        String trimmed = boundary.stripTrailing();
        return trimmed.length() > LONGEST_BOUNDARY
                ? ""
                : new String(trimmed.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** The first line that looks like a boundary: two hyphens and a word, above a field or an empty line. */
    private Optional<String> guess(int from) {
        int end = Math.min(to, from + GUESS_WITHIN);
        for (int line = from; line < end; line = Lines.next(bytes, line, to)) {
            String token = token(line);
            int next = Lines.next(bytes, line, to);
            if (token.length() > 3 && token.indexOf(' ') < 0 && HeaderBlock.isField(bytes, next, to)) {
                return Optional.of(token);
            }
        }
        return Optional.empty();
    }

    private Delimiter nextDelimiter() {
        if (open.isEmpty()) {
            at = to;
        }
        for (int lines = 1; at < to; at = Lines.next(bytes, at, to), lines++) {
            Delimiter delimiter = delimiter(at);
            if (delimiter != null) {
                return delimiter;
            }
            if (lines % 4096 == 0) {
                deadline.check();
            }
        }
        return endOfAll();
    }

    private Delimiter endOfAll() {
        return new Delimiter(END_OF_ALL, true, to, to);
    }

    /** The line that begins here as a delimiter; null for none. */
    private Delimiter delimiter(int line) {
        String token = token(line);
        if (token.isEmpty()) {
            return null;
        }
        int space = token.indexOf(' ');
        String word = space < 0 ? token : token.substring(0, space);
        for (String candidate :
                new String[] {token, word}) { // "the entire line need not match" (RFC 2046 section 5.1.1)
            if (open.containsKey(candidate)) {
                return delimiter(line, candidate, false);
            }
            String closed = candidate.endsWith("--")
                    ? candidate.substring(0, candidate.length() - 2).stripTrailing()
                    : "";
            if (open.containsKey(closed)) {
                return delimiter(line, closed, true);
            }
        }
        return null;
    }

    private Delimiter delimiter(int line, String boundary, boolean closes) {
        return new Delimiter(
                open.get(boundary), closes, Lines.withoutEnd(bytes, begin, line), Lines.next(bytes, line, to));
    }

    /** What stands behind two hyphens; empty where there are none, and where it is too long for a boundary. */
    private String token(int line) {
        if (line + 2 >= to || bytes[line] != '-' || bytes[line + 1] != '-') {
            return "";
        }
        int end = line + 2;
        while (end < to && bytes[end] != '\n' && end - line <= LONGEST_BOUNDARY + 4) {
            end++;
        }
        return end - line > LONGEST_BOUNDARY + 4
                ? ""
                : new String(bytes, line + 2, end - line - 2, StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
