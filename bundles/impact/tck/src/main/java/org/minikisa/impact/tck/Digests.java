package org.minikisa.impact.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What stands on a certificate for the content that was tried. */
final class Digests {

    private Digests() {}

    static String ofClass(Class<?> type) {
        var file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (var in = type.getResourceAsStream(file)) {
            return in == null ? "" : "sha-256 " + of(in.readAllBytes()) + " of " + file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String of(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
