package org.minikisa.runtime.plugins.worker;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The folder of the workers: {@code lib} with what they run, unpacked from this bundle, and a folder for each process that
 * goes with it.
 */
final class WorkerHome {

    /** Embedded in this bundle by the build: the runtime and its workers have the same contracts. */
    private static final List<String> JARS = List.of(
            "org.minikisa.runtime.worker.jar",
            "org.minikisa.problem.api.jar",
            "org.minikisa.competition.api.jar",
            "org.minikisa.impact.api.jar");

    private final Path home;

    private WorkerHome(Path home) {
        this.home = home;
    }

    /** Removes what processes of an earlier run have left. */
    static WorkerHome at(Path home) {
        try {
            delete(home.resolve("run"));
            Files.createDirectories(home.resolve("run"));
            Files.createDirectories(home.resolve("lib"));
            makePrivate(home);
            return new WorkerHome(home);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of the workers cannot be used: " + e.getMessage(), e);
        }
    }

    /** The class path of a worker: each jar holds the very bytes that this bundle brought, or it is written anew. */
    String classPath() throws IOException {
        var paths = new ArrayList<Path>();
        for (String name : JARS) {
            paths.add(unpacked(name));
        }
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** An empty folder that nobody else has. */
    Path newFolder() throws IOException {
        return Files.createTempDirectory(home.resolve("run"), "");
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    private synchronized Path unpacked(String name) throws IOException {
        Path file = home.resolve("lib").resolve(name);
        byte[] bytes;
        try (InputStream in = WorkerHome.class.getResourceAsStream("jars/" + name)) {
            bytes = in.readAllBytes();
        }
        if (!Files.exists(file) || !MessageDigest.isEqual(digest(bytes), digest(Files.readAllBytes(file)))) {
            Path half = file.resolveSibling(name + ".new");
            Files.write(half, bytes);
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private static void makePrivate(Path folder) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
