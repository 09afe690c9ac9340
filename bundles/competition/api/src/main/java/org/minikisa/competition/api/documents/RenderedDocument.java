package org.minikisa.competition.api.documents;

import java.util.Objects;

/**
 * A document as a file.
 *
 * @param fileName lower-case ASCII letters, digits, hyphens and a point: {@code co-3-hankintapaatos-fi.docx}
 * @param bytes of the file; the same for the same competition
 */
public record RenderedDocument(String fileName, String mediaType, byte[] bytes) {

    public RenderedDocument {
        Objects.requireNonNull(fileName, "fileName");
        Objects.requireNonNull(mediaType, "mediaType");
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Names the file and not its content: records end up in logs. */
    @Override
    public String toString() {
        return fileName + " (" + bytes.length + " bytes)";
    }
}
