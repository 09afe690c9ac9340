package org.minikisa.runtime.embed;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the stack trace of a start goes that failed in a way nobody foresaw: the log proper may not be running then. */
final class StartFailure {

    private static final String FILE = "start-failure.txt";

    private StartFailure() {}

    /** @return where it is, as the end of a sentence; empty when it cannot be kept, which is no reason to fail again */
    static String keep(Path data, Throwable failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        try {
            Path folder =
                    Files.createDirectories(data.toAbsolutePath().normalize().resolve("log"));
            Path file = Files.writeString(folder.resolve(FILE), trace.toString());
            return " (details in " + file + ")";
        } catch (IOException e) {
            return "";
        }
    }
}
