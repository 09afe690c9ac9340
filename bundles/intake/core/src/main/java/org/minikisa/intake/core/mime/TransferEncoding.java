package org.minikisa.intake.core.mime;

/**
 * Undoes a content transfer encoding (RFC 2045 section 6, and two older ones). Linear; what is wrong is passed over or stands as it
 * is, and nothing is thrown away that could be content.
 */
enum TransferEncoding {
    NONE {
        @Override
        void decode(byte[] bytes, int from, int to, ByteSink sink) {
            for (int at = from; at < to; at += CHUNK) {
                sink.accept(bytes, at, Math.min(CHUNK, to - at));
            }
        }
    },

    BASE64 {
        @Override
        void decode(byte[] bytes, int from, int to, ByteSink sink) {
            if (!isEncoded(bytes, from, to)) {
                NONE.decode(bytes, from, to, sink);
                return;
            }
            var out = new Chunks(sink, to - from);
            int bits = 0;
            int count = 0;
            for (int i = from; i < to; i++) {
                int value = sextet(bytes[i]);
                if (value >= 0) {
                    bits = bits << 6 | value;
                    if (++count == 4) {
                        out.write3(bits);
                        bits = 0;
                        count = 0;
                    }
                } else if (bytes[i] == '=' && count > 0) {
                    out.tail(bits, count);
                    bits = 0;
                    count = 0;
                    i = afterPadding(bytes, i, to) - 1;
                }
            }
            out.tail(bits, count);
            out.flush();
        }

        /** Some senders say base 64 and write plain text: what the first line tells. */
        private boolean isEncoded(byte[] bytes, int from, int to) {
            int at = from;
            while (at < to && bytes[at] >= 0 && bytes[at] <= ' ') {
                at++;
            }
            int end = at;
            while (end < to && (sextet(bytes[end]) >= 0 || bytes[end] == '=')) {
                end++;
            }
            return end > at && (end == to || bytes[end] >= 0 && bytes[end] <= ' ' && isLast(bytes, end, to));
        }

        /** A word of base 64 with more words beside it is a word. */
        private boolean isLast(byte[] bytes, int at, int to) {
            return bytes[at - 1] == '=' || Lines.isBlank(bytes, at, Lines.next(bytes, at, to));
        }

        /** The URL-safe letters are none here: they stand in lines of hyphens. */
        private int sextet(byte b) {
            return SEXTETS[b & 0xFF];
        }

        /** Behind the padding another piece of base 64 may stand; a mailing list's footer is none. */
        private int afterPadding(byte[] bytes, int padding, int to) {
            int at = padding;
            while (at < to && (bytes[at] == '=' || bytes[at] <= ' ' && bytes[at] >= 0)) {
                at++;
            }
            int end = at;
            while (end < to && sextet(bytes[end]) >= 0) {
                end++;
            }
            boolean isPadded = end < to && bytes[end] == '=';
            boolean isWhole = end == to || bytes[end] == '\r' || bytes[end] == '\n';
            return isPadded || isWhole && (end - at) % 4 == 0 ? at : to;
        }
    },

    QUOTED_PRINTABLE {
        @Override
        void decode(byte[] bytes, int from, int to, ByteSink sink) {
            var out = new Chunks(sink, to - from);
            int i = from;
            while (i < to) {
                byte b = bytes[i];
                if (b == '=') {
                    i = escaped(bytes, i, to, out);
                } else if (b == ' ' || b == '\t') {
                    i = spaces(bytes, i, to, out);
                } else {
                    out.write(b);
                    i++;
                }
            }
            out.flush();
        }

        private int escaped(byte[] bytes, int at, int to, Chunks out) {
            if (at + 2 < to && hex(bytes[at + 1]) >= 0 && hex(bytes[at + 2]) >= 0) {
                out.write(hex(bytes[at + 1]) << 4 | hex(bytes[at + 2]));
                return at + 3;
            }
            int end = at + 1;
            while (end < to && (bytes[end] == ' ' || bytes[end] == '\t' || bytes[end] == '\r')) {
                end++;
            }
            if (end >= to || bytes[end] == '\n') {
                return Math.min(end + 1, to); // a soft line break
            }
            out.write('=');
            return at + 1;
        }

        /** White space at the end of a line was added on the way (RFC 2045 section 6.7, rule 3). */
        private int spaces(byte[] bytes, int at, int to, Chunks out) {
            int end = at;
            while (end < to && (bytes[end] == ' ' || bytes[end] == '\t')) {
                end++;
            }
            boolean endsLine = end >= to || bytes[end] == '\n' || bytes[end] == '\r';
            for (int i = at; i < end && !endsLine; i++) {
                out.write(bytes[i]);
            }
            return end;
        }

        private int hex(byte b) {
            return Character.digit(b, 16);
        }
    },

