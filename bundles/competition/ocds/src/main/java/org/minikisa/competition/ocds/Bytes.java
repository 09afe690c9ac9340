package org.minikisa.competition.ocds;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The content of a file: unpacked where it is compressed, without a byte-order mark, never more than its limits. It can be
 * read a line at a time or as a whole; what has been looked at first is read again.
 */
final class Bytes {

    /** What is unpacked must not grow beyond this many times what was read, once it is large. */
    static final int MOST_TIMES = 200;

    private static final long LARGE = 64L << 20;
    private static final int BUFFER = 1 << 16;
    /** The byte-order mark of UTF-8, which says nothing. */
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final Counting packed;
    private final InputStream unpacked;
    private byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long read;

    Bytes(InputStream file) throws IOException {
        this.packed = new Counting(file);
        var head = new byte[BUFFER];
        int size = packed.readNBytes(head, 0, 2);
        boolean gzip = size == 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
        var whole = new SequenceInputStream(new ByteArrayInputStream(head, 0, size), packed);
        this.unpacked = gzip ? new GZIPInputStream(whole, BUFFER) : whole;
        if (Arrays.equals(peek(MARK.length), MARK)) {
            at += MARK.length;
        }
    }

    /** How many bytes of the file itself were read. */
    long packedRead() {
        return packed.count;
    }

    /** The first bytes, at most so many; they stay to be read. */
    byte[] peek(int most) throws IOException {
        while (end - at < most && grow()) {
            // until there are enough or no more
        }
        return Arrays.copyOfRange(buffer, at, Math.min(end, at + most));
    }

    /** The bytes up to the end of the line, without reading on: as many as are looked at to find it, at most {@code most}. */
    byte[] peekLine(int most) throws IOException {
        int seen = at;
        while (true) {
            int newline = indexOf((byte) '\n', seen);
            if (newline >= 0) {
                return Arrays.copyOfRange(buffer, at, newline);
            }
            seen = end;
            if (end - at >= most || !grow()) {
                return Arrays.copyOfRange(buffer, at, Math.min(end, at + most));
            }
        }
    }

    /** The first bytes of the line, at most so many. */
    byte[] peekWithin(int most) throws IOException {
        byte[] first = peek(most);
        for (int i = 0; i < first.length; i++) {
            if (first[i] == '\n') {
                return Arrays.copyOf(first, i);
            }
        }
        return first;
    }

    private int indexOf(byte wanted, int from) {
        for (int i = from; i < end; i++) {
            if (buffer[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    boolean atEnd() throws IOException {
        return at == end && !fill();
    }

    /** The rest of the current line as a stream, or all that is left. */
    InputStream line() {
        return new Part(true);
    }

    InputStream rest() {
        return new Part(false);
    }

    /** Goes to the beginning of the next line. */
    void skipLine() throws IOException {
        while (!atEnd()) {
            int newline = indexOf((byte) '\n', at);
            if (newline >= 0) {
                at = newline + 1;
                return;
            }
            at = end;
        }
    }

    /** Reads more behind what is there. */
    private boolean grow() throws IOException {
        if (end - at == buffer.length || end == buffer.length) {
            buffer = Arrays.copyOfRange(buffer, at, at + Math.max(BUFFER, 2 * (end - at)));
            end -= at;
            at = 0;
        }
        int more = unpack();
        count(more);
        end += Math.max(0, more);
        return more > 0;
    }

    private int unpack() throws IOException {
        try {
            return unpacked.read(buffer, end, buffer.length - end);
        } catch (ZipException | EOFException e) {
            throw new Damaged(e);
        }
    }

    private boolean fill() throws IOException {
        at = 0;
        end = 0;
        return grow();
    }

    private void count(int more) throws IOException {
        read += Math.max(0, more);
        if (read > LARGE && read > packed.count * MOST_TIMES) {
            throw new TooLarge(read + " bytes unpacked from " + packed.count);
        }
    }

    /** A line, or all. */
    private final class Part extends InputStream {
        private final boolean oneLine;
        private boolean ended;

        Part(boolean oneLine) {
            this.oneLine = oneLine;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int from, int most) throws IOException {
            if (ended || atEnd()) {
                return -1;
            }
            int size = Math.min(most, end - at);
            int newline = oneLine ? indexWithin(size) : -1;
            if (newline >= 0) {
                ended = true;
                size = newline - at;
                System.arraycopy(buffer, at, to, from, size);
                // the newline itself stays for skipLine
                at += size;
                return size == 0 ? -1 : size;
            }
            System.arraycopy(buffer, at, to, from, size);
            at += size;
            return size;
        }

        private int indexWithin(int size) {
            for (int i = at; i < at + size; i++) {
                if (buffer[i] == '\n') {
                    return i;
                }
            }
            return -1;
        }
    }

    /** More was unpacked than anyone sends. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(String message) {
            super(message);
        }
    }

    /** A compressed file that ends too early or was changed. */
    static final class Damaged extends IOException {
        private static final long serialVersionUID = 1L;

        Damaged(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private static final class Counting extends InputStream {
        private final InputStream from;
        private long count;

        Counting(InputStream from) {
            this.from = from;
        }

        @Override
        public int read() throws IOException {
            int one = from.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] to, int offset, int most) throws IOException {
            int size = from.read(to, offset, most);
            count += Math.max(0, size);
            return size;
        }
    }
}
