package org.minikisa.impact.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.minikisa.problem.api.InvalidInputException;

/** Files that are named on the line. */
final class LocalFiles {

    /** The largest file that is read into memory. */
    static final int MOST_BYTES = 16_000_000;

    private LocalFiles() {}

    /** @param place the option or argument that names it */
    static byte[] read(String place, String name) throws IOException {
        var file = existing(place, name);
        if (Files.size(file) > MOST_BYTES) {
            throw refused(
                    place,
                    name + " of " + Files.size(file) + " bytes",
                    "at most " + MOST_BYTES + " bytes",
                    "Check that this is the right file.");
        }
        return Files.readAllBytes(file);
    }

    static Path existing(String place, String name) {
        var file = path(place, name);
        if (!Files.isRegularFile(file)) {
            throw refused(
                    place, Files.exists(file) ? name + ", which is no file" : name + ", which is not there", "a file");
        }
        return file;
    }

    static boolean isThere(String name) {
        try {
            return Files.isRegularFile(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    static Path path(String place, String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw refused(place, name, "a path");
        }
    }

    /** Writes the whole or, when that fails, nothing; a file of that name is replaced. */
    static Path write(String place, String name, byte[] content) throws IOException {
        var file = path(place, name).toAbsolutePath();
        if (file.getParent() == null || !Files.isDirectory(file.getParent())) {
            throw refused(place, name, "a file in a folder that is there");
        }
        if (Files.isDirectory(file)) {
            throw refused(place, name + ", a folder", "a file", "Name a file in that folder.");
        }
        if (!Files.isWritable(file.getParent())) {
            throw refused(
                    place,
                    name,
                    "a file in a folder that can be written to",
                    "Choose another folder, or ask for the right to write to it.");
        }
        var part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(part, content);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        return file;
    }

    private static InvalidInputException refused(String place, String found, String expected) {
        return refused(
                place,
                found,
                expected,
                "Check the path; it is seen from " + Path.of("").toAbsolutePath() + ".");
    }

    private static InvalidInputException refused(String place, String found, String expected, String remedy) {
        return InvalidInputException.of("the file", "impact.shell.file", place, found, expected, remedy);
    }
}
