package org.minikisa.runtime.embed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

import org.minikisa.problem.api.InvalidInputException;

/** The data folder, claimed for this process until closed: an OS lock, so that a killed process leaves nothing behind. */
final class DataFolder implements AutoCloseable {

    /** Below this the bundles of a first start would not fit. */
    private static final long FIRST_START_BYTES = 64L << 20;

    /** Below this the store refuses; said here already, because the framework cannot keep its books on a full disk either. */
    private static final long LATER_START_BYTES = 4L << 20;

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** @throws InvalidInputException when it cannot be created, written or owned, or has no room */
    static DataFolder claim(Path path) {
        try {
            Files.createDirectories(path);
        } catch (FileAlreadyExistsException e) {
            throw refused(
                    path,
                    "data.not-a-folder",
                    "a file",
                    "a folder",
                    "Give another folder with --data, or move the file away.");
        } catch (IOException e) {
            throw refused(
                    path,
                    "data.cannot-create",
                    reason(e),
                    "a folder that can be created",
                    "Create it by hand, or give another one with --data.");
        }
        if (!Files.isDirectory(path)) {
            throw refused(path, "data.not-a-folder", "no folder", "a folder", "Give another folder with --data.");
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    path.resolve("runtime.lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                String holder =
                        holder(channel).map(pid -> "in use by process " + pid).orElse("in use by another process");
                throw refused(
                        path,
                        "data.in-use",
                        holder,
                        "a folder that no other process uses",
                        "Stop the other one, or give another folder with --data.");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
                    0);
            refuseWithoutRoom(path);
            return new DataFolder(path, channel);
        } catch (IOException e) {
            closeQuietly(channel);
            boolean full = String.valueOf(e.getMessage()).contains("No space left");
            throw full
                    ? refused(
                            path,
                            "data.full",
                            "no space left",
                            "some free space",
                            "Free some space, or give a folder on another disk with --data.")
                    : refused(
                            path,
                            "data.read-only",
                            reason(e),
                            "a folder this user may write to",
                            "Give this user the right to write, or give another folder with --data.");
        } catch (InvalidInputException e) {
            closeQuietly(channel);
            throw e;
        }
    }

    private static void refuseWithoutRoom(Path path) throws IOException {
        long free = Files.getFileStore(path).getUsableSpace();
        long needed = Files.exists(path.resolve("framework")) ? LATER_START_BYTES : FIRST_START_BYTES;
        if (free < needed) {
            throw refused(
                    path,
                    "data.full",
                    (free >> 10) + " KiB free",
                    "at least " + (needed >> 10) + " KiB free",
                    "Free some space, or give a folder on another disk with --data.");
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            // The second byte: the first ones are the number that another process reads, also where locks are
            // mandatory.
            return channel.tryLock(Long.MAX_VALUE - 1, 1, false);
        } catch (OverlappingFileLockException e) {
            return null; // this very JVM
        }
    }

    private static Optional<String> holder(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(20);
        int length = channel.read(bytes, 0);
        String pid = length <= 0 ? "" : new String(bytes.array(), 0, length, StandardCharsets.US_ASCII).trim();
        return pid.isEmpty() ? Optional.empty() : Optional.of(pid);
    }

    private static InvalidInputException refused(Path path, String code, String found, String expected, String remedy) {
        return InvalidInputException.of("the data folder", code, path.toString(), found, expected, remedy);
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "") + " (" + e.getMessage() + ")";
    }

    private static void closeQuietly(FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // the lock goes with the process at the latest
            }
        }
    }
}
