package org.minikisa.rendering.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes ZIP archives that are the same, byte for byte, whenever and wherever they are written. */
public final class Zip {

    /** The first moment that a ZIP archive can hold; local, so that no time zone changes it. */
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Zip() {}

    /** @param files path, with {@code /} between folders, to bytes; in the order they are to stand in */
    public static byte[] write(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream(1 << 14);
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(ALWAYS);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
