package org.minikisa.impact.core.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lines of a file, one after the other in one buffer that grows to hold the longest row that is allowed and no
 * further. A line ends with LF or CRLF.
 */
final class Lines {

    /** The longest row in bytes; of a longer one only the beginning is kept. */
    static final int LONGEST = 1 << 20;

    private static final int BLOCK = 1 << 16;
    private static final int EXCERPT = 1_000;

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer decoded = CharBuffer.allocate(1 << 12);

    private byte[] bytes = new byte[BLOCK];
    private int limit;
    private boolean ended;
    private boolean marked;

    private int start;
    private int end;
    private int next;
    private int firstEnd;
    private int firstNext;
    private long number;
    private int taken;
    private int bits;
    private boolean tooLong;

    Lines(InputStream in) throws IOException {
        this.in = in;
        limit = in.readNBytes(bytes, 0, BLOCK);
        ended = limit < BLOCK;
        marked = limit >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        next = marked ? 3 : 0;
    }

    /** Whether the file begins with a byte order mark. */
    boolean isMarked() {
        return marked;
    }

    // ---------------------------------------------------------------- the beginning, before the first line is taken

    /** Whether its first block is blank. */
    boolean isEmpty() {
        for (int i = next; i < limit; i++) {
            if (" \t\r\n".indexOf(bytes[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether there is a byte in its first block that no text has. */
    boolean isBinary() {
        for (int i = 0; i < limit; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether its first block is UTF-8; the last character of it may be cut off. */
    boolean beginsAsText() {
        return isText(ByteBuffer.wrap(bytes, 0, limit), ended);
    }

    // ---------------------------------------------------------------- line by line

    /** Goes to the next line. @return false at the end of the file */
    boolean next() throws IOException {
        number += taken;
        taken = 0;
        start = next;
        tooLong = false;
        bits = 0;
        if (start == limit && !fill()) {
            return false;
        }
        find(start);
        firstEnd = end;
        firstNext = next;
        taken = 1;
        return true;
    }

    /** Takes the next line in as well. @return false where there is none, or it would be too long; see {@link #retreat} */
    boolean extend() throws IOException {
        if (tooLong || next == limit && !fill()) {
            return false;
        }
        taken++;
        find(next);
        return !tooLong;
    }

    /** Gives all lines back but the first. */
    void retreat() {
        end = firstEnd;
        next = firstNext;
        taken = 1;
        tooLong = false;
    }

    /** Finds the end of the line from there on. */
    private void find(int from) throws IOException {
        int at = from;
        while (true) {
            int seen = bits;
            byte b;
            while (at < limit && (b = bytes[at]) != '\n') {
                seen |= b;
                at++;
            }
            bits = seen;
            if (at < limit) {
                end = at;
                next = at + 1;
                break;
            }
            if (at - start > LONGEST) {
                tooLong = true;
                if (taken == 0) {
                    skip();
                }
                return;
            }
            int length = at - start;
            boolean more = fill();
            at = start + length; // filling moves the line, also when nothing follows
            if (!more) {
                end = at;
                next = at;
                break;
            }
        }
        if (end > start && bytes[end - 1] == '\r') {
            end--;
        }
        tooLong = end - start > LONGEST;
    }

    /** Forgets the rest of a line that is too long, and all of it but the beginning. */
    private void skip() throws IOException {
        System.arraycopy(bytes, start, bytes, 0, EXCERPT);
        start = 0;
        end = EXCERPT;
        while (true) {
            limit = EXCERPT;
            next = EXCERPT;
            int read = in.read(bytes, EXCERPT, BLOCK - EXCERPT);
            if (read < 0) {
                ended = true;
                return;
            }
            limit += read;
            for (int i = EXCERPT; i < limit; i++) {
                if (bytes[i] == '\n') {
                    next = i + 1;
                    return;
                }
            }
        }
    }

    /** Reads more behind what is there, keeping the current line. @return false at the end of the file */
    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        int shift = start;
        System.arraycopy(bytes, start, bytes, 0, limit - start);
        start = 0;
        end -= shift;
        next -= shift;
        firstEnd -= shift;
        firstNext -= shift;
        limit -= shift;
        if (limit == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        int read = in.read(bytes, limit, bytes.length - limit);
        ended = read < 0;
        limit += Math.max(0, read);
        return !ended;
    }

    // ---------------------------------------------------------------- the current line

    /** The buffer; another one after a line was taken in. */
    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    /** Without its line break. */
    int end() {
        return end;
    }

    /** From 1. */
    long number() {
        return number + 1;
    }

    /** Whether it has more than one line. */
    boolean isExtended() {
        return taken > 1;
    }

    boolean isTooLong() {
        return tooLong;
    }

    boolean endsWithCrLf() {
        return end < limit && bytes[end] == '\r';
    }

    boolean isBlank() {
        for (int i = start; i < end; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    /** Whether its bytes are UTF-8. */
    boolean isText() {
        return bits >= 0 || isText(ByteBuffer.wrap(bytes, start, end - start), true);
    }

    /** @param whole whether a character that is cut off at the end is wrong */
    private boolean isText(ByteBuffer utf8, boolean whole) {
        decoder.reset();
        while (true) {
            decoded.clear();
            var result = decoder.decode(utf8, decoded, whole);
            if (result.isUnderflow()) {
                return true;
            }
            if (result.isError()) {
                return false;
            }
        }
    }

    String text() {
        return text(0, end - start);
    }

    /** @param from counted from the beginning of the row */
    String text(int from, int to) {
        return new String(bytes, start + from, to - from, StandardCharsets.UTF_8);
    }
}
