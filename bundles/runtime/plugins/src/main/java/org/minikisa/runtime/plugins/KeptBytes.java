package org.minikisa.runtime.plugins;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Predicate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of contents, each named by its SHA-256: what was in use once can be used again. A content is checked against its
 * name when it is read, so that what someone changed there is never used.
 */
final class KeptBytes {

    private static final Logger LOG = LoggerFactory.getLogger(KeptBytes.class);

    private final Path folder;

    KeptBytes(Path folder) {
        this.folder = folder;
    }

    /** Lower-case hex. */
    static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What cannot be kept is told in the log: the plug-in works, it only cannot be brought back. */
    void keep(String digest, byte[] content) {
        try {
            makeFolder();
            if (!isThere(digest, content.length)) {
                write(digest, content);
            }
        } catch (IOException e) {
            LOG.warn("{} could not be kept in {}: {}", digest, folder, e.toString());
        }
    }

    /** Only itself: when the folder above has gone, making it again would look as if its files had been removed. */
    private void makeFolder() throws IOException {
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            // as it should be
        }
    }

    private boolean isThere(String digest, int length) throws IOException {
        Path file = folder.resolve(digest);
        return Files.isRegularFile(file) && Files.size(file) == length;
    }

    private void write(String digest, byte[] content) throws IOException {
        Path part = folder.resolve("." + digest + ".part");
        try {
            try (var channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                var bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(
                    part, folder.resolve(digest), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Empty when it is not there any more, or is not what it was. */
    Optional<byte[]> read(String digest) {
        try {
            byte[] content = Files.readAllBytes(folder.resolve(digest));
            if (digest(content).equals(digest)) {
                return Optional.of(content);
            }
            LOG.error("{} in {} is not what was kept there; it is not used", digest, folder);
        } catch (NoSuchFileException e) {
            LOG.warn("{} is not in {} any more", digest, folder);
        } catch (IOException e) {
            LOG.warn("{} in {} cannot be read: {}", digest, folder, e.toString());
        }
        return Optional.empty();
    }

    void delete(String digest) {
        try {
            Files.deleteIfExists(folder.resolve(digest));
        } catch (IOException e) {
            LOG.warn("{} in {} cannot be deleted: {}", digest, folder, e.toString());
        }
    }

    /** Deletes what is not wanted any more. */
    void retain(Predicate<String> isWanted) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!isWanted.test(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn("{} cannot be cleaned up: {}", folder, e.toString());
        }
    }
}
