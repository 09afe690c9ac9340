package org.minikisa.impact.core.sampling;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The uniform numbers of one input, each reached directly by its place. It is the sequence of SplitMix64 (Steele, Lea and
 * Flood 2014, "Fast splittable pseudorandom number generators"), which {@link java.util.SplittableRandom} has too, from a
 * start that is a digest of the seed and the input's id.
 */
final class Uniforms {

    /** Two independent sets of the same inputs, as the estimators of Sobol's indices want them. */
    enum Matrix {
        /** What a simulation draws. */
        A,
        B
    }

    /** The odd number nearest to 2^64 divided by the golden ratio. */
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private final long start;

    Uniforms(long seed, Matrix matrix, String input) {
        start = digest(seed, matrix, input);
    }

    /** @return above 0 and below 1, so that the quantile of every distribution is finite there */
    double at(long draw) {
        return ((bits(start, draw) >>> 12) + 0.5) * 0x1p-52;
    }

    /** Fills the first {@code count} places with draws in turn. */
    void fill(long from, double[] into, int count) {
        for (int i = 0; i < count; i++) {
            into[i] = at(from + i);
        }
    }

    /** Draw {@code n} of SplitMix64 begun with {@code seed}, from 0. */
    static long bits(long seed, long n) {
        long z = seed + (n + 1) * GOLDEN_GAMMA;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    private static long digest(long seed, Matrix matrix, String input) {
        var id = input.getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(Long.BYTES + 1 + id.length)
                .putLong(seed)
                .put((byte) matrix.name().charAt(0))
                .put(id);
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes.array()))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
