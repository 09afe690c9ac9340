package org.minikisa.classification.linear;

import java.util.Arrays;

/** Numbers distinct longs from 0 in the order they come. Open addressing, no boxing. */
final class LongIndex {

    private long[] keys;
    private int[] slots;
    private int size;

    LongIndex(int expected) {
        keys = new long[Math.max(16, expected)];
        slots = emptySlots(keys.length);
    }

    int size() {
        return size;
    }

    /** The same, without room to grow. */
    LongIndex trimmed() {
        var trimmed = new LongIndex(size);
        for (int number = 0; number < size; number++) {
            trimmed.add(keys[number]);
        }
        return trimmed;
    }

    /** The key with this number. */
    long key(int number) {
        return keys[number];
    }

    /** @return its number, or -1 when it was never added */
    int find(long key) {
        int mask = slots.length - 1;
        for (int at = spread(key) & mask; ; at = (at + 1) & mask) {
            int number = slots[at];
            if (number < 0 || keys[number] == key) {
                return number;
            }
        }
    }

    /** @return its number, a new one when it is seen for the first time */
    int add(long key) {
        int found = find(key);
        if (found >= 0) {
            return found;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            slots = emptySlots(keys.length);
            for (int number = 0; number < size; number++) {
                place(number);
            }
        }
        keys[size] = key;
        place(size);
        return size++;
    }

    private void place(int number) {
        int mask = slots.length - 1;
        int at = spread(keys[number]) & mask;
        while (slots[at] >= 0) {
            at = (at + 1) & mask;
        }
        slots[at] = number;
    }

    private static int[] emptySlots(int keys) {
        int[] slots = new int[Integer.highestOneBit(keys * 2 - 1) * 2];
        Arrays.fill(slots, -1);
        return slots;
    }

    private static int spread(long key) {
        long h = key * 0x9e3779b97f4a7c15L;
        return (int) (h ^ (h >>> 32));
    }
}
