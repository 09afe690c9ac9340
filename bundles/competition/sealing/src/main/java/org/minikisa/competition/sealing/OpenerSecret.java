package org.minikisa.competition.sealing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.minikisa.problem.api.InvalidInputException;

/**
 * An opener's private key as a file: encrypted with AES-256-GCM under a key that Argon2id makes of a passphrase (RFC 9106,
 * its second recommended choice: 64 MiB, 3 passes; here on one lane).
 *
 * @param memory in KiB
 * @param sealed nonce and ciphertext, hex
 */
public record OpenerSecret(
        String format, String name, String publicKey, String salt, int memory, int passes, String sealed) {

    static final String FORMAT = "minikisa-opener-secret/1";

    /** The fewest characters of a passphrase: the file may be copied, and then be guessed at without end. */
    public static final int SHORTEST = 12;

    private static final int MEMORY = 64 * 1024;
    private static final int MOST_MEMORY = 1024 * 1024;
    private static final int PASSES = 3;
    private static final int NONCE = 12;

    public OpenerSecret {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(publicKey, "publicKey");
        Objects.requireNonNull(salt, "salt");
        Objects.requireNonNull(sealed, "sealed");
        if (memory < 8 || memory > MOST_MEMORY || passes < 1 || passes > 100) {
            throw new IllegalArgumentException("Argon2id with " + memory + " KiB and " + passes + " passes");
        }
    }

    /** A key pair nobody has had before. */
    public static OpenerSecret fresh(String name, char[] passphrase, SecureRandom random) {
        return fresh(name, passphrase, random, MEMORY);
    }

    /** @param memory in KiB: how dear a guess at the passphrase is */
    public static OpenerSecret fresh(String name, char[] passphrase, SecureRandom random, int memory) {
        if (passphrase.length < SHORTEST) {
            throw InvalidInputException.of(
                    "the key of " + name,
                    "competition.sealed.passphrase",
                    "passphrase",
                    passphrase.length + " characters",
                    "at least " + SHORTEST,
                    "Take several words that do not belong together.");
        }
        byte[][] pair = ShareBox.freshPair();
        var salt = new byte[16];
        random.nextBytes(salt);
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        String publicKey = Digests.hex(pair[1]);
        byte[] key = key(passphrase, salt, memory, PASSES);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, publicKey).doFinal(pair[0]);
            return new OpenerSecret(
                    FORMAT,
                    name,
                    publicKey,
                    Digests.hex(salt),
                    memory,
                    PASSES,
                    Digests.hex(nonce) + Digests.hex(sealed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key can be sealed", e);
        } finally {
            Arrays.fill(pair[0], (byte) 0);
        }
    }

    public static OpenerSecret read(String what, byte[] file) {
        OpenerSecret secret = Json.read(what, "", new String(file, StandardCharsets.UTF_8), OpenerSecret.class);
        if (!secret.format().equals(FORMAT)) {
            throw Damaged.format(what, "format", secret.format(), FORMAT);
        }
        return secret;
    }

    public String text() {
        return Json.write(this) + "\n";
    }

    public OpenerKey key() {
        return OpenerKey.of(name, publicKey);
    }

    byte[] unlock(char[] passphrase) {
        try {
            byte[] bytes = Digests.bytes(sealed);
            byte[] key = key(passphrase, Digests.bytes(salt), memory, passes);
            return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(bytes, NONCE), publicKey)
                    .doFinal(bytes, NONCE, bytes.length - NONCE);
        } catch (AEADBadTagException e) {
            throw InvalidInputException.of(
                    "the key of " + name,
                    "competition.sealed.passphrase",
                    "passphrase",
                    "one that does not open the key",
                    "the passphrase it was made with",
                    "Try again; there is no way round it. If it is lost, the other openers open without this key.");
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw Damaged.format("the key of " + name, "sealed", "no sealed key", "hex digits as they were written");
        }
    }

    private static byte[] key(char[] passphrase, byte[] salt, int memory, int passes) {
        var argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(1)
                .build());
        var key = new byte[Digests.SIZE];
        argon2.generateBytes(passphrase, key);
        return key;
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String publicKey) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(8 * Chunks.TAG, nonce));
        cipher.updateAAD(Digests.bytes(publicKey));
        return cipher;
    }

    /** Names the key, not the person: records end up in logs. */
    @Override
    public String toString() {
        return "OpenerSecret[" + publicKey + "]";
    }
}
