package org.minikisa.bndrun;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The executable jar as a process of its own, as a user starts it. */
final class Program {

    static final Path JAR = Path.of(System.getProperty("minikisa.jar"));

    /** What a finished run left. */
    record Run(int exit, String out, String err) {

        boolean showsAStackTrace() {
            return (out + err).lines().anyMatch(l -> l.strip().startsWith("at ") && l.contains("("));
        }
    }

    private final Path java;
    private final Path folder;
    private final Path jar;

    private Program(Path java, Path folder, Path jar) {
        this.java = java;
        this.folder = folder;
        this.jar = jar;
    }

    /** Run from this folder, by the JDK that runs the tests. */
    static Program in(Path folder) {
        return new Program(Path.of(System.getProperty("java.home"), "bin", "java"), folder, JAR);
    }

    Program by(Path javaHome) {
        return new Program(javaHome.resolve("bin").resolve("java"), folder, jar);
    }

    Program jar(Path other) {
        return new Program(java, folder, other);
    }

    Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(java.toString(), "-Xmx512m", "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        return start(command);
    }

    /** Anything else that the JDK runs, in the same folder. */
    Process startJava(List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(java.toString()));
        command.addAll(arguments);
        return start(command);
    }

    Run run(String... arguments) throws IOException, InterruptedException {
        return finish(start(arguments));
    }

    /** Any other main class with its own class path, in the same folder. */
    Run runMain(String classPath, String mainClass, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(java.toString(), "-cp", classPath, mainClass));
        command.addAll(List.of(arguments));
        return finish(start(command));
    }

    static Run finish(Process process) throws InterruptedException, IOException {
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("still running after three minutes: " + output(process));
        }
        var files = output(process);
        return new Run(process.exitValue(), Files.readString(files.get(0)), Files.readString(files.get(1)));
    }

    private static final Map<Long, List<Path>> OUTPUTS = new java.util.concurrent.ConcurrentHashMap<>();

    /** Standard output and standard error of a process so far, as files. */
    static List<Path> output(Process process) {
        return OUTPUTS.get(process.pid());
    }

    static String outputSoFar(Process process) {
        try {
            return new String(Files.readAllBytes(output(process).get(0)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start(List<String> command) throws IOException {
        Path out = Files.createTempFile("minikisa-", ".out");
        Path err = Files.createTempFile("minikisa-", ".err");
        out.toFile().deleteOnExit();
        err.toFile().deleteOnExit();
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        OUTPUTS.put(process.pid(), List.of(out, err));
        return process;
    }
}
