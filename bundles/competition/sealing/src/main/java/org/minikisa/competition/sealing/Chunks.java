package org.minikisa.competition.sealing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The content, in chunks of 64 KiB, each AES-256-GCM with the number of the chunk and whether it is the last one as nonce
 * (the STREAM construction, Hoang et al. 2015): chunks can be neither changed, nor exchanged, left out, added or cut off. The
 * key is used for one file only. The JDK's cipher is used: it is the one that processors speed up.
 */
final class Chunks {

    static final int PLAIN = 64 * 1024;
    static final int TAG = 16;
    static final int SEALED = PLAIN + TAG;

    private static final int NONCE = 12;

    private final Cipher cipher;
    private final SecretKeySpec key;
    private final long count;
    private long next;

    Chunks(byte[] key, long count) {
        this.key = new SecretKeySpec(key, "AES");
        this.count = count;
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    void seal(byte[] plain, byte[] sealed) {
        try {
            init(Cipher.ENCRYPT_MODE);
            cipher.doFinal(plain, 0, PLAIN, sealed, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a chunk can be sealed", e);
        }
    }

    /** @return the number of the chunk that is not what was sealed; empty for a good one */
    Optional<Long> open(byte[] sealed, byte[] plain) {
        long number = next;
        try {
            init(Cipher.DECRYPT_MODE);
            cipher.doFinal(sealed, 0, SEALED, plain, 0);
            return Optional.empty();
        } catch (AEADBadTagException e) {
            return Optional.of(number);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a chunk can be opened", e);
        }
    }

    private void init(int mode) throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(NONCE)
                .putLong(3, next)
                .put(NONCE - 1, (byte) (next == count - 1 ? 1 : 0))
                .array();
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG, nonce));
        next++;
    }
}
