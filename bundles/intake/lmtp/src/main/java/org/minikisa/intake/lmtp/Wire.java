package org.minikisa.intake.lmtp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Reads lines and messages, writes replies. Lines end in CR LF and in nothing else: what takes a bare LF for an end of a line can be
 * made to see a second message in the text of a first (SMTP smuggling, CVE-2023-51764).
 */
final class Wire {

    /** A command with all parameters; RFC 5321 asks for 512, its extensions for some more. */
    private static final int LONGEST_LINE = 2_000;

    /** What is thrown away of one message before the line is cut: nobody who means well sends so much. */
    private static final long MOST_THROWN_AWAY = 512L * 1024 * 1024;

    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[16 * 1024];
    private int at;
    private int end;

    Wire(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** A line that is none: too long, or with a bare CR or LF, or no UTF-8. */
    static final class BadLine extends IOException {

        private static final long serialVersionUID = 1L;

        BadLine(String why) {
            super(why);
        }
    }

    /** One more line without its end. */
    String line() throws IOException {
        var line = new byte[LONGEST_LINE];
        int length = 0;
        while (true) {
            int b = read();
            if (b == '\r') {
                if (read() != '\n') {
                    throw new BadLine("a CR without LF");
                }
                return text(line, length);
            }
            if (b == '\n' || b == 0) {
                throw new BadLine(b == 0 ? "a NUL" : "an LF without CR");
            }
            if (length == line.length) {
                throw new BadLine("a line over " + LONGEST_LINE + " bytes");
            }
            line[length++] = (byte) b;
        }
    }

    private static String text(byte[] line, int length) throws BadLine {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line, 0, length))
                    .toString();
        } catch (CharacterCodingException foreign) {
            throw new BadLine("a line that is no UTF-8");
        }
    }

    /** Reads up to the line with a dot; takes back the dots that were put before others (RFC 5321 section 4.5.2). */
    void dotted(Incoming message, Duration longest) throws IOException {
        long until = System.nanoTime() + longest.toNanos();
        long bytes = 0;
        var run = new byte[buffer.length];
        int length = 0;
        boolean lineBegins = true;
        while (true) {
            int b = read();
            if (lineBegins && b == '.') {
                b = read();
                if (b == '\r') {
                    b = read();
                    if (b == '\n') {
                        message.add(run, 0, length);
                        return;
                    }
                    length = put((byte) '\r', run, length, message);
                }
            }
            lineBegins = b == '\n' && length > 0 && run[length - 1] == '\r';
            length = put((byte) b, run, length, message);
            if (++bytes % buffer.length == 0) {
                requireTime(until, bytes);
            }
        }
    }

    /** Keeps the last byte in the run, so that the next one can be seen beside it. */
    private static int put(byte b, byte[] run, int length, Incoming message) {
        int kept = length;
        if (length == run.length) {
            message.add(run, 0, length - 1);
            run[0] = run[length - 1];
            kept = 1;
        }
        run[kept] = b;
        return kept + 1;
    }

    /** Reads exactly so many bytes (RFC 3030). */
    void counted(Incoming message, long count, Duration longest) throws IOException {
        long until = System.nanoTime() + longest.toNanos();
        long left = count;
        while (left > 0) {
            fillIfEmpty();
            int part = (int) Math.min(left, end - at);
            message.add(buffer, at, part);
            at += part;
            left -= part;
            requireTime(until, count - left);
        }
    }

    private static void requireTime(long until, long bytes) throws IOException {
        if (System.nanoTime() - until > 0 || bytes > MOST_THROWN_AWAY) {
            throw new SocketTimeoutException("a message that does not end");
        }
    }

    private int read() throws IOException {
        fillIfEmpty();
        return buffer[at++] & 0xff;
    }

    private void fillIfEmpty() throws IOException {
        if (at < end) {
            return;
        }
        at = 0;
        end = in.read(buffer);
        if (end < 0) {
            end = 0;
            throw new EOFException("the caller has gone");
        }
    }

    /** Whether the caller has already sent what comes next: it pipelines, and the reply can wait. */
    boolean hasMore() {
        return at < end;
    }

    /** @param more whether further lines of the same reply follow */
    void reply(int code, String words, boolean more) throws IOException {
        out.write((code + (more ? "-" : " ") + words + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    void flush() throws IOException {
        out.flush();
    }
}
