package org.minikisa.runtime.worker;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The way to the runtime. */
record Pipes(InputStream in, OutputStream out) {

    private static final Path STDIN = Path.of("/proc/self/fd/0");
    private static final Path STDOUT = Path.of("/proc/self/fd/1");

    /**
     * Takes standard input and output away from the plug-in. On Linux under other numbers, so that a process which the
     * plug-in starts with inherited output does not get the pipe and keep it open; the JDK points the old numbers to
     * {@code /dev/null} when they are closed.
     */
    static Pipes takeOver() throws IOException {
        var in = new FileInputStream(FileDescriptor.in);
        var out = new FileOutputStream(FileDescriptor.out);
        System.setIn(InputStream.nullInputStream());
        if (!Files.exists(STDIN) || !Files.exists(STDOUT)) {
            return new Pipes(new BufferedInputStream(in), out);
        }
        var ownIn = new FileInputStream(STDIN.toFile());
        var ownOut = new FileOutputStream(STDOUT.toFile());
        in.close();
        out.close();
        return new Pipes(new BufferedInputStream(ownIn), ownOut);
    }
}
