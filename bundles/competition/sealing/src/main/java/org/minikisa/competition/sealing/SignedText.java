package org.minikisa.competition.sealing;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A document with a signature: two lines of JSON, the document and {@code {"key":…,"signature":…}}. The signature is over
 * the bytes of the first line without its end, so nobody has to agree on how JSON is written.
 *
 * @param line the document
 * @param key the signer's public key, hex
 * @param signature hex
 */
public record SignedText(String line, String key, String signature) {

    /** @param document a record whose {@code format} says what it is */
    static SignedText of(Object document, SigningKey key) {
        String line = Json.write(document);
        return new SignedText(line, key.publicKey(), Digests.hex(key.sign(Digests.utf8(line))));
    }

    /** @throws org.minikisa.problem.api.InvalidInputException for no such file, or when the signature does not hold */
    public static SignedText read(String what, byte[] file) {
        String[] lines = new String(file, StandardCharsets.UTF_8).strip().split("\r?\n");
        if (lines.length != 2) {
            throw Damaged.format(what, "", lines.length + " lines", "two: the document and its signature");
        }
        Signature second = Json.read(what, "line 2", lines[1], Signature.class);
        var signed = new SignedText(lines[0], second.key(), second.signature());
        if (!signed.holds()) {
            throw Damaged.signature(what, "its key");
        }
        return signed;
    }

    private boolean holds() {
        try {
            return SigningKey.verify(key, Digests.utf8(line), Digests.bytes(signature));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The document; only one of this format. */
    <T extends Record> T document(String what, String format, Class<T> type) {
        String found = Json.read(what, "line 1", line, Kind.class).format();
        if (!found.equals(format)) {
            throw Damaged.format(what, "format", found, format);
        }
        return Json.read(what, "line 1", line, type);
    }

    /** Refuses what another one than the house has signed. */
    public SignedText by(String what, String house) {
        if (!key.equals(house)) {
            throw Damaged.signature(what, "the house, " + SigningKey.fingerprint(house));
        }
        return this;
    }

    /** SHA-256 of the document, hex. */
    public String digest() {
        return Digests.hex(Digests.sha256(Digests.utf8(line)));
    }

    /** Both lines, each with its end. */
    public String text() {
        return line + "\n" + Json.write(new Signature(key, signature)) + "\n";
    }

    private record Signature(String key, String signature) {
        Signature {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(signature, "signature");
        }
    }

    private record Kind(String format) {
        Kind {
            Objects.requireNonNull(format, "format");
        }
    }
}
