package org.minikisa.classification.linear;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Turns words into vectors: sublinear term frequency times inverse document frequency, each block of features scaled to its share,
 * the whole to length 1. Features that were not learnt count for the length as the rarest do: of a text of unknown words little is
 * left, and that little says how foreign it is (measured: AUROC on CLINC150 0.956 without, 0.967 with).
 */
final class Vocabulary {

    /** Features that were not learnt fall into so many places, by their hash, where corrections can reach them. */
    static final int UNKNOWN = 1 << 18;

    private static final int SIEVE_BITS = 22;
    private static final int SIEVE = 1 << SIEVE_BITS;

    /** What each block has of the squared length; tuned on parts of training sets. */
    private static final double[] SHARE = {0.245, 0.5, 0.1275, 0.1275};

    private final LongIndex features;
    private final float[] idf;
    private final float rarest;

    /** What falls through was not learnt, which is seen sooner here than in the index. */
    private final BitSet sieve;

    private Vocabulary(LongIndex features, float[] idf, float rarest) {
        this.features = features;
        this.idf = idf;
        this.rarest = rarest;
        this.sieve = new BitSet(SIEVE);
        for (int f = 0; f < idf.length; f++) {
            sieve.set(hole(features.key(f)));
        }
    }

    private static int hole(long feature) {
        return (int) (feature * 0x9e3779b97f4a7c15L >>> 64 - SIEVE_BITS);
    }

    boolean knows(long feature) {
        return features.find(feature) >= 0;
    }

    /** Of a feature, as its idf; more than any idf where it was not learnt. */
    float rarity(long feature) {
        if (!sieve.get(hole(feature))) {
            return Float.MAX_VALUE;
        }
        int f = features.find(feature);
        return f < 0 ? Float.MAX_VALUE : idf[f];
    }

    /** Of what so many texts had. */
    float rarity(int with) {
        return idf(texts(), with);
    }

    /** From how many texts it was learnt, to a few. */
    int texts() {
        return (int) Math.round(2 * StrictMath.exp(rarest - 1) - 1);
    }

