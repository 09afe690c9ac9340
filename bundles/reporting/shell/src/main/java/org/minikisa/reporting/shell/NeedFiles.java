package org.minikisa.reporting.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

import org.minikisa.problem.api.Problems;
import org.minikisa.rendering.terminal.Invocation;

/** Files that a map is written to: whole or not at all, and not over others. */
final class NeedFiles {

    private NeedFiles() {}

    static Optional<Path> path(Invocation in, String option, Problems problems) {
        Optional<String> written = in.option(option);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path path = Path.of(written.get()).toAbsolutePath().normalize();
            if (written.get().isBlank() || Files.isDirectory(path)) {
                problems.add("reporting.needs.path", option, written.get(), "the path of a file", "Name a file.");
            } else if (Files.exists(path) && !in.flag("--force")) {
                problems.add(
                        "reporting.needs.exists",
                        option,
                        written.get(),
                        "a file that is not there yet",
                        "Choose another name, or give --force to replace it.");
            } else if (path.getParent() == null || !Files.isDirectory(path.getParent())) {
                problems.add(
                        "reporting.needs.folder",
                        option,
                        written.get(),
                        "a file in a folder that is there",
                        "Make the folder first.");
            }
            return Optional.of(path);
        } catch (InvalidPathException e) {
            problems.add("reporting.needs.path", option, written.get(), "the path of a file", "Name a file.");
            return Optional.empty();
        }
    }

    static void write(Path path, byte[] content) throws IOException {
        Path beside = Files.createTempFile(path.getParent(), ".needs", ".part");
        try {
            Files.write(beside, content);
            Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
