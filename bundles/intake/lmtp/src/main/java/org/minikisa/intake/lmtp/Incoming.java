package org.minikisa.intake.lmtp;

import java.util.Arrays;

/** A message that is being received; what is over a limit is counted and thrown away, so that the dialogue can go on. */
final class Incoming implements AutoCloseable {

    /** Why a message is not kept. */
    enum Fault {
        NONE,
        TOO_LARGE,
        NO_ROOM
    }

    private static final int STEP = 64 * 1024;

    private final int largest;
    private final Room room;
    private byte[] bytes = {};
    private long taken;
    private int length;
    private Fault fault = Fault.NONE;

    Incoming(int largest, Room room) {
        this.largest = largest;
        this.room = room;
    }

    void add(byte[] from, int start, int count) {
        if (fault != Fault.NONE) {
            return;
        }
        if (count > largest - length) {
            giveUp(Fault.TOO_LARGE);
        } else if (count <= bytes.length - length || grow(length + count)) {
            System.arraycopy(from, start, bytes, length, count);
            length += count;
        }
    }

    private boolean grow(int needed) {
        int size = (int) Math.min(largest, Math.max(needed, Math.max(STEP, bytes.length * 2L)));
        if (!room.take(size - bytes.length)) {
            giveUp(Fault.NO_ROOM);
            return false;
        }
        taken += size - bytes.length;
        bytes = Arrays.copyOf(bytes, size);
        return true;
    }

    private void giveUp(Fault why) {
        fault = why;
        close();
    }

    Fault fault() {
        return fault;
    }

    /** The message behind a line of our own. It is here no more then, but its room is taken until it is closed. */
    byte[] behind(byte[] line) {
        byte[] whole = Arrays.copyOf(line, line.length + length);
        System.arraycopy(bytes, 0, whole, line.length, length);
        bytes = new byte[0];
        length = 0;
        return whole;
    }

    /** Gives the memory back. */
    @Override
    public void close() {
        room.give(taken);
        taken = 0;
        bytes = new byte[0];
        length = 0;
    }
}
