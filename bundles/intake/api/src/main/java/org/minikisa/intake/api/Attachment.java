package org.minikisa.intake.api;

import java.util.Objects;

/**
 * What hangs on a contact; its content stays in the raw bytes.
 *
 * @param name a bare file name, safe to show and to save under: no folders, no control or invisible characters
 * @param mediaType lower case, without parameters: {@code application/pdf}. What the sender claims, not what it is
 * @param bytes size after decoding
 * @param sha256 of the decoded content, lower-case hex
 */
public record Attachment(String name, String mediaType, long bytes, String sha256) {

    public Attachment {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(sha256, "sha256");
    }
}
