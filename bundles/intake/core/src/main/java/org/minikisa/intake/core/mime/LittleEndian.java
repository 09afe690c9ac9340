package org.minikisa.intake.core.mime;

import java.nio.BufferUnderflowException;
import java.util.Arrays;

/** Reads numbers and pieces off some bytes; what is not there is a {@link BufferUnderflowException}. */
final class LittleEndian {

    private final byte[] bytes;
    private final int to;
    private int at;

    LittleEndian(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.to = to;
    }

    int at() {
        return at;
    }

    int left() {
        return to - at;
    }

    int u8() {
        return bytes[skip(1)] & 0xFF;
    }

    int u16() {
        return u8() | u8() << 8;
    }

    /** A length or a code; as a length it is never more than what is there. */
    int u32() {
        return u16() | u16() << 16;
    }

    /** Passes over so many bytes. @return where they begin */
    int skip(int length) {
        if (length < 0 || length > left()) {
            throw new BufferUnderflowException();
        }
        int begin = at;
        at += length;
        return begin;
    }

    byte[] copy(int length) {
        int begin = skip(length);
        return Arrays.copyOfRange(bytes, begin, begin + length);
    }

    LittleEndian part(int length) {
        int begin = skip(length);
        return new LittleEndian(bytes, begin, begin + length);
    }
}
