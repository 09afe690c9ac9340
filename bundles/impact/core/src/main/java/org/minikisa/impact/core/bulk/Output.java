package org.minikisa.impact.core.bulk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

import org.minikisa.impact.core.declarative.ShortestDecimal;

/**
 * A file that appears under its name when it is whole; until then it ends with {@code .part}. Texts are UTF-8.
 */
final class Output implements AutoCloseable {

    private static final int BLOCK = 1 << 16;
    private static final String HEX = "0123456789abcdef";

    private final Path path;
    private final Path part;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BLOCK);
    private final byte[] bytes = buffer.array();
    private int at;

    Output(Path path) throws IOException {
        this.path = path;
        this.part = part(path);
        this.channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            requireAlone();
            channel.truncate(0);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Holds a lock until it is closed, so that two runs do not write into one file. */
    private void requireAlone() throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new IOException(part + " is being written by another run; wait for it, or name another file.");
        }
    }

    static Path part(Path path) {
        return path.resolveSibling(path.getFileName() + ".part");
    }

    /** Writes all to the disk, but not yet under its name. */
    void finish() throws IOException {
        flush();
        try {
            channel.force(true);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Gives it its name. */
    void appear() throws IOException {
        Files.move(part, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    // ---------------------------------------------------------------- plain

    void write(char ascii) throws IOException {
        room(1);
        bytes[at++] = (byte) ascii;
    }

    void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    void write(byte[] text) throws IOException {
        write(text, 0, text.length);
    }

    private void write(byte[] text, int from, int to) throws IOException {
        int written = from;
        while (written < to) {
            room(1);
            int some = Math.min(to - written, BLOCK - at);
            System.arraycopy(text, written, bytes, at, some);
            at += some;
            written += some;
        }
    }

    void write(double number) throws IOException {
        room(ShortestDecimal.LONGEST);
        at = ShortestDecimal.write(number, bytes, at);
    }

    // ---------------------------------------------------------------- quoted

    /** A cell, in quotes where it needs them. */
    void csv(byte[] text, int from, int to, byte separator) throws IOException {
        boolean quote = from < to && (text[from] == ' ' || text[to - 1] == ' ');
        for (int i = from; i < to && !quote; i++) {
            quote = text[i] == separator || text[i] == '"' || text[i] == '\n' || text[i] == '\r';
        }
        if (!quote) {
            write(text, from, to);
            return;
        }
        write('"');
        for (int i = from; i < to; i++) {
            if (text[i] == '"') {
                write('"');
            }
            write((char) text[i]);
        }
        write('"');
    }

    void csv(String text, byte separator) throws IOException {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        csv(utf8, 0, utf8.length, separator);
    }

    /** A text of JSON, in quotes. */
    void json(byte[] text, int from, int to) throws IOException {
        write('"');
        for (int i = from; i < to; i++) {
            byte b = text[i];
            if (b == '"' || b == '\\') {
                write('\\');
                write((char) b);
            } else if (b >= 0 && b < ' ') {
                write("\\u00");
                write(HEX.charAt(b >> 4));
                write(HEX.charAt(b & 15));
            } else {
                write((char) b);
            }
        }
        write('"');
    }

    void json(String text) throws IOException {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        json(utf8, 0, utf8.length);
    }

    // ---------------------------------------------------------------- to the disk

    private void room(int needed) throws IOException {
        if (at + needed > BLOCK) {
            flush();
        }
    }

    private void flush() throws IOException {
        buffer.position(0).limit(at);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw failed(e);
        }
        at = 0;
    }

    private IOException failed(IOException cause) {
        if (cause instanceof ClosedByInterruptException) {
            return cause;
        }
        return new IOException(
                part + " could not be written: " + cause.getMessage()
                        + ". What is there so far is no result; make room and run it again.",
                cause);
    }
}
