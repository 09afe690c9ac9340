package org.minikisa.intake.core.mime;

import java.io.ByteArrayOutputStream;

/** Keeps the beginning of what is written to it. */
final class Kept implements ByteSink {

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final long most;
    private long size;

    Kept(long most) {
        this.most = most;
    }

    @Override
    public void accept(byte[] bytes, int from, int length) {
        kept.write(bytes, from, (int) Math.max(0, Math.min(length, most - size)));
        size += length;
    }

    byte[] bytes() {
        return kept.toByteArray();
    }

    long size() {
        return size;
    }

    boolean isCut() {
        return size > most;
    }
}
