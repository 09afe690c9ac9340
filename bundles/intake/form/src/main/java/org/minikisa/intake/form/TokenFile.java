package org.minikisa.intake.form;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

import org.minikisa.problem.api.InvalidInputException;

/** The secret of a program, in a file of its own that only its owner may read. Only its digest is kept in memory. */
final class TokenFile {

    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{32,200}");
    private static final int LARGEST = 1_000;

    private static final Set<PosixFilePermission> OTHERS = Collections.unmodifiableSet(EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE));

    private final byte[] digest;

    private TokenFile(byte[] digest) {
        this.digest = digest;
    }

    /** @throws InvalidInputException for a file that cannot be read, that others can read, or that holds no token */
    static TokenFile read(String file) {
        try {
            Path path = Path.of(file);
            if (!path.isAbsolute()) {
                throw refused(
                        file, "intake.form.token.path", "a relative path", "an absolute one", "Write it in full.");
            }
            if (isOpenToOthers(path)) {
                throw refused(
                        file,
                        "intake.form.token.open",
                        "a file that others can read",
                        "one that only its owner can read",
                        "chmod 600 " + file);
            }
            String token = Files.size(path) > LARGEST
                    ? ""
                    : Files.readString(path, StandardCharsets.US_ASCII).strip();
            if (!TOKEN.matcher(token).matches()) {
                throw refused(
                        file,
                        "intake.form.token.weak",
                        "something else",
                        "32 to 200 ASCII characters without blanks",
                        "Make one: openssl rand -base64 33 > FILE");
            }
            return new TokenFile(sha256(token));
        } catch (IOException | InvalidPathException unreadable) {
            throw refused(
                    file,
                    "intake.form.token.file",
                    "no file that can be read",
                    "a file with a token",
                    "Look at its name and its owner.");
        }
    }

    private static boolean isOpenToOthers(Path path) throws IOException {
        try {
            return !Collections.disjoint(Files.getPosixFilePermissions(path), OTHERS);
        } catch (UnsupportedOperationException notPosix) {
            return false; // Windows keeps others out by its own lists
        }
    }

    private static InvalidInputException refused(
            String file, String code, String found, String expected, String remedy) {
        return InvalidInputException.of("the token of the form", code, file, found, expected, remedy);
    }

    /** Takes as long for a wrong one as for the right one. */
    boolean is(String token) {
        return MessageDigest.isEqual(digest, sha256(token));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
