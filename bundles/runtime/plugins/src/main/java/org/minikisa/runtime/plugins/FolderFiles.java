package org.minikisa.runtime.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.runtime.api.PluginFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of plug-ins and the signatures beside them ({@code NAME.jws}), as the file system has them. */
final class FolderFiles {

    /** How the name of a signature ends, behind the name of what it signs. */
    static final String SIGNATURE = ".jws";

    private static final Logger LOG = LoggerFactory.getLogger(FolderFiles.class);
    private static final int LARGEST_SIGNATURE = 64 << 10;

    private final Path folder;

    /** What is known to be wrong with it, so that it is said once and not every two seconds. */
    private volatile Optional<String> trouble = Optional.empty();

    FolderFiles(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    /** Why it cannot be read now. */
    Optional<String> trouble() {
        return trouble;
    }

    /**
     * @param isPlugin by name
     * @return absent when the folder cannot be read, which is another thing than that its files have gone
     */
    Optional<Map<String, Stamp>> look(Predicate<String> isPlugin) {
        var plugins = new TreeMap<String, Stamp>();
        var signatures = new HashMap<String, Stamp>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (isPlugin.test(name)) {
                    Stamp.seen(file).ifPresent(stamp -> plugins.put(name, stamp));
                } else if (name.endsWith(SIGNATURE)) {
                    Stamp.seen(file).ifPresent(stamp -> signatures.put(signed(name), stamp));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            cannotBeRead(e);
            return Optional.empty();
        }
        if (trouble.isPresent()) {
            LOG.info("the plug-ins folder {} can be read again", folder);
            trouble = Optional.empty();
        }
        plugins.replaceAll((name, stamp) -> stamp.signedBy(Optional.ofNullable(signatures.get(name))));
        return Optional.of(plugins);
    }

    private void cannotBeRead(Exception e) {
        if (!trouble.equals(Optional.of(e.toString()))) {
            LOG.warn("the plug-ins folder {} cannot be read, nothing changes: {}", folder, e.toString());
            trouble = Optional.of(e.toString());
        }
    }

    private static String signed(String signature) {
        return signature.substring(0, signature.length() - SIGNATURE.length());
    }

    /** Absent when it has gone. */
    Optional<Stamp> stamp(String name) throws IOException {
        Optional<Stamp> signature = Stamp.of(signature(name));
        return Stamp.of(folder.resolve(name)).map(stamp -> stamp.signedBy(signature));
    }

    /**
     * Reads it whole.
     *
     * @param seen as it was when it had come to rest
     * @return absent when it changed while it was read, or has gone
     * @throws InvalidInputException when it is no file, or too large
     */
    Optional<PluginFile> read(String name, Stamp seen, long largest) throws IOException {
        if (!seen.isFile) {
            throw noFile(name);
        }
        try {
            byte[] content = read(folder.resolve(name), name, largest);
            Optional<byte[]> signature = seen.signature.isPresent()
                    ? Optional.of(read(signature(name), name + SIGNATURE, LARGEST_SIGNATURE))
                    : Optional.empty();
            return stamp(name).equals(Optional.of(seen))
                    ? Optional.of(new PluginFile(name, content, signature))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static byte[] read(Path file, String name, long largest) throws IOException {
        long size = Files.size(file);
        if (size > largest) {
            throw tooLarge(name, size, largest);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes((int) largest + 1);
            if (content.length > largest) {
                throw tooLarge(name, content.length, largest);
            }
            return content;
        }
    }

    /**
     * Puts it there, with its signature, each whole at once. The signature comes first: with it the file is complete.
     *
     * @throws IOException also when the folder has gone: making it anew would look as if the others had been removed
     */
    void write(PluginFile file) throws IOException {
        if (file.signature().isPresent()) {
            write(signature(file.name()), file.signature().get());
        } else {
            Files.deleteIfExists(signature(file.name()));
        }
        write(folder.resolve(file.name()), file.content());
    }

    /** Under another name first, so that nobody ever sees half of it. */
    private static void write(Path target, byte[] content) throws IOException {
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            Files.write(part, content);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** @throws java.nio.file.DirectoryNotEmptyException when it is a folder that holds something */
    void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
        Files.deleteIfExists(signature(name));
    }

    private Path signature(String name) {
        return folder.resolve(name + SIGNATURE);
    }

    static InvalidInputException noFile(String name) {
        return InvalidInputException.of(
                "plug-in " + name,
                "plugins.noFile",
                name,
                "a folder, or something else that is no file",
                "a file",
                "Put the file itself there; what was unpacked must be packed again.");
    }

    static InvalidInputException tooLarge(String name, long size, long largest) {
        return InvalidInputException.of(
                "plug-in " + name,
                "plugins.size",
                name,
                size + " bytes",
                "at most " + largest + " bytes",
                "Make it smaller, or split it into several plug-ins.");
    }

    /**
     * What tells that a file, or its signature, is another one than before.
     *
     * @param status when its entry changed, where the file system knows it: the rename that brought it here keeps the time
     *     of its content
     */
    record Stamp(
            boolean isFile,
            long size,
            FileTime modified,
            FileTime status,
            Optional<Object> key,
            Optional<Stamp> signature) {

        private static final boolean UNIX =
                FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
        private static final String ATTRIBUTES = "size,lastModifiedTime,fileKey,isRegularFile";

        private static final FileTime NEVER = FileTime.fromMillis(0);

        /** Of something that the system tells nothing about: it is tried, and refused with what the system says then. */
        private static final Stamp UNKNOWN = new Stamp(true, 0, NEVER, NEVER, Optional.empty(), Optional.empty());

        /** What is seen from outside; one file that cannot be looked at does not hide the others. */
        private static Optional<Stamp> seen(Path file) {
            try {
                return of(file);
            } catch (IOException e) {
                return Optional.of(UNKNOWN);
            }
        }

        /** Absent when it has gone. */
        private static Optional<Stamp> of(Path file) throws IOException {
            try {
                Map<String, Object> found = Files.readAttributes(file, UNIX ? "unix:ctime," + ATTRIBUTES : ATTRIBUTES);
                return Optional.of(new Stamp(
                        (Boolean) found.get("isRegularFile"),
                        (Long) found.get("size"),
                        (FileTime) found.get("lastModifiedTime"),
                        (FileTime) found.getOrDefault("ctime", NEVER),
                        Optional.ofNullable(found.get("fileKey")),
                        Optional.empty()));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        }

        private Stamp signedBy(Optional<Stamp> other) {
            return new Stamp(isFile, size, modified, status, key, other);
        }

        /** When it, or its signature, changed last. */
        Instant changed() {
            Instant own = modified.compareTo(status) > 0 ? modified.toInstant() : status.toInstant();
            return signature.map(Stamp::changed).filter(own::isBefore).orElse(own);
        }
    }
}