    /** @param most how many features at most: of too many those in the fewest texts are left out */
    static Vocabulary of(List<List<Word>> texts, int most) {
        var all = new LongIndex(1 << 14);
        int[][] count = {new int[1 << 14], new int[1 << 14]};
        for (int t = 0; t < texts.size(); t++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("learning was stopped");
            }
            int text = t + 1;
            Grams.each(texts.get(t).stream().map(Word::folded).toList(), (block, feature, first, last) -> {
                int f = all.add(feature);
                if (f >= count[0].length) {
                    count[0] = Arrays.copyOf(count[0], f * 2);
                    count[1] = Arrays.copyOf(count[1], f * 2);
                }
                if (count[1][f] != text) {
                    count[1][f] = text;
                    count[0][f]++;
                }
            });
        }
        int least = least(count[0], all.size(), most);
        var kept = new LongIndex(1 << 14);
        float[] idf = new float[all.size()];
        for (int f = 0; f < all.size(); f++) {
            if (count[0][f] >= least) {
                idf[kept.add(all.key(f))] = idf(texts.size(), count[0][f]);
            }
        }
        return new Vocabulary(kept.trimmed(), Arrays.copyOf(idf, kept.size()), idf(texts.size(), 1));
    }

    /** In how many texts a feature must be so that not more than {@code most} are left. */
    private static int least(int[] counts, int size, int most) {
        int[] sorted = Arrays.copyOf(counts, size);
        Arrays.sort(sorted);
        return size <= most ? 1 : sorted[size - most - 1] + 1;
    }

    private static float idf(int texts, int with) {
        return (float) (1 + StrictMath.log((1.0 + texts) / (1.0 + with)));
    }

    int size() {
        return idf.length;
    }

    Encoded encode(List<Word> words) {
        Spelling.Spelt spelt = new Spelling(this).of(words);
        var counting = new Counting(spelt.of());
        Grams.each(spelt.forms(), counting);
        return counting.encoded();
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(size());
        out.writeFloat(rarest);
        for (int f = 0; f < size(); f++) {
            out.writeLong(features.key(f));
        }
        for (float value : idf) {
            out.writeFloat(value);
        }
    }

    static Vocabulary read(DataInput in, int size) throws IOException {
        float rarest = in.readFloat();
        var features = new LongIndex(size);
        for (int f = 0; f < size; f++) {
            features.add(in.readLong());
        }
        if (features.size() != size) {
            throw new IOException("a feature stands twice");
        }
        float[] idf = new float[size];
        for (int f = 0; f < size; f++) {
            idf[f] = in.readFloat();
        }
        return new Vocabulary(features, idf, rarest);
    }

    /** Collects the features of one text. */
    private final class Counting implements Grams.Sink {

        private final LongIndex distinct = new LongIndex(256);
        private int[] times = new int[256];
        private byte[] blocks = new byte[256];
        private int[] entry = new int[512];
        private int[] firstWord = new int[512];
        private int[] lastWord = new int[512];
        private int occurrences;
        private final int[] wordOf;

        /** @param wordOf for each form that is read the number of the word in the text */
        Counting(int[] wordOf) {
            this.wordOf = wordOf;
        }

        @Override
        public void accept(int block, long feature, int first, int last) {
            int d = distinct.add(feature);
            if (d == times.length) {
                times = Arrays.copyOf(times, d * 2);
                blocks = Arrays.copyOf(blocks, d * 2);
            }
            times[d]++;
            blocks[d] = (byte) block;
            if (occurrences == entry.length) {
                entry = Arrays.copyOf(entry, occurrences * 2);
                firstWord = Arrays.copyOf(firstWord, occurrences * 2);
                lastWord = Arrays.copyOf(lastWord, occurrences * 2);
            }
            entry[occurrences] = d;
            firstWord[occurrences] = wordOf[first];
            lastWord[occurrences++] = wordOf[last];
        }

        Encoded encoded() {
            int n = distinct.size();
            double[] weight = new double[n];
            double[] squares = new double[Grams.BLOCKS];
            long[] order = new long[n];
            for (int d = 0; d < n; d++) {
                long hash = distinct.key(d);
                int f = features.find(hash);
                weight[d] = (times[d] == 1 ? 1 : 1 + StrictMath.log(times[d])) * (f < 0 ? rarest : idf[f]);
                squares[blocks[d]] += weight[d] * weight[d];
                order[d] = (long) (f < 0 ? unknown(hash) : f) << 32 | d;
            }
            Arrays.sort(order);
            double[] scale = scale(squares);
            return inOrder(order, weight, scale);
        }

        private Encoded inOrder(long[] order, double[] weight, double[] scale) {
            int[] index = new int[order.length];
            float[] value = new float[order.length];
            int[] place = new int[order.length];
            int known = 0;
            for (int i = 0; i < order.length; i++) {
                int d = (int) order[i];
                index[i] = (int) (order[i] >>> 32);
                value[i] = (float) (weight[d] * scale[blocks[d]]);
                place[d] = i;
                if (index[i] < size()) {
                    known++;
                }
            }
            for (int o = 0; o < occurrences; o++) {
                entry[o] = place[entry[o]];
            }
            return new Encoded(
                    index,
                    value,
                    known,
                    Arrays.copyOf(entry, occurrences),
                    Arrays.copyOf(firstWord, occurrences),
                    Arrays.copyOf(lastWord, occurrences));
        }

        private int unknown(long hash) {
            return size() + (int) (hash * 0x9e3779b97f4a7c15L >>> 46);
        }
    }

    /** By what to multiply the values of each block; blocks that a text has nothing of leave their share to the others. */
    private static double[] scale(double[] squares) {
        double shares = 0;
        for (int b = 0; b < squares.length; b++) {
            shares += squares[b] > 0 ? SHARE[b] : 0;
        }
        double[] scale = new double[squares.length];
        for (int b = 0; b < squares.length; b++) {
            scale[b] = squares[b] > 0 ? Math.sqrt(SHARE[b] / shares / squares[b]) : 0;
        }
        return scale;
    }
}
