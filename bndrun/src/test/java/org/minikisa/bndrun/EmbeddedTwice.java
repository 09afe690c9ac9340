package org.minikisa.bndrun;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A partner's program that runs Minikisa on one data folder, deletes it, and runs it on another: {@code FIRST SECOND}. */
public final class EmbeddedTwice {

    private EmbeddedTwice() {}

    public static void main(String[] args) throws Exception {
        EmbeddingExample.main(new String[] {args[0]});
        try (var files = Files.walk(Path.of(args[0]))) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
        EmbeddingExample.main(new String[] {args[1]});
    }
}
