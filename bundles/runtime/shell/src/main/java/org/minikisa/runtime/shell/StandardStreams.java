package org.minikisa.runtime.shell;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.minikisa.rendering.terminal.Surface;

/** What stands behind the three standard streams of this process. */
final class StandardStreams {

    private static final int USUAL_WIDTH = 80;

    private StandardStreams() {}

    /** Whether a standard stream (0 input, 1 output, 2 error) is a terminal. */
    static boolean isTerminal(int stream) {
        Path link = Path.of("/proc/self/fd/" + stream);
        try {
            if (Files.exists(link)) {
                String target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            }
        } catch (IOException e) {
            return false;
        }
        // Without /proc the JDK knows of input and output together only.
        var console = System.console();
        return console != null && isTerminal(console);
    }

    /** From JDK 22 on there is always a console and it has to be asked. */
    private static boolean isTerminal(java.io.Console console) {
        try {
            return (Boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** The surface of streams that lead to standard output and error. */
    static Surface surface(PrintStream out, PrintStream err) {
        boolean outTerminal = isTerminal(1);
        boolean errTerminal = isTerminal(2);
        int width = outTerminal || errTerminal ? width() : 0;
        return new Surface(out, err, outTerminal ? width : 0, errTerminal ? width : 0, colours(System.getenv("TERM")));
    }

    /** Colours, unless the terminal has none or its user wants none (no-color.org). */
    static boolean colours(String type) {
        String unwanted = System.getenv("NO_COLOR");
        return (unwanted == null || unwanted.isEmpty()) && !"dumb".equals(type);
    }

    /** JDK 17 encodes output for the locale, which is ASCII in many a container; ours is UTF-8 unless told else. */
    static Charset encoding() {
        String told = System.getProperty("stdout.encoding");
        try {
            return told == null ? StandardCharsets.UTF_8 : Charset.forName(told);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static int width() {
        String columns = System.getenv("COLUMNS");
        if (columns != null && columns.matches("[1-9][0-9]{0,3}")) {
            return Integer.parseInt(columns);
        }
        File terminal = new File("/dev/tty");
        if (!terminal.exists()) {
            return USUAL_WIDTH;
        }
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(terminal)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var reader =
                    new BufferedReader(new InputStreamReader(stty.getInputStream(), StandardCharsets.US_ASCII))) {
                String size = reader.readLine();
                stty.waitFor(1, TimeUnit.SECONDS);
                return size != null && size.matches("\\d+ [1-9]\\d{0,3}")
                        ? Integer.parseInt(size.substring(size.indexOf(' ') + 1))
                        : USUAL_WIDTH;
            }
        } catch (IOException e) {
            return USUAL_WIDTH;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL_WIDTH;
        }
    }
}
