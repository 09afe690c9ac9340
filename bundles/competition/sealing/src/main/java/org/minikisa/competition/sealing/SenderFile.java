package org.minikisa.competition.sealing;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What the client keeps beside a sealed tender: with it, the tender can be replaced and withdrawn.
 *
 * @param secret private key (Ed25519), hex
 * @param version of the tender sealed last
 * @param digest of its sealed file
 */
public record SenderFile(String format, String competition, String secret, int version, String digest) {

    static final String FORMAT = "minikisa-sender/1";

    public SenderFile {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(competition, "competition");
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(digest, "digest");
    }

    public static SenderFile of(String competition, SigningKey key, int version, String digest) {
        return new SenderFile(FORMAT, competition, key.secret(), version, digest);
    }

    public static SenderFile read(String what, byte[] file) {
        SenderFile sender = Json.read(what, "", new String(file, StandardCharsets.UTF_8), SenderFile.class);
        if (!sender.format().equals(FORMAT)) {
            throw Damaged.format(what, "format", sender.format(), FORMAT);
        }
        return sender;
    }

    public SigningKey key() {
        return SigningKey.of(secret);
    }

    public String text() {
        return Json.write(this) + "\n";
    }

    /** Says whose tender it is for, not its key. */
    @Override
    public String toString() {
        return "SenderFile[" + competition + ", version " + version + "]";
    }
}
