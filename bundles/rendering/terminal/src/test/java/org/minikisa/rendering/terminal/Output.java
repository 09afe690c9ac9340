package org.minikisa.rendering.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A screen whose streams can be read. */
final class Output {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    final AtomicLong nanos = new AtomicLong();

    TextScreen pipe(boolean json) {
        return screen(0, false, json);
    }

    TextScreen terminal(int columns) {
        return screen(columns, false, false);
    }

    TextScreen screen(int columns, boolean colours, boolean json) {
        return new TextScreen(new Surface(stream(out), stream(err), columns, columns, colours), json, nanos::get);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    List<String> lines() {
        return out().lines().toList();
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
