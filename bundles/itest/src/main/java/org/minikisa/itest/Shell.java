package org.minikisa.itest;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.minikisa.runtime.embed.CommandRunner;

/** Runs commands as a user does and keeps what they print. */
final class Shell {

    record Answer(int exit, String out, String err) {}

    private final CommandRunner runner;

    Shell(CommandRunner runner) {
        this.runner = runner;
    }

    Answer run(String... command) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exit = runner.run(
                List.of(command),
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Answer(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
