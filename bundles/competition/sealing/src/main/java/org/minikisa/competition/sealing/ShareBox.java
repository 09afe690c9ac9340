package org.minikisa.competition.sealing;

import java.util.Optional;

import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.util.Arrays;

/**
 * Seals a share to an opener: HPKE (RFC 9180), base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. What it is
 * bound to is HPKE's {@code info}; the opener's place is its additional data.
 */
final class ShareBox {

    /** Encapsulated key 32, share 32, tag 16. */
    static final int SIZE = 80;

    private static final int ENCAPSULATED = 32;

    private ShareBox() {}

    private static HPKE hpke() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }

    /** A new pair: private key, public key. */
    static byte[][] freshPair() {
        HPKE hpke = hpke();
        AsymmetricCipherKeyPair pair = hpke.generatePrivateKey();
        return new byte[][] {hpke.serializePrivateKey(pair.getPrivate()), hpke.serializePublicKey(pair.getPublic())};
    }

    static byte[] seal(byte[] share, int place, String publicKey, byte[] boundTo) {
        try {
            HPKE hpke = hpke();
            AsymmetricKeyParameter opener = hpke.deserializePublicKey(Digests.bytes(publicKey));
            byte[][] sealed = hpke.seal(opener, boundTo, new byte[] {(byte) place}, share, null, null, null);
            return Arrays.concatenate(sealed[1], sealed[0]);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("a share of 32 bytes can be sealed", e);
        }
    }

    /** Empty where it was sealed to another key, for another tender, or was changed. */
    static Optional<byte[]> open(byte[] sealed, int place, byte[] privateKey, String publicKey, byte[] boundTo) {
        try {
            HPKE hpke = hpke();
            AsymmetricCipherKeyPair pair = hpke.deserializePrivateKey(privateKey, Digests.bytes(publicKey));
            return Optional.of(hpke.open(
                    Arrays.copyOfRange(sealed, 0, ENCAPSULATED),
                    pair,
                    boundTo,
                    new byte[] {(byte) place},
                    Arrays.copyOfRange(sealed, ENCAPSULATED, sealed.length),
                    null,
                    null,
                    null));
        } catch (InvalidCipherTextException | RuntimeException e) {
            // BouncyCastle also says by other exceptions that an encapsulated key is none
            return Optional.empty();
        }
    }

    /** Whether something can be sealed to a key: not to one of small order, whose secret everyone knows. */
    static boolean isUsable(String publicKey) {
        try {
            seal(new byte[Digests.SIZE], 0, publicKey, new byte[0]);
            return publicKey.length() == 2 * ENCAPSULATED;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
