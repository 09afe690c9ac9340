package org.minikisa.runtime.plugins.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.minikisa.rendering.terminal.Stopped;

/** {@code mvn package} of a plug-in's project, with its tests: the certificate is part of the build. */
final class MavenBuild {

    private static final int MOST_LINES = 40;

    private MavenBuild() {}

    /** @param complaints what Maven called an error; empty when it built */
    record Outcome(boolean built, List<String> complaints) {}

    /** @throws Stopped when interrupted; Maven is ended then */
    static Outcome run(Path project) throws IOException {
        var process = new ProcessBuilder(program(project), "-q", "-B", "-o", "package")
                .directory(project.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var complaints = new ArrayList<String>();
        try (var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("[ERROR]") && complaints.size() < MOST_LINES) {
                    complaints.add(line.substring("[ERROR]".length()).strip());
                }
            }
            return new Outcome(process.waitFor() == 0, complaints);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        } finally {
            process.destroy();
        }
    }

    /** The project's own wrapper where it has one. */
    private static String program(Path project) {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
        Path wrapper = project.resolve(windows ? "mvnw.cmd" : "mvnw").toAbsolutePath();
        return Files.isExecutable(wrapper) ? wrapper.toString() : windows ? "mvn.cmd" : "mvn";
    }
}
