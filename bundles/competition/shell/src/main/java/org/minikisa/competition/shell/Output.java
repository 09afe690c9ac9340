package org.minikisa.competition.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Screen;

/** Where a document that was made goes: a file, a folder, or the screen. */
final class Output {

    private Output() {}

    /** Writes to a file, whole or not at all; without one the text is shown. */
    static void write(byte[] content, Optional<String> name, Screen screen) throws IOException {
        if (name.isEmpty()) {
            shown(new String(content, StandardCharsets.UTF_8), screen);
            return;
        }
        Path file = Path.of(name.get());
        if (Files.exists(file) && !screen.confirm("Replace " + file + "?")) {
            return;
        }
        written(content, file);
        screen.details(
                Details.of("Written").add("file", "File", file.toAbsolutePath()).add("bytes", "Bytes", content.length));
    }

    /** With {@code --json} nothing but documents goes to the output. */
    private static void shown(String text, Screen screen) {
        if (screen.json()) {
            screen.details(Details.of("Content").add("content", "Content", text));
        } else {
            screen.line(text);
        }
    }

    /** Writes to a file, whole or not at all. */
    static void written(byte[] content, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw InvalidInputException.of(
                    file.toString(),
                    "competition.shell.folder",
                    "FILE",
                    "no folder " + folder,
                    "a folder that is there",
                    "Make the folder first, or choose another one.");
        }
        Path part = Files.createTempFile(folder, ".minikisa", ".part");
        try {
            Files.write(part, content);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
