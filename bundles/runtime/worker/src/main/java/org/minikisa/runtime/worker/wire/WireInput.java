package org.minikisa.runtime.worker.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads one frame. Total: whatever the bytes are, each method gives a value or throws a {@link WireException}, and what is
 * made of a frame is bounded by its size, by {@value #MOST_ELEMENTS} elements and by {@value #DEEPEST} levels.
 */
public final class WireInput {

    /** The most elements that all collections of a frame have together. */
    public static final int MOST_ELEMENTS = 250_000;

    private static final int DEEPEST = 64;

    private final ByteBuffer bytes;
    private int elements;
    private int depth;

    public WireInput(byte[] frame) {
        bytes = ByteBuffer.wrap(frame);
    }

    public int readByte() {
        need(1);
        return bytes.get() & 0xFF;
    }

    public int readInt() {
        need(4);
        return bytes.getInt();
    }

    public long readLong() {
        need(8);
        return bytes.getLong();
    }

    public byte[] readBytes() {
        int length = readInt();
        need(length);
        var value = new byte[length];
        bytes.get(value);
        return value;
    }

    public String readText() {
        int length = readInt();
        need(length);
        var text = bytes.slice().limit(length);
        bytes.position(bytes.position() + length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
        } catch (CharacterCodingException e) {
            throw new WireException("a text that is not UTF-8", e);
        }
    }

    /** How many elements follow. */
    public int readSize() {
        int size = readInt();
        if (size < 0 || size > MOST_ELEMENTS - elements) {
            throw new WireException("more than " + MOST_ELEMENTS + " elements in one value");
        }
        elements += size;
        return size;
    }

    /** How many elements of so many bytes each follow: all of them are there. */
    int readSize(int bytesEach) {
        int size = readSize();
        need(size * bytesEach);
        return size;
    }

    /** One of {@code count} alternatives. */
    public int readChoice(int count) {
        int choice = readByte();
        if (choice >= count) {
            throw new WireException("alternative " + choice + " of " + count);
        }
        return choice;
    }

    /** @throws WireException when something is left over */
    public void end() {
        if (bytes.hasRemaining()) {
            throw new WireException(bytes.remaining() + " bytes too many");
        }
    }

    void enter() {
        if (++depth > DEEPEST) {
            throw new WireException("more than " + DEEPEST + " levels in one value");
        }
    }

    void leave() {
        depth--;
    }

    private void need(int count) {
        if (count < 0 || count > bytes.remaining()) {
            throw new WireException("the value ends too early");
        }
    }
}
