package org.minikisa.classification.linear;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Assumptions;
import org.minikisa.classification.linear.LinearModel.Example;

/** Labelled corpora that no one here wrote, beside the repository; where they are absent, tests are skipped and say so. */
final class Corpora {

    private Corpora() {}

    /** Lines {@code text<TAB>label}. */
    static List<Example> read(String name) {
        Path file =
                root().resolve("../shared/data/classification").resolve(name).normalize();
        Assumptions.assumeTrue(Files.isReadable(file), () -> "skipped: no corpus " + file);
        try {
            var examples = new ArrayList<Example>();
            for (String line : Files.readAllLines(file)) {
                int tab = line.lastIndexOf('\t');
                if (tab > 0) {
                    examples.add(new Example(line.substring(tab + 1), line.substring(0, tab)));
                }
            }
            return examples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The repository: the first folder upwards that holds {@code bundles}. */
    private static Path root() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("bundles"))) {
                return at;
            }
        }
        return Path.of("").toAbsolutePath();
    }
}
