package org.minikisa.competition.sealing;

import java.security.SecureRandom;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** An Ed25519 key (RFC 8032): the house's, which signs receipts, and a sender's, which proves that a tender is his. */
public final class SigningKey {

    static final int SIGNATURE_SIZE = 64;

    private final Ed25519PrivateKeyParameters secret;

    private SigningKey(Ed25519PrivateKeyParameters secret) {
        this.secret = secret;
    }

    public static SigningKey fresh(SecureRandom random) {
        return new SigningKey(new Ed25519PrivateKeyParameters(random));
    }

    /** @param secret 32 bytes as hex, as {@link #secret()} gives them */
    public static SigningKey of(String secret) {
        return new SigningKey(new Ed25519PrivateKeyParameters(Digests.bytes(secret), 0));
    }

    public String secret() {
        return Digests.hex(secret.getEncoded());
    }

    /** 32 bytes as hex. */
    public String publicKey() {
        return Digests.hex(secret.generatePublicKey().getEncoded());
    }

    byte[] sign(byte[] message) {
        var signer = new Ed25519Signer();
        signer.init(true, secret);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }

    /** Whether a signature holds; false also for what is no key or no signature. */
    static boolean verify(String publicKey, byte[] message, byte[] signature) {
        try {
            var signer = new Ed25519Signer();
            signer.init(false, new Ed25519PublicKeyParameters(Digests.bytes(publicKey), 0));
            signer.update(message, 0, message.length);
            return signature.length == SIGNATURE_SIZE && signer.verifySignature(signature);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** For people to compare: the first 128 bits of a digest of a public key, in groups of four. */
    public static String fingerprint(String publicKey) {
        String digest = Digests.hex(Digests.of("minikisa key 1\n", Digests.bytes(publicKey)))
                .substring(0, 32);
        return digest.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
