package org.minikisa.competition.core.sealed;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.sealing.SealedFile;
import org.minikisa.competition.sealing.SealedFile.Arrived;
import org.minikisa.competition.sealing.SigningKey;

/**
 * Where sealed files lie, {@code sealed/} of the data folder. One that comes in is written to {@code incoming/*.part}, is
 * on the disk when it becomes {@code incoming/MOMENT-DIGEST.whole}, and goes to the folder of its competition when the
 * store has it. So whatever is killed when, no complete tender is without a trace.
 */
final class SealedVault {

    /** Room that is left to the store, in bytes. */
    private static final long RESERVE = 64L * 1024 * 1024;

    private static final Pattern WHOLE = Pattern.compile("(\\d{1,15})-[0-9a-f]{64}\\.whole");

    private final Path folder;
    private SigningKey house;

    SealedVault(Path folder) {
        this.folder = folder;
    }

    /** A file that has arrived complete, is what its sender signed, and lasts. */
    record Whole(Path path, Arrived arrived) {

        String digest() {
            return arrived.digest();
        }
    }

    /** A file that had arrived complete when the house was last stopped. */
    record Left(Path path, Instant at) {

        Whole verified() throws IOException {
            return new Whole(path, SealedVault.verified("a tender", path));
        }
    }

    private static Arrived verified(String what, Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 64 * 1024)) {
            return SealedFile.copy(what, in, OutputStream.nullOutputStream(), one -> {});
        }
    }

    /** The disk has no room. */
    static final class Full extends IOException {
        private static final long serialVersionUID = 1L;

        Full(long size) {
            super("no room for " + size + " bytes");
        }
    }

    /** The key that signs receipts; made the first time it is asked for. */
    synchronized SigningKey house() {
        try {
            if (house == null) {
                Path file = folder.resolve("house.key");
                if (!Files.exists(file)) {
                    writeKey(file, SigningKey.fresh(new SecureRandom()).secret());
                }
                house = SigningKey.of(Files.readString(file).strip());
            }
            return house;
        } catch (IOException e) {
            throw new UncheckedIOException("the key of the house in " + folder, e);
        }
    }

    private static void writeKey(Path file, String secret) throws IOException {
        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling("house.key.part");
        Files.deleteIfExists(part);
        if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(part, secret + "\n");
        force(part);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        force(file.getParent());
    }

    /** Something that is coming in; closed, it leaves nothing behind that was not kept. */
    final class Incoming implements AutoCloseable {
        private final Path part;

        private Incoming(Path part) {
            this.part = part;
        }

        /** Takes what comes as fast as it comes, and gives it up where its beginning is no good. */
        void take(String what, InputStream in, SealedFile.Gate gate) throws IOException {
            try (var channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = Channels.newOutputStream(channel)) {
                SealedFile.take(what, new BufferedInputStream(in, 64 * 1024), out, file -> {
                    gate.admit(file);
                    requireRoom(file.size());
                });
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }

        /** Makes it last, if it is what its sender signed. */
        Whole keep(String what, Instant at) throws IOException {
            Arrived arrived = verified(what, part);
            force(part);
            Path whole = part.resolveSibling(at.toEpochMilli() + "-" + arrived.digest() + ".whole");
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
            force(whole.getParent());
            return new Whole(whole, arrived);
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(part);
        }
    }

    Incoming incoming() throws IOException {
        Files.createDirectories(folder.resolve("incoming"));
        return new Incoming(folder.resolve("incoming").resolve(java.util.UUID.randomUUID() + ".part"));
    }

    private void requireRoom(long size) {
        try {
            if (Files.getFileStore(folder).getUsableSpace() < size + RESERVE) {
                throw new Full(size);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a file that the store knows to the others of its competition; one that is there already is fine. */
    void settle(CompetitionId competition, Whole whole) throws IOException {
        Path place = place(competition, whole.digest());
        Files.createDirectories(place.getParent());
        try {
            Files.move(whole.path(), place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            // a house that was started again while this was written has taken it up
            if (!Files.exists(place)) {
                throw e;
            }
        }
    }

    void discard(Path whole) throws IOException {
        Files.deleteIfExists(whole);
    }

    /** What had arrived complete when the house was last stopped; what had not is deleted. */
    List<Left> leftOver() throws IOException {
        Path incoming = folder.resolve("incoming");
        if (!Files.isDirectory(incoming)) {
            return List.of();
        }
        var left = new ArrayList<Left>();
        try (var files = Files.newDirectoryStream(incoming)) {
            for (Path file : files) {
                Matcher name = WHOLE.matcher(file.getFileName().toString());
                if (name.matches()) {
                    left.add(new Left(file, Instant.ofEpochMilli(Long.parseLong(name.group(1)))));
                } else {
                    Files.deleteIfExists(file);
                }
            }
        }
        left.sort(java.util.Comparator.comparing(Left::at).thenComparing(Left::path));
        return left;
    }

    /** Reads a kept file; empty where it is gone. */
    Optional<InputStream> open(CompetitionId competition, String digest) throws IOException {
        Path place = place(competition, digest);
        return Files.exists(place)
                ? Optional.of(new BufferedInputStream(Files.newInputStream(place), 64 * 1024))
                : Optional.empty();
    }

    private Path place(CompetitionId competition, String digest) {
        return folder.resolve(competition.value().replaceAll("[^A-Za-z0-9-]", "_"))
                .resolve(digest + ".sealed");
    }

    private static void force(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
