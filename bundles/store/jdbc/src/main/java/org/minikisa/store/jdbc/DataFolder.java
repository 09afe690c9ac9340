package org.minikisa.store.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;

import org.minikisa.problem.api.InvalidInputException;

/**
 * The data folder, owned by this process until it is closed.
 *
 * <p>The owner holds an operating-system lock on {@code store/minikisa.lock}: it ends with the process, however that ends. On
 * POSIX systems a process loses such a lock as soon as it closes <em>any</em> descriptor of the file, so inside one JVM
 * ownership is settled first, without touching the file; the system properties serve as the register because they are the
 * one map that copies of this class in different bundles share.
 */
final class DataFolder implements AutoCloseable {

    /** Less room than this is no room to work in: SQLite needs some for its write-ahead log alone. Bytes. */
    static final long LEAST_ROOM = 4L << 20;

    private static final String OWNER_PROPERTY = "minikisa.data.owner:";
    /** The locked byte lies far behind the text, so that others may read the text on systems where locks are mandatory. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;
    /** SQLite's write-ahead log needs shared memory, which file systems across a network do not give. */
    private static final Set<String> NETWORK =
            Set.of("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afs", "fuse.sshfs");

    private final Path folder;
    private final String owner;
    private final FileChannel channel;

    private DataFolder(Path folder, String owner, FileChannel channel) {
        this.folder = folder;
        this.owner = owner;
        this.channel = channel;
    }

    /** @throws InvalidInputException when the folder cannot be used or someone else uses it */
    static DataFolder own(Path location, Clock clock) {
        Path folder = create(location);
        refuseUnusable(folder);
        String me = "process " + ProcessHandle.current().pid() + " since " + clock.instant();
        String owner = OWNER_PROPERTY + folder;
        Object other = System.getProperties().putIfAbsent(owner, me);
        if (other != null) {
            throw used(folder, other + ", which is this very process");
        }
        boolean owned = false;
        try {
            FileChannel channel = lock(folder, me);
            owned = true;
            return new DataFolder(folder, owner, channel);
        } finally {
            if (!owned) {
                System.getProperties().remove(owner);
            }
        }
    }

    Path path() {
        return folder;
    }

    Path database() {
        return database(folder);
    }

    static Path database(Path folder) {
        return folder.resolve("store").resolve("minikisa.db");
    }

    Path backups() {
        return folder.resolve("store").resolve("backup");
    }

    /** For files that are of no use once the process has ended, however it ended. */
    Path scratch() {
        return folder.resolve("store").resolve("scratch");
    }

    /** Bytes that can still be written; a large number where the system does not tell. */
    long room() {
        return room(folder);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock is gone with the channel either way.
        } finally {
            System.getProperties().remove(owner);
        }
    }

    private static Path create(Path location) {
        Path folder = location.toAbsolutePath().normalize();
        for (Path part = folder.resolve("store"); part != null; part = part.getParent()) {
            if (Files.exists(part) && !Files.isDirectory(part)) {
                throw refused(
                        folder,
                        "store.folder.file",
                        part + " is a file",
                        "a folder",
                        "Name another folder, or move the file away.");
            }
        }
        try {
            Files.createDirectories(folder.resolve("store"));
            return folder.toRealPath();
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static void refuseUnusable(Path folder) {
        String type;
        try {
            type = Files.getFileStore(folder).type().toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
        if (NETWORK.contains(type)) {
            throw refused(
                    folder,
                    "store.folder.network",
                    "a network file system (" + type + ")",
                    "a local disk",
                    "Name a folder on a disk of this machine; the store is not safe on a network file system.");
        }
        long room = room(folder);
        if (room < LEAST_ROOM) {
            throw full(folder, room);
        }
    }

    private static FileChannel lock(Path folder, String me) {
        Path file = folder.resolve("store").resolve("minikisa.lock");
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                String other = content(channel);
                channel.close();
                throw used(folder, other.isEmpty() ? "another process" : other);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((me + "\n").getBytes(StandardCharsets.UTF_8)), 0);
            return channel;
        } catch (IOException e) {
            closeQuietly(channel);
            throw unusable(folder, e);
        }
    }

    private static String content(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(200);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
    }

    private static void closeQuietly(FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // There is a better exception on its way already.
            }
        }
    }

    private static long room(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    private static InvalidInputException used(Path folder, String owner) {
        return refused(
                folder,
                "store.folder.used",
                "in use by " + owner,
                "a folder that no other process works in",
                "End that process or use it, or name another folder.");
    }

    static InvalidInputException full(Path folder, long room) {
        return refused(
                folder,
                "store.folder.full",
                "a disk with " + room / 1024 + " KiB left",
                "at least " + LEAST_ROOM / 1024 + " KiB",
                "Make room on the disk, or name a folder on another one.");
    }

    private static InvalidInputException unusable(Path folder, IOException e) {
        String why = e.getClass().getSimpleName() + ": " + e.getMessage();
        return refused(
                folder,
                "store.folder.unwritable",
                why,
                "a folder that can be created and written to",
                "Give this user the right to write there, or name another folder.");
    }

    private static InvalidInputException refused(
            Path folder, String code, String found, String expected, String remedy) {
        return InvalidInputException.of("data folder " + folder, code, folder.toString(), found, expected, remedy);
    }
}
