package org.minikisa.runtime.worker.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects one frame; refuses to grow beyond {@link Frames#LARGEST}. Numbers are big-endian. */
public final class WireOutput {

    private byte[] bytes = new byte[512];
    private int length;

    public void writeByte(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    public void writeInt(int value) {
        room(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
    }

    public void writeLong(long value) {
        writeInt((int) (value >>> 32));
        writeInt((int) value);
    }

    public void writeBytes(byte[] value) {
        writeInt(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
    }

    /** What UTF-8 has no bytes for, half of a surrogate pair, becomes a question mark. */
    public void writeText(String value) {
        if (value.length() > Frames.LARGEST) {
            throw new WireException("a text of " + value.length() + " characters");
        }
        writeBytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /** What was collected. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (more > Frames.LARGEST - length) {
            throw new WireException("more than " + (Frames.LARGEST >> 20) + " MB in one value");
        }
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
