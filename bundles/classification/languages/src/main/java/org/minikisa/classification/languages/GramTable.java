package org.minikisa.classification.languages;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;

/**
 * How probable each n-gram of letters is in each of some languages: conditional on the letters before its last one, as {@code -ln p} in
 * sixteenths of a nat. Open addressing over keys; about two bytes of memory for each one that is stored.
 */
final class GramTable {

    /** Sixteenths of a nat. */
    static final double UNIT = 16;

    private final List<String> languages;
    private final int longest;
    private final long[] keys;
    private final byte[] costs;

    private GramTable(List<String> languages, int longest, int size) {
        this.languages = languages;
        this.longest = longest;
        int slots = Integer.highestOneBit(Math.max(2, size * 2 - 1)) << 1;
        this.keys = new long[slots];
        this.costs = new byte[slots * languages.size()];
    }

    List<String> languages() {
        return languages;
    }

    /** The most letters that an n-gram has. */
    int longest() {
        return longest;
    }

    /** Adds the n-gram's {@code ln p} of each language to the sums; nothing for an n-gram that is not stored. */
    void add(long key, double[] sums) {
        int slot = slot(key);
        if (keys[slot] == key) {
            int at = slot * languages.size();
            for (int l = 0; l < sums.length; l++) {
                sums[l] -= (costs[at + l] & 0xFF) / UNIT;
            }
        }
    }

    private int slot(long key) {
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 40) & keys.length - 1;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    static GramTable read(InputStream resource) {
        try (var in = new DataInputStream(new BufferedInputStream(resource, 1 << 16))) {
            List<String> languages = List.of(in.readUTF().split(" "));
            int longest = in.readUnsignedByte();
            int size = in.readInt();
            var table = new GramTable(languages, longest, size);
            byte[] costs = new byte[languages.size()];
            long key = 0;
            for (int i = 0; i < size; i++) {
                key += readDifference(in);
                in.readFully(costs);
                int slot = table.slot(key);
                table.keys[slot] = key;
                System.arraycopy(costs, 0, table.costs, slot * costs.length, costs.length);
            }
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException("the table of n-grams cannot be read", e);
        }
    }

    /** @param grams by ascending key; costs in the order of the languages */
    static void write(List<String> languages, int longest, SortedMap<Long, byte[]> grams, DataOutputStream out)
            throws IOException {
        out.writeUTF(String.join(" ", languages));
        out.writeByte(longest);
        out.writeInt(grams.size());
        long before = 0;
        for (var gram : grams.entrySet()) {
            writeDifference(gram.getKey() - before, out);
            out.write(gram.getValue());
            before = gram.getKey();
        }
    }

    /** Seven bits a byte, the lowest first; the highest bit says that more follow. */
    private static void writeDifference(long difference, DataOutputStream out) throws IOException {
        long rest = difference;
        while (rest > 0x7F) {
            out.writeByte((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    private static long readDifference(DataInputStream in) throws IOException {
        long difference = 0;
        int shift = 0;
        int b = in.readUnsignedByte();
        while ((b & 0x80) != 0) {
            difference |= (long) (b & 0x7F) << shift;
            shift += 7;
            b = in.readUnsignedByte();
        }
        return difference | (long) b << shift;
    }
}
