package org.minikisa.impact.core.bulk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/** Finds names among bytes without making strings of them. */
final class ByteNames {

    private final byte[][] names;
    private final int[] values;
    private final int mask;

    ByteNames(Collection<String> all) {
        int size = Integer.highestOneBit(Math.max(1, all.size())) << 2;
        names = new byte[size][];
        values = new int[size];
        mask = size - 1;
        int value = 0;
        for (var text : all) {
            var name = text.getBytes(StandardCharsets.UTF_8);
            int place = hash(name, 0, name.length);
            while (names[place] != null) {
                place = place + 1 & mask;
            }
            names[place] = name;
            values[place] = value++;
        }
    }

    /** Its place in the list of names; -1 for none of them. */
    int find(byte[] bytes, int from, int to) {
        int place = hash(bytes, from, to);
        while (names[place] != null) {
            if (Arrays.equals(names[place], 0, names[place].length, bytes, from, to)) {
                return values[place];
            }
            place = place + 1 & mask;
        }
        return -1;
    }

    private int hash(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return (hash ^ hash >>> 15) & mask;
    }
}
