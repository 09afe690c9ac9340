package org.minikisa.competition.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

import org.minikisa.competition.api.Tender;

/**
 * Digests that prove later what was handed in, and say nothing until then: prices are easy to guess, so every tender
 * has a secret salt of its own.
 */
public final class Sealing {

    private static final int SALT_BYTES = 16;

    private final Supplier<byte[]> randomness;

    /** @param randomness gives at least 16 unpredictable bytes each time */
    Sealing(Supplier<byte[]> randomness) {
        this.randomness = randomness;
    }

    /** With the randomness of the machine. */
    public static Sealing fresh() {
        var random = new SecureRandom();
        return new Sealing(() -> {
            var salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            return salt;
        });
    }

    public String newSalt() {
        return HexFormat.of().formatHex(randomness.get(), 0, SALT_BYTES);
    }

    /** SHA-256 over salt, tenderer and values; lower-case hex. */
    public static String digest(String salt, Tender tender) {
        String content = salt + '\n' + tender.tenderer() + '\n' + StoredForm.writeValues(tender.values());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
