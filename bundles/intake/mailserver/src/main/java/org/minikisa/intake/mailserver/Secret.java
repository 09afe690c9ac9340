package org.minikisa.intake.mailserver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * A password or token that stands outside the configuration: in a file that others cannot read, or in a variable of the environment
 * ({@code env:NAME}). It is read anew for every login, so that whoever renews it need not tell us.
 */
public record Secret(String location) {

    private static final String ENVIRONMENT = "env:";
    private static final int LARGEST = 64 * 1024;

    /** Without white space around it. */
    public String read() throws ServerTrouble {
        String secret = (location.startsWith(ENVIRONMENT) ? ofEnvironment() : ofFile()).strip();
        if (secret.isEmpty()) {
            throw trouble("nothing", "a password or token", "Write it there.");
        }
        return secret;
    }

    private String ofEnvironment() {
        String value = System.getenv(location.substring(ENVIRONMENT.length()));
        return value == null ? "" : value;
    }

    private String ofFile() throws ServerTrouble {
        Path file = Path.of(location);
        try {
            refuseIfOthersMayRead(file);
            try (var in = Files.newInputStream(file)) {
                return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
            }
        } catch (ServerTrouble known) {
            throw known;
        } catch (IOException unreadable) {
            throw trouble(
                    unreadable.getClass().getSimpleName(),
                    "a file that this program can read",
                    "Create it, or correct password.file.");
        }
    }

    private void refuseIfOthersMayRead(Path file) throws IOException {
        Set<PosixFilePermission> rights;
        try {
            rights = Files.getPosixFilePermissions(file);
        } catch (UnsupportedOperationException noPosix) {
            return; // there a folder's own rights are all there is
        }
        if (rights.contains(PosixFilePermission.OTHERS_READ) || rights.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw trouble(
                    "a file that everybody on this machine may read or write",
                    "a file that only this program's user may read",
                    "chmod 600 " + file);
        }
    }

    private ServerTrouble trouble(String found, String expected, String remedy) {
        return new ServerTrouble("intake.server.secret", location, found, expected, remedy);
    }
}
