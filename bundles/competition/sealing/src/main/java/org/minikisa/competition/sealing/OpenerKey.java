package org.minikisa.competition.sealing;

import java.util.Objects;

/**
 * An opener's public key, as the house registers it and an invitation names it.
 *
 * @param name of the opener
 * @param publicKey X25519, 32 bytes as hex
 */
public record OpenerKey(String format, String name, String publicKey, String fingerprint) {

    static final String FORMAT = "minikisa-opener-key/1";

    public OpenerKey {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(publicKey, "publicKey");
        Objects.requireNonNull(fingerprint, "fingerprint");
    }

    public static OpenerKey of(String name, String publicKey) {
        return new OpenerKey(FORMAT, name, publicKey, SigningKey.fingerprint(publicKey));
    }

    /** @throws org.minikisa.problem.api.InvalidInputException for no such file, a damaged or a weak key */
    public static OpenerKey read(String what, byte[] file) {
        OpenerKey key = Json.read(what, "", new String(file, java.nio.charset.StandardCharsets.UTF_8), OpenerKey.class);
        if (!key.format().equals(FORMAT)) {
            throw Damaged.format(what, "format", key.format(), FORMAT);
        }
        if (!ShareBox.isUsable(key.publicKey())) {
            throw Damaged.format(what, "publicKey", "a weak key or none", "an X25519 key of 64 hex digits");
        }
        if (!key.fingerprint().equals(SigningKey.fingerprint(key.publicKey()))) {
            throw Damaged.format(what, "fingerprint", key.fingerprint(), SigningKey.fingerprint(key.publicKey()));
        }
        return key;
    }

    public String text() {
        return Json.write(this) + "\n";
    }
}
