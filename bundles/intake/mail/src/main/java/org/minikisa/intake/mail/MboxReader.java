package org.minikisa.intake.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Splits an mbox into its messages as it streams by: memory is that of the largest message, whatever the size of the file.
 * A message begins after a {@link FromLine} at the begin of the file or after an empty line; that empty line belongs to the
 * mbox, the rest to the message, byte for byte, but for the {@code >} that an mbox sets before lines with "From ".
 */
final class MboxReader {

    private static final int LINE_BEGIN = 512;

    private final InputStream in;
    private final int largest;
    private final byte[] buffer = new byte[64 * 1024];
    private int at;
    private int end;

    private ByteArrayOutputStream message;
    private long size;
    private long number;
    private boolean afterEmptyLine = true;
    private int emptyLine;

    /** @param largest messages with more bytes are told of, not delivered */
    MboxReader(InputStream in, int largest) {
        this.in = in;
        this.largest = largest;
    }

    /** Takes the messages of an mbox, in their order; numbers count from 1. */
    interface Sink {
        void message(long number, byte[] bytes);

        void tooLarge(long number, long bytes);

        /** Bytes before the first From_ line. */
        void noMessage(long bytes);
    }

    void read(Sink sink) throws IOException {
        long before = 0;
        var begin = new byte[LINE_BEGIN];
        while (true) {
            int length = beginOfLine(begin);
            if (length == 0) {
                break;
            }
            boolean whole = begin[length - 1] == '\n';
            if ((afterEmptyLine || message == null) && startsMessage(begin, length)) {
                deliver(sink);
                message = new ByteArrayOutputStream();
                size = 0;
                emptyLine = 0;
                number++;
                if (!whole) {
                    skipRestOfLine();
                }
                afterEmptyLine = false;
                continue;
            }
            if (message == null) {
                before += isEmpty(begin, length) ? 0 : length;
            }
            flushEmptyLine();
            if (whole && isEmpty(begin, length)) {
                // held back: the last one before a From_ line is the archive's, not the message's
                emptyLine = length;
                afterEmptyLine = true;
            } else {
                afterEmptyLine = false;
                boolean quoted = FromLine.isQuoted(begin, 0, length);
                write(begin, quoted ? 1 : 0, quoted ? length - 1 : length);
                if (!whole) {
                    copyRestOfLine();
                }
            }
        }
        deliver(sink);
        if (before > 0) {
            sink.noMessage(before);
        }
    }

    private static boolean startsMessage(byte[] line, int length) {
        return length > 5 && line[0] == 'F' && FromLine.is(new String(line, 0, length, StandardCharsets.ISO_8859_1));
    }

    private static boolean isEmpty(byte[] line, int length) {
        return length == 1 && line[0] == '\n' || length == 2 && line[0] == '\r' && line[1] == '\n';
    }

    private void deliver(Sink sink) {
        if (message == null) {
            return;
        }
        if (size > largest) {
            sink.tooLarge(number, size);
        } else {
            sink.message(number, message.toByteArray());
        }
        message = null;
    }

    private void flushEmptyLine() {
        if (emptyLine > 0) {
            write(emptyLine == 2 ? new byte[] {'\r', '\n'} : new byte[] {'\n'}, 0, emptyLine);
            emptyLine = 0;
        }
    }

    private void write(byte[] bytes, int from, int length) {
        size += length;
        if (message != null && size <= largest) {
            message.write(bytes, from, length);
        }
    }

    /** Reads a line's first bytes, with its end if it is that short. @return how many; 0 at the end of the file */
    private int beginOfLine(byte[] line) throws IOException {
        int length = 0;
        while (length < line.length && fill()) {
            byte b = buffer[at++];
            line[length++] = b;
            if (b == '\n') {
                break;
            }
        }
        return length;
    }

    private void copyRestOfLine() throws IOException {
        boolean ended = false;
        while (!ended && fill()) {
            int from = at;
            ended = toLineEnd();
            write(buffer, from, at - from);
        }
    }

    private void skipRestOfLine() throws IOException {
        while (fill()) {
            if (toLineEnd()) {
                return;
            }
        }
    }

    /** Moves behind the next line end in the buffer, or to the buffer's end. @return whether there was one */
    private boolean toLineEnd() {
        while (at < end) {
            if (buffer[at++] == '\n') {
                return true;
            }
        }
        return false;
    }

    private boolean fill() throws IOException {
        if (at < end) {
            return true;
        }
        at = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }
}
