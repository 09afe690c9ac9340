package org.minikisa.bndrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tutorial, typed as it stands: every section in an empty folder with the executable jar, and with a Maven that has never
 * seen Minikisa. What Maven needs besides comes from the repository of the machine, and from Central where that has it not.
 */
class TutorialIT {

    private static final Path TUTORIAL = Path.of("..", "bundles", "runtime", "templates", "README.md");
    private static final Path AUTHORS = Path.of(System.getProperty("minikisa.distribution"), "authors");
    private static final String OF_THE_MACHINE = System.getProperty("minikisa.localRepository");
    private static final boolean OFFLINE = Boolean.getBoolean("minikisa.offline");
    private static final boolean MUST_RUN = System.getenv("CI") != null;
    private static final int MOST_MINUTES = 2;

    @TempDir
    static Path home;

    @BeforeAll
    static void aMavenThatHasNeverSeenMinikisa() throws IOException {
        var maven = onPath("mvn");
        assumeTrue(MUST_RUN || maven.isPresent(), "skipped: there is no mvn on the path");
        assumeTrue(onPath("bash").isPresent(), "skipped: there is no bash to type into");
        Files.writeString(home.resolve("settings.xml"), settings());
        Path mvn = Files.createDirectories(home.resolve("bin")).resolve("mvn");
        Files.writeString(mvn, """
                #!/bin/sh
                exec "%s" -Dmaven.repo.local="%s" -gs "%s" %s "$@"
                """.formatted(
                        maven.orElseThrow(),
                        home.resolve("repository"),
                        home.resolve("settings.xml"),
                        OFFLINE ? "-o -Daether.offline.protocols=file" : ""));
        assertThat(mvn.toFile().setExecutable(true)).isTrue();
    }

    @TestFactory
    Stream<DynamicTest> whatTheTutorialShowsHappens() throws IOException {
        return Transcript.in(Files.readString(TUTORIAL)).stream()
                .map(transcript -> DynamicTest.dynamicTest(transcript.section(), () -> type(transcript)));
    }

    private static void type(Transcript transcript) throws Exception {
        Path folder = Files.createTempDirectory(home, "empty folder ");
        Files.copy(Program.JAR, folder.resolve(Program.JAR.getFileName()));
        long start = System.nanoTime();
        for (var step : transcript.steps()) {
            type(step, folder);
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        System.out.println("tutorial, " + transcript.section() + ": " + millis + " ms");
        assertThat(millis).as("from an empty folder").isLessThan(TimeUnit.MINUTES.toMillis(MOST_MINUTES));
    }

    private static void type(Transcript.Step step, Path folder) throws Exception {
        var seen = Files.createTempFile(home, "seen", ".txt");
        var typed =
                Files.writeString(Files.createTempFile(home, "typed", ".txt"), String.join("\n", step.typed()) + "\n");
        var building = new ProcessBuilder("bash", "-c", step.command())
                .directory(folder.toFile())
                .redirectInput(typed.toFile())
                .redirectErrorStream(true)
                .redirectOutput(seen.toFile());
        building.environment()
                .merge(
                        "PATH",
                        home.resolve("bin")
                                + File.pathSeparator
                                + Path.of(System.getProperty("java.home"), "bin")
                                + File.pathSeparator,
                        (old, first) -> first + old);
        var process = building.start();
        if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        String output = Files.readString(seen, StandardCharsets.UTF_8);
        assumeTrue(MUST_RUN || !lacksTheNetwork(output), "skipped: Maven would have to download, and cannot");
        assertThat(process.waitFor()).as(step.command() + "\n" + output).isEqualTo(step.exit());
        assertThat(step.missing(output))
                .as("not seen after " + step.command() + "\n" + output)
                .isEmpty();
    }

    private static boolean lacksTheNetwork(String output) {
        return output.contains("[ERROR]")
                && Stream.of(
                                "in offline mode",
                                "Unknown host",
                                "Could not transfer",
                                "has not been downloaded from it before")
                        .anyMatch(output::contains);
    }

    /** The machine's repository and what authors build with, as if they were far away. */
    private static String settings() {
        var repositories = List.of(
                repository("of-the-machine", Path.of(OF_THE_MACHINE), false), repository("authors", AUTHORS, true));
        return "<settings><profiles><profile><id>far-away</id><activation><activeByDefault>true</activeByDefault></activation>"
                + list("repositories", "repository", repositories)
                + list("pluginRepositories", "pluginRepository", repositories)
                + "</profile></profiles></settings>";
    }

    private static String list(String name, String each, List<String> repositories) {
        return "<" + name + ">"
                + repositories.stream()
                        .map(content -> "<" + each + ">" + content + "</" + each + ">")
                        .reduce("", String::concat)
                + "</" + name + ">";
    }

    private static String repository(String id, Path folder, boolean snapshots) {
        return "<id>" + id + "</id><url>file://" + folder.toAbsolutePath().normalize()
                + "</url><releases><checksumPolicy>ignore</checksumPolicy></releases><snapshots><enabled>" + snapshots
                + "</enabled><checksumPolicy>ignore</checksumPolicy></snapshots>";
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
