package org.minikisa.support.api;

import java.time.Instant;
import java.util.Objects;

/**
 * One version of a document under review.
 *
 * @param number from 1, without gaps
 * @param name the file's name
 * @param sha256 of its bytes, lower-case hex
 * @param received when it came
 */
public record DocumentVersion(int number, String name, String sha256, Instant received) {

    public DocumentVersion {
        if (number < 1) {
            throw new IllegalArgumentException("versions are numbered from 1, not " + number);
        }
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(received, "received");
    }
}
