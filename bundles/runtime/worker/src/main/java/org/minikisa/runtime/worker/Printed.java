package org.minikisa.runtime.worker;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What the plug-in prints, the first part of it: it goes with the next answer into the runtime's log. */
final class Printed extends OutputStream {

    private static final int MOST = 2000;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    private Printed() {}

    static Printed insteadOfSystemOut() {
        var printed = new Printed();
        var stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
        return printed;
    }

    @Override
    public synchronized void write(int value) {
        if (kept.size() < MOST) {
            kept.write(value);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        kept.write(bytes, offset, Math.min(length, MOST - kept.size()));
    }

    /** What there is since the last time. */
    synchronized String take() {
        if (kept.size() == 0) {
            return "";
        }
        String text = kept.toString(StandardCharsets.UTF_8);
        kept.reset();
        return text;
    }
}
