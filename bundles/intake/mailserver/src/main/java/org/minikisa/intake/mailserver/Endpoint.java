package org.minikisa.intake.mailserver;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a server is and how it is reached.
 *
 * @param scheme for people: {@code imaps}
 * @param certificates PEM file of the certificates that are believed in place of the Java runtime's
 * @param patience how long the server may be silent
 */
public record Endpoint(
        String scheme, String host, int port, Security security, Optional<Path> certificates, Duration patience) {

    /** {@code imaps://mail.example.fi:993} */
    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port;
    }

    public ServerTrouble trouble(String code, String found, String expected, String remedy) {
        return new ServerTrouble(code, toString(), found, expected, remedy);
    }
}
