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
 * What an author works on: a plug-in's Maven project, a folder of plug-ins that are built already, or one of them.
 *
 * @param root the folder, or the one plug-in
 * @param isMaven whether it has a {@code pom.xml}
 * @param hasJava whether Maven has to build it; a project of models only is taken as its files stand
 */
record Project(Path root, boolean isMaven, boolean hasJava) {

    private static final String MODEL = ".model.json";

    /** State of files: what changes when one is saved. */
    record Seen(long size, FileTime modified) {}

    /** @throws InvalidInputException when there is nothing like that */
    static Project of(Path path) {
        if (!isThere(path)) {
            throw InvalidInputException.of(
                    "kisa:plugins watch",
                    "plugins.watch.folder",
                    path.toString(),
                    Files.exists(path) ? "no folder and no plug-in" : "nothing there",
                    "a plug-in's project, a folder of plug-ins, or one of them",
                    "Give the folder that holds the pom.xml, or one with NAME.model.json and NAME.jar files.");
        }
        boolean maven = Files.isRegularFile(path.resolve("pom.xml"));
        return new Project(path, maven, maven && Files.isDirectory(path.resolve("src/main/java")));
    }

    static boolean isThere(Path path) {
        return Files.isDirectory(path) || isPlugin(path);
    }

    /** What an author saves: sources and tests of a project that is built, plug-ins otherwise. */
    Map<Path, Seen> watched() {
        return hasJava
                ? seen(Stream.of("src", "pom.xml", "bnd.bnd")
                        .flatMap(name -> files(root.resolve(name), Integer.MAX_VALUE).stream())
                        .filter(file -> !isLeftByAnEditor(file)))
                : seen(plugins().stream()
                        .flatMap(file -> Stream.of(file, file.resolveSibling(file.getFileName() + NamedFile.SIGNATURE)))
                        .filter(Files::exists));
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

    /** A file that an editor has emptied and not yet filled again is none. */
    private List<Path> plugins() {
        Path start = isMaven ? root.resolve("src/main/resources/OSGI-INF/impact") : root;
        return files(start, 1).stream()
                .filter(Project::isPlugin)
                .filter(file -> file.toFile().length() > 0)
                .toList();
    }

    private static boolean isPlugin(Path file) {
        return Files.isRegularFile(file)
                && !name(file).startsWith(".")
                && (name(file).endsWith(MODEL) || name(file).endsWith(".jar"));
    }

    /** Swap files, backups and locks come and go without anything being saved. */
    private static boolean isLeftByAnEditor(Path file) {
        return name(file).matches("\\..*|.*~|#.*#|.*\\.(swp|swx|tmp|bak)|4913");
    }

    private static Map<Path, Seen> seen(Stream<Path> files) {
        var seen = new TreeMap<Path, Seen>();
        files.forEach(file -> {
            try {
                seen.put(file, new Seen(Files.size(file), Files.getLastModifiedTime(file)));
            } catch (IOException e) {
                // it has gone meanwhile; that is a change as well
            }
        });
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

    static FileTime modified(Path file) {
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
