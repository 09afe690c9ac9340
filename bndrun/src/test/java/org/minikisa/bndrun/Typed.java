package org.minikisa.bndrun;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;

/** One running program that is typed to, command by command, as a script does through a pipe. */
final class Typed implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(100);

    private final Process process;
    private int lines;
    private long read;
    private long readErr;

    Typed(Process process) {
        this.process = process;
    }

    /** What a command showed. */
    record Shown(String line, String out, String err) {

        /** The one document of a command with {@code --json}. */
        JsonElement json() {
            try {
                return JsonParser.parseString(out);
            } catch (RuntimeException e) {
                throw new AssertionError("no JSON after " + this, e);
            }
        }
    }

    /** Types a command and waits until it has ended. */
    Shown type(String line) {
        String end = "typed-" + ++lines + "-done";
        try {
            process.getOutputStream().write((line + "\necho '" + end + "'\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the program has ended: " + all(1), e);
        }
        String out = until(() -> since(0, read), end);
        read += out.getBytes(StandardCharsets.UTF_8).length;
        String err = since(1, readErr);
        readErr += err.getBytes(StandardCharsets.UTF_8).length;
        return new Shown(line, out.substring(0, out.indexOf(end)).strip(), err.strip());
    }

    private String until(Supplier<String> text, String end) {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < patience) {
            String now = text.get();
            if (now.contains(end)) {
                return now;
            }
            sleep();
        }
        throw new AssertionError("no end within " + PATIENCE + ": " + all(0) + all(1));
    }

    private static void sleep() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("stopped", e);
        }
    }

    private String since(int stream, long from) {
        byte[] all = bytes(stream);
        return new String(all, (int) from, all.length - (int) from, StandardCharsets.UTF_8);
    }

    private String all(int stream) {
        return since(stream, 0);
    }

    private byte[] bytes(int stream) {
        try {
            Path file = Program.output(process).get(stream);
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the script, and with it the program. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
