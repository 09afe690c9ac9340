package org.minikisa.runtime.plugins.shell;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.runtime.api.PluginFile;

/** A plug-in's file that is named on the line, with the signature that lies beside it. */
final class NamedFile {

    /** What a model's detached signature is called, behind the name of the model's file. */
    static final String SIGNATURE = ".jws";

    private static final long LARGEST = 64L << 20;
    private static final long LARGEST_SIGNATURE = 1L << 20;

    private NamedFile() {}

    /** Whether there is such a file; an id that is no path is none. */
    static boolean isThere(String name) {
        try {
            return Files.isRegularFile(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    static PluginFile plugin(String name) throws IOException {
        Path file = path(name);
        Path beside = file.resolveSibling(file.getFileName() + SIGNATURE);
        return new PluginFile(
                file.getFileName().toString(),
                read(file, LARGEST),
                Files.isRegularFile(beside) ? Optional.of(read(beside, LARGEST_SIGNATURE)) : Optional.empty());
    }

    static Path path(String name) {
        try {
            Path file = Path.of(name);
            if (file.getFileName() == null || file.getFileName().toString().startsWith(".")) {
                throw refused(name, "no name, or a hidden one");
            }
            return file;
        } catch (InvalidPathException e) {
            throw refused(name, "no path: " + e.getReason());
        }
    }

    static byte[] read(Path file, long largest) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw refused(file.toString(), Files.exists(file) ? "no file" : "nothing there");
        }
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes((int) largest + 1);
            if (bytes.length > largest) {
                throw refused(file.toString(), "more than " + largest + " bytes");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw refused(file.toString(), "nothing there");
        } catch (AccessDeniedException e) {
            throw refused(file.toString(), "a file that Minikisa may not read");
        }
    }

    private static InvalidInputException refused(String place, String found) {
        return InvalidInputException.of(
                "the file",
                "plugins.file",
                place,
                found,
                "a file that can be read",
                "Give the path of a plug-in's file; it is seen from "
                        + Path.of("").toAbsolutePath() + ".");
    }
}
