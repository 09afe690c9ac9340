package org.minikisa.intake.shell;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.minikisa.problem.api.InvalidInputException;

/** A file that a command writes; never over one that is there. */
record NewFile(String written, String option) {

    void write(byte[] bytes) {
        try {
            Files.write(Path.of(written), bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException there) {
            throw unwritable("a file that is there", "a name that is free", "Choose another name.");
        } catch (IOException | IllegalArgumentException failure) {
            throw unwritable(
                    failure.getClass().getSimpleName(),
                    "a file that can be written",
                    "Look at the folder, its rights and the disk.");
        }
    }

    private InvalidInputException unwritable(String found, String expected, String remedy) {
        return InvalidInputException.of("the file " + written, "intake.file.write", option, found, expected, remedy);
    }
}
