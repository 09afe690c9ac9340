package org.minikisa.rendering.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

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

    /** A terminal at which somebody answers. */
    TextScreen asking(boolean json, UnaryOperator<String> person) {
        return new TextScreen(
                new Surface(stream(out), stream(err), 80, 80, false, Optional.of(person)), json, nanos::get);
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
