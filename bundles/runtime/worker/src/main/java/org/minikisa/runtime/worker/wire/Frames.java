package org.minikisa.runtime.worker.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A frame: its length in four bytes, big-endian, and as many bytes. */
public final class Frames {

    /** The largest frame, in bytes. */
    public static final int LARGEST = 8 << 20;

    private Frames() {}

    /** In one write where it is small: one wake-up of the other side. */
    public static void write(OutputStream out, byte[] frame) throws IOException {
        var whole = new byte[frame.length + 4];
        for (int i = 0; i < 4; i++) {
            whole[i] = (byte) (frame.length >>> 24 - 8 * i);
        }
        System.arraycopy(frame, 0, whole, 4, frame.length);
        out.write(whole);
        out.flush();
    }

    /**
     * @throws EOFException at the end of the stream, also within a frame
     * @throws WireException when it says that it is larger than {@link #LARGEST}; nothing is allocated for it then
     */
    public static byte[] read(InputStream in) throws IOException {
        int length = 0;
        for (byte part : exactly(in, 4)) {
            length = length << 8 | part & 0xFF;
        }
        if (length < 0 || length > LARGEST) {
            throw new WireException("a frame of " + Integer.toUnsignedString(length) + " bytes");
        }
        return exactly(in, length);
    }

    /** Grows with what has come, not with what was announced. */
    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the stream ended after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }
}
