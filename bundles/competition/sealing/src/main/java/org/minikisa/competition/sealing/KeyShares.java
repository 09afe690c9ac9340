package org.minikisa.competition.sealing;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.bouncycastle.crypto.threshold.ShamirSecretSplitter;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter.Algorithm;
import org.bouncycastle.crypto.threshold.ShamirSplitSecret;
import org.bouncycastle.crypto.threshold.ShamirSplitSecretShare;

/**
 * A content key split k of n over GF(2^8), modulo x^8+x^4+x^3+x+1. Of the key and of each share a digest goes into the
 * sealed file: so a wrong share, and a wrong key made of shares that do not belong together, is told from a right one.
 */
final class KeyShares {

    /** Few enough that every choice of them can be tried: 924 at most. */
    static final int MOST = 12;

    private KeyShares() {}

    /** @return the shares, place 0 first */
    static List<byte[]> split(byte[] key, int needed, int openers, SecureRandom random) {
        try {
            var shares = new ArrayList<byte[]>();
            ShamirSplitSecret split = ShamirSecretSplitter.getInstance(Algorithm.AES, key.length, random)
                    .resplit(key, needed, openers);
            for (ShamirSplitSecretShare share : split.getSecretShares()) {
                shares.add(share.getEncoded());
            }
            return shares;
        } catch (IOException e) {
            throw new IllegalStateException("shares are kept in memory", e);
        }
    }

    /** The secret that exactly these shares give. */
    static byte[] combine(Collection<PlacedShare> shares) {
        try {
            ShamirSplitSecretShare[] placed = shares.stream()
                    .map(one -> new ShamirSplitSecretShare(one.share(), one.place() + 1))
                    .toArray(ShamirSplitSecretShare[]::new);
            return ShamirSplitSecret.getInstance(Algorithm.AES, placed).getSecret();
        } catch (IOException e) {
            throw new IllegalStateException("shares are kept in memory", e);
        }
    }

    /**
     * The key of a sealed file, from any of the shares that give it. All are such as the file promises; who seals wrongly
     * can still promise shares that do not belong together, so every choice of them is tried.
     */
    static Optional<byte[]> key(Statement statement, List<PlacedShare> shares) {
        return choose(statement, shares, 0, new ArrayList<>());
    }

    private static Optional<byte[]> choose(
            Statement statement, List<PlacedShare> shares, int from, List<PlacedShare> chosen) {
        if (chosen.size() == statement.needed()) {
            return Optional.of(combine(chosen))
                    .filter(key -> statement.commitment().equals(Digests.hex(commitment(key))));
        }
        for (int i = from; i < shares.size(); i++) {
            chosen.add(shares.get(i));
            Optional<byte[]> key = choose(statement, shares, i + 1, chosen);
            if (key.isPresent()) {
                return key;
            }
            chosen.remove(chosen.size() - 1);
        }
        return Optional.empty();
    }

    static byte[] commitment(byte[] key) {
        return Digests.of("minikisa content key 1\n", key);
    }

    static byte[] commitment(int place, byte[] share) {
        return Digests.of("minikisa share 1\n", new byte[] {(byte) place}, share);
    }

    /** @param place of the opener, from 0 */
    record PlacedShare(int place, byte[] share) {

        boolean isPromisedBy(Statement statement) {
            return place >= 0
                    && place < statement.shares().size()
                    && statement.shares().get(place).equals(Digests.hex(commitment(place, share)));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof PlacedShare one && one.place == place && Arrays.equals(one.share, share);
        }

        @Override
        public int hashCode() {
            return 31 * place + Arrays.hashCode(share);
        }

        /** Says where it belongs, not what it is. */
        @Override
        public String toString() {
            return "PlacedShare[" + place + "]";
        }
    }
}
