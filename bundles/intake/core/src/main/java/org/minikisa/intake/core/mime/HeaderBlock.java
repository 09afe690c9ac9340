package org.minikisa.intake.core.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Reads header fields off the top of some bytes (RFC 5322 section 2.2), also where lines between them are none. */
final class HeaderBlock {

    private static final int MOST_BROKEN_LINES = 5;

    private final byte[] bytes;
    private final int to;
    private final Limits limits;
    private final IntPredicate isDelimiter;
    private final Header header = new Header();
    private int at;
    /** Where the field begins that is being read; -1 for none. */
    private int field = -1;

    private int fields;

    /** @param isDelimiter whether the line at a place is a boundary, which ends a header that has no other end */
    HeaderBlock(byte[] bytes, int from, int to, Limits limits, IntPredicate isDelimiter) {
        this.bytes = bytes;
        this.at = from;
        this.to = to;
        this.limits = limits;
        this.isDelimiter = isDelimiter;
    }

    /** Blocks of fields with empty lines between them, as in a delivery status (RFC 3464). */
    static List<Header> blocks(byte[] bytes, int most, Limits limits) {
        var blocks = new ArrayList<Header>();
        int at = 0;
        while (at < bytes.length && blocks.size() < most) {
            var block = new HeaderBlock(bytes, at, bytes.length, limits, line -> false);
            Header header = block.read(true);
            if (!header.isEmpty()) {
                blocks.add(header);
            }
            at = Math.max(at + 1, block.end());
        }
        return blocks;
    }

    /** @param passesJunk whether lines above the first field are passed over; otherwise there is no header where they stand */
    Header read(boolean passesJunk) {
        int end = -1;
        while (at < to && end < 0) {
            int next = Lines.next(bytes, at, to);
            if (isEnd(at, next)) {
                end = next;
            } else if (isDelimiter.test(at)) {
                end = at;
            } else if (isField(bytes, at, to)) {
                finish();
                field = at;
                at = next;
            } else if (field >= 0 && isSpace(bytes[at])) {
                at = next;
            } else if (field < 0 && fields == 0 ? passesJunk : isHeaderStill(next)) {
                finish();
                at = next;
            } else {
                end = at; // the text begins without an empty line
            }
        }
        finish();
        at = end < 0 ? to : end;
        return header;
    }

    /** Where what follows the header begins. */
    int end() {
        return at;
    }

    private void finish() {
        if (field >= 0) {
            if (at - field > limits.headerFieldBytes() || ++fields > limits.headerFields()) {
                throw Refusal.limit(
                        "header",
                        "a larger one",
                        limits.headerFields() + " fields of " + limits.headerFieldBytes() + " bytes");
            }
            header.add(bytes, field, at);
            field = -1;
        }
    }

    /** An empty line; one of white space too, where no field and no further line of one follows. */
    private boolean isEnd(int line, int next) {
        boolean isEmpty = bytes[line] == '\n' || bytes[line] == '\r' && Lines.isBlank(bytes, line, next);
        return isEmpty
                || Lines.isBlank(bytes, line, next)
                        && !(next < to && (isSpace(bytes[next]) || isField(bytes, next, to)));
    }

    /** Whether the line above is only a broken one: a field follows at once, or one that every mail has soon after. */
    private boolean isHeaderStill(int next) {
        int line = next;
        for (int lines = 0; lines < MOST_BROKEN_LINES && line < to; lines++) {
            int after = Lines.next(bytes, line, to);
            if (Lines.isBlank(bytes, line, after)) {
                return false;
            }
            if (isField(bytes, line, to) && (lines == 0 || Header.isOfAMail(name(line)))) {
                return true;
            }
            line = after;
        }
        return false;
    }

    private String name(int line) {
        int colon = line;
        while (bytes[colon] != ':') {
            colon++;
        }
        return Header.name(bytes, line, colon);
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t';
    }

    /** Whether a field begins here: a name of visible ASCII, a colon, at most white space between. */
    static boolean isField(byte[] bytes, int line, int to) {
        int i = line;
        while (i < to && bytes[i] > ' ' && bytes[i] < 0x7F && bytes[i] != ':') {
            i++;
        }
        int nameEnd = i;
        while (i < to && isSpace(bytes[i])) {
            i++;
        }
        return nameEnd > line && i < to && bytes[i] == ':';
    }
}
