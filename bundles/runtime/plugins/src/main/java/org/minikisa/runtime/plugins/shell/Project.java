package org.minikisa.runtime.plugins.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.minikisa.problem.api.InvalidInputException;

/**
 * What an author works on: a plug-in's Maven project, or a folder or file of plug-ins that are built already.
 *
 * @param root the folder
 * @param isMaven whether it has a {@code pom.xml}
 * @param hasJava whether Maven has to build it; a project of models only is taken as its files stand
 */
record Project(Path root, boolean isMaven, boolean hasJava) {

    private static final String MODEL = ".model.json";

    /** State of files: what changes when one is saved. */
    record Seen(long size, FileTime modified) {}

    /** @throws InvalidInputException when there is nothing like that */
    static Project of(Path path) {
        if (!Files.isDirectory(path)) {
            throw InvalidInputException.of(
                    "kisa:plugins watch",
                    "plugins.watch.folder",
                    path.toString(),
                    Files.exists(path) ? "no folder" : "nothing there",
                    "a plug-in's project or a folder of plug-ins",
                    "Give the folder that holds the pom.xml, or one with NAME.model.json and NAME.jar files.");
        }
        boolean maven = Files.isRegularFile(path.resolve("pom.xml"));
        return new Project(path, maven, maven && Files.isDirectory(path.resolve("src/main/java")));
    }

    /** What an author saves: sources of a project that is built, plug-ins otherwise. */
    Map<Path, Seen> watched() {
        return hasJava
                ? seen(List.of(root.resolve("src/main"), root.resolve("pom.xml"), root.resolve("bnd.bnd")))
                : seen(plugins());
    }

    /** The files to deploy: the newest jar that Maven built, or the models and jars as they stand. */
    List<Path> deployables() {
        if (!hasJava) {
            return plugins();
        }
        return files(root.resolve("target"), 1).stream()
                .filter(file -> name(file).endsWith(".jar"))
                .filter(file -> !name(file).matches(".*-(sources|javadoc|tests)\\.jar"))
                .sorted((a, b) -> modified(b).compareTo(modified(a)))
                .limit(1)
                .toList();
    }

    private List<Path> plugins() {
        Path folder = isMaven ? root.resolve("src/main/resources/OSGI-INF/impact") : root;
        return files(folder, 1).stream()
                .filter(file -> name(file).endsWith(MODEL) || name(file).endsWith(".jar"))
                .filter(file -> !name(file).startsWith("."))
                .toList();
    }

    private static Map<Path, Seen> seen(List<Path> roots) {
        var seen = new TreeMap<Path, Seen>();
        for (Path start : roots) {
            for (Path file : files(start, Integer.MAX_VALUE)) {
                try {
                    seen.put(file, new Seen(Files.size(file), Files.getLastModifiedTime(file)));
                } catch (IOException e) {
                    // it has gone meanwhile; that is a change as well
                }
            }
        }
        return seen;
    }

    private static List<Path> files(Path start, int depth) {
        if (!Files.exists(start)) {
            return List.of();
        }
        var files = Stream.<Path>builder();
        try {
            Files.walkFileTree(start, Set.of(), depth, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.build().sorted().toList();
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
