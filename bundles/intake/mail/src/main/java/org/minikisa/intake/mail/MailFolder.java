package org.minikisa.intake.mail;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;

/** A folder with mail, seen with all folders below it. */
record MailFolder(Path root) {

    /**
     * A file, named by its place in the folder.
     *
     * @param source see {@link MailFiles}
     * @param whole whether it can only be all there: in a Maildir, where messages arrive by being renamed
     */
    record Found(String source, Path path, long bytes, Instant modified, boolean whole) {}

    /**
     * What lies there.
     *
     * @param files in the order of their sources: the same on every file system
     * @param links how many were not followed: they may lead out of the folder or in circles
     */
    record Listing(List<Found> files, List<Problem> unreadable, long links) {}

    Listing files() {
        var visitor = new Visitor();
        try {
            Files.walkFileTree(root, visitor);
        } catch (IOException failure) {
            visitor.unreadable(root, failure);
        }
        visitor.files.sort((one, other) -> one.source().compareTo(other.source()));
        return new Listing(visitor.files, visitor.problems.list(), visitor.links);
    }

    private final class Visitor extends SimpleFileVisitor<Path> {

        private final List<Found> files = new ArrayList<>();
        private final Problems problems = new Problems();
        private long links;

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            return isInMaildir(path, "tmp") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                files.add(new Found(
                        source(path),
                        path,
                        attributes.size(),
                        attributes.lastModifiedTime().toInstant(),
                        isMaildirMessage(path)));
            } else {
                links++;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException failure) {
            unreadable(path, failure);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path path, IOException failure) {
            if (failure != null) {
                unreadable(path, failure);
            }
            return FileVisitResult.CONTINUE;
        }

        private void unreadable(Path path, IOException failure) {
            problems.add(Delivery.unreadable(path.equals(root) ? "" : source(path), failure));
        }
    }

    /**
     * Relative, with {@code /} between names. In a Maildir a message is moved from new to cur when it was seen and
     * renamed when it was read, so neither of the two is part of its source.
     */
    private String source(Path file) {
        var source = new StringBuilder();
        for (Path name : root.relativize(file)) {
            source.append(source.length() == 0 ? "" : "/").append(name);
        }
        if (!isMaildirMessage(file)) {
            return source.toString();
        }
        int name = source.lastIndexOf("/") + 1;
        int parent = source.lastIndexOf("/", name - 2) + 1;
        int flags = source.indexOf(":2,", name);
        return source.substring(0, parent) + source.substring(name, flags < 0 ? source.length() : flags);
    }

    private static boolean isMaildirMessage(Path file) {
        Path parent = file.getParent();
        return parent != null && (isInMaildir(parent, "cur") || isInMaildir(parent, "new"));
    }

    private static boolean isInMaildir(Path folder, String named) {
        Path name = folder.getFileName();
        return name != null
                && name.toString().equals(named)
                && Files.isDirectory(folder.resolveSibling("cur"))
                && Files.isDirectory(folder.resolveSibling("new"));
    }
}
