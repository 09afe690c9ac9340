package org.minikisa.classification.linear;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Turns words into a vector: sublinear term frequency times inverse document frequency, each block of features scaled to
 * length 1. Knows the features of the texts it was built from; others count for nothing.
 */
final class Vectorizer {

    private final FeatureSpace space;
    private final LongIndex features;
    private final byte[] blocks;
    private final float[] idf;

    private Vectorizer(FeatureSpace space, LongIndex features, byte[] blocks, float[] idf) {
        this.space = space;
        this.features = features;
        this.blocks = blocks;
        this.idf = idf;
    }

    /** @param rarest features in fewer texts than this are left out: they cannot tell anything about another text */
    static Vectorizer build(FeatureSpace space, List<List<Word>> texts, int rarest) {
        var all = new LongIndex(1 << 14);
        var counts = new GrowingInts();
        var lastSeenIn = new GrowingInts();
        var block = new GrowingInts();
        for (int t = 0; t < texts.size(); t++) {
            int text = t + 1;
            space.each(texts.get(t), (b, feature, first, last) -> {
                int f = all.add(feature);
                if (lastSeenIn.get(f) != text) {
                    lastSeenIn.set(f, text);
                    counts.set(f, counts.get(f) + 1);
                    block.set(f, b);
                }
            });
        }
        var kept = new LongIndex(1 << 14);
        float[] idf = new float[all.size()];
        byte[] blocks = new byte[all.size()];
        for (int f = 0; f < all.size(); f++) {
            if (counts.get(f) >= rarest) {
                int number = kept.add(all.key(f));
                idf[number] = (float) (1 + StrictMath.log((1.0 + texts.size()) / (1.0 + counts.get(f))));
                blocks[number] = (byte) block.get(f);
            }
        }
        return new Vectorizer(space, kept, Arrays.copyOf(blocks, kept.size()), Arrays.copyOf(idf, kept.size()));
    }

    int size() {
        return features.size();
    }

    SparseVector vector(List<Word> words) {
        return encode(words).vector();
    }

    /**
     * A text as a vector, and where in the text its values come from: occurrence i is one of {@code vector.index()[entry[i]]}
     * and spans the words {@code firstWord[i]} to {@code lastWord[i]}.
     */
    record Encoded(SparseVector vector, int[] entry, int[] firstWord, int[] lastWord) {}

    Encoded encode(List<Word> words) {
        var found = new GrowingInts();
        var firstWord = new GrowingInts();
        var lastWord = new GrowingInts();
        space.each(words, (block, feature, first, last) -> {
            int f = features.find(feature);
            if (f >= 0) {
                found.add(f);
                firstWord.add(first);
                lastWord.add(last);
            }
        });
        int[] occurrences = found.toArray();
        int[] sorted = occurrences.clone();
        Arrays.sort(sorted);
        int[] index = new int[sorted.length];
        float[] value = new float[sorted.length];
        int n = 0;
        double[] squares = new double[FeatureSpace.BLOCKS];
        for (int i = 0; i < sorted.length; ) {
            int f = sorted[i];
            int end = i;
            while (end < sorted.length && sorted[end] == f) {
                end++;
            }
            double v = (1 + StrictMath.log(end - i)) * idf[f];
            squares[blocks[f]] += v * v;
            index[n] = f;
            value[n++] = (float) v;
            i = end;
        }
        for (int i = 0; i < n; i++) {
            value[i] /= (float) Math.sqrt(squares[blocks[index[i]]]);
        }
        int[] entry = occurrences;
        for (int i = 0; i < entry.length; i++) {
            entry[i] = Arrays.binarySearch(index, 0, n, occurrences[i]);
        }
        var vector = new SparseVector(Arrays.copyOf(index, n), Arrays.copyOf(value, n));
        return new Encoded(vector, entry, firstWord.toArray(), lastWord.toArray());
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(space.longestWordGram());
        out.writeInt(space.shortestCharGram());
        out.writeInt(space.longestCharGram());
        out.writeBoolean(space.folded());
        out.writeInt(size());
        for (int f = 0; f < size(); f++) {
            out.writeLong(features.key(f));
            out.writeByte(blocks[f]);
            out.writeFloat(idf[f]);
        }
    }

    static Vectorizer read(DataInput in) throws IOException {
        var space = new FeatureSpace(in.readInt(), in.readInt(), in.readInt(), in.readBoolean());
        int size = in.readInt();
        var features = new LongIndex(size);
        byte[] blocks = new byte[size];
        float[] idf = new float[size];
        for (int f = 0; f < size; f++) {
            features.add(in.readLong());
            blocks[f] = in.readByte();
            idf[f] = in.readFloat();
        }
        return new Vectorizer(space, features, blocks, idf);
    }

    /** A list of ints that grows, with 0 where nothing was set. */
    private static final class GrowingInts {
        private int[] values = new int[256];
        private int size;

        int get(int at) {
            return at < values.length ? values[at] : 0;
        }

        void set(int at, int value) {
            if (at >= values.length) {
                values = Arrays.copyOf(values, Math.max(at + 1, values.length * 2));
            }
            values[at] = value;
            size = Math.max(size, at + 1);
        }

        void add(int value) {
            set(size, value);
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
