package org.minikisa.competition.sealing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** SHA-256 and HKDF, each use under a name of its own so that no digest can stand for another one. */
public final class Digests {

    /** Bytes of a digest and of a key. */
    static final int SIZE = 32;

    private Digests() {}

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public static byte[] sha256(byte[] bytes) {
        return sha256().digest(bytes);
    }

    /** Lower-case hex. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    public static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** SHA-256 of a purpose and what follows. */
    static byte[] of(String purpose, byte[]... parts) {
        MessageDigest digest = sha256();
        digest.update(utf8(purpose));
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    /** HKDF-SHA-256 (RFC 5869), 32 bytes. */
    static byte[] hkdf(byte[] key, byte[] salt, String purpose) {
        var hkdf = new HKDFBytesGenerator(new SHA256Digest());
        hkdf.init(new HKDFParameters(key, salt, utf8(purpose)));
        var derived = new byte[SIZE];
        hkdf.generateBytes(derived, 0, SIZE);
        return derived;
    }
}