    UUENCODE {
        @Override
        void decode(byte[] bytes, int from, int to, ByteSink sink) {
            var out = new Chunks(sink, to - from);
            for (int line = from; line < to; line = Lines.next(bytes, line, to)) {
                int end = Lines.withoutEnd(bytes, line, Lines.next(bytes, line, to));
                if (isWord(bytes, line, end, "begin ")) {
                    continue;
                }
                if (isWord(bytes, line, end, "end")) {
                    break;
                }
                line(bytes, line, end, out);
            }
            out.flush();
        }

        private void line(byte[] bytes, int from, int to, Chunks out) {
            int length = from < to ? sixBits(bytes, from, to) : 0;
            for (int i = from + 1; length > 0 && i < to; i += 4) {
                int bits = sixBits(bytes, i, to) << 18
                        | sixBits(bytes, i + 1, to) << 12
                        | sixBits(bytes, i + 2, to) << 6
                        | sixBits(bytes, i + 3, to);
                for (int shift = 16; shift >= 0 && length > 0; shift -= 8, length--) {
                    out.write(bits >> shift);
                }
            }
        }

        /** Spaces at the end of a line get lost on the way; they are zeros. */
        private int sixBits(byte[] bytes, int at, int to) {
            return at < to ? bytes[at] - ' ' & 0x3F : 0;
        }
    },

    YENC {
        @Override
        void decode(byte[] bytes, int from, int to, ByteSink sink) {
            var out = new Chunks(sink, to - from);
            int line = from;
            while (line < to) {
                int next = Lines.next(bytes, line, to);
                if (isWord(bytes, line, next, "=yend")) {
                    break;
                }
                if (!isWord(bytes, line, next, "=ybegin ") && !isWord(bytes, line, next, "=ypart ")) {
                    line(bytes, line, next, out);
                }
                line = next;
            }
            out.flush();
        }

        private void line(byte[] bytes, int from, int to, Chunks out) {
            for (int i = from; i < to; i++) {
                if (bytes[i] == '=' && i + 1 < to) {
                    out.write(bytes[++i] - 64 - 42);
                } else if (bytes[i] != '\r' && bytes[i] != '\n') {
                    out.write(bytes[i] - 42);
                }
            }
        }
    };

    private static final int CHUNK = 16 * 1024;

    /** By table, for attachments are most of what is read. */
    private static final byte[] SEXTETS = sextets();

    private static byte[] sextets() {
        var sextets = new byte[256];
        for (int b = 0; b < sextets.length; b++) {
            sextets[b] = (byte) (b == '-' || b == '_' ? -1 : EncodedWords.sextet((char) b));
        }
        return sextets;
    }

    abstract void decode(byte[] bytes, int from, int to, ByteSink sink);

    /** @param name as it stands in a header, lower case; what nobody knows is taken as it is */
    static TransferEncoding of(String name) {
        return switch (name) {
            case "base64", "base-64", "b" -> BASE64;
            case "quoted-printable", "quotedprintable", "quoted_printable", "qp", "q" -> QUOTED_PRINTABLE;
            case "x-uuencode", "uuencode", "x-uue", "uue" -> UUENCODE;
            case "x-yenc", "x-yencode", "yenc" -> YENC;
            default -> NONE;
        };
    }

    static boolean isWord(byte[] bytes, int from, int to, String word) {
        if (to - from < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Gathers bytes, so that not every one is a call. */
    private static final class Chunks {

        private final byte[] chunk;
        private final ByteSink sink;
        private int size;

        /** @param encoded how many bytes there are to decode; decoded there are no more */
        private Chunks(ByteSink sink, int encoded) {
            this.sink = sink;
            this.chunk = new byte[Math.max(1, Math.min(CHUNK, encoded))];
        }

        private void write(int b) {
            chunk[size++] = (byte) b;
            if (size == chunk.length) {
                flush();
            }
        }

        /** The lower three bytes. */
        private void write3(int bytes) {
            if (chunk.length - size > 3) {
                chunk[size] = (byte) (bytes >> 16);
                chunk[size + 1] = (byte) (bytes >> 8);
                chunk[size + 2] = (byte) bytes;
                size += 3;
            } else {
                write(bytes >> 16);
                write(bytes >> 8);
                write(bytes);
            }
        }

        /** The bytes of a last group of base 64 that is not full. */
        private void tail(int bits, int count) {
            if (count == 2) {
                write(bits >> 4);
            } else if (count == 3) {
                write(bits >> 10);
                write(bits >> 2);
            }
        }

        private void flush() {
            if (size > 0) {
                sink.accept(chunk, 0, size);
                size = 0;
            }
        }
    }
}
