package org.minikisa.runtime.plugins.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Stopped;

class MavenBuildTest {

    @TempDir
    Path project;

    @Test
    void aFailureIsToldWithoutColoursAndWithoutWhatMavenSaysOfItself() {
        var outcome = MavenBuild.outcome(
                false,
                List.of(
                        "\u001B[0m\u001B[0m[ERROR] COMPILATION ERROR : ",
                        "[ERROR] /p/src/main/java/Load.java:[16,20] cannot find symbol",
                        "[ERROR] Failed to execute goal compile: Compilation failure -> [Help 1]",
                        "[\u001B[1;31mERROR\u001B[m] /p/src/main/java/Load.java:[16,20] cannot find symbol",
                        "[ERROR] ",
                        "[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.",
                        "[ERROR] [Help 1] http://cwiki.apache.org/confluence/display/MAVEN/MojoFailureException"));

        assertThat(outcome.complaints())
                .containsExactly(
                        "COMPILATION ERROR :",
                        "/p/src/main/java/Load.java:[16,20] cannot find symbol",
                        "Failed to execute goal compile: Compilation failure");
    }

    @Test
    void aBrokenLawIsToldInItsOwnWords() {
        var outcome = MavenBuild.outcome(
                false,
                List.of(
                        "printed by the author",
                        "[ERROR] example.ModelTest.itKeepsTheLaws()[3] -- Time elapsed: 0.1 s <<< FAILURE!",
                        "org.opentest4j.AssertionFailedError: ",
                        "",
                        "index: found 101, expected at most 100",
                        "\tat org.minikisa.impact.tck.ImpactModelContract.held(ImpactModelContract.java:69)",
                        "[ERROR] Failures: "));

        assertThat(outcome.complaints())
                .containsExactly(
                        "example.ModelTest.itKeepsTheLaws()[3] -- Time elapsed: 0.1 s <<< FAILURE!",
                        "org.opentest4j.AssertionFailedError:",
                        "index: found 101, expected at most 100");
    }

    @Test
    void theCertificateIsToldAndOtherOutputIsNot() {
        var outcome = MavenBuild.outcome(
                true, List.of("hello", "noise 1.0.0: PASSED: 11 of 11 laws held (target/certificate-noise.txt)"));

        assertThat(outcome.built()).isTrue();
        assertThat(outcome.complaints()).isEmpty();
        assertThat(outcome.certificates())
                .containsExactly("noise 1.0.0: PASSED: 11 of 11 laws held (target/certificate-noise.txt)");
    }

    @Test
    void aMachineWithoutMavenIsToldWhatToDo() {
        var refused = catchThrowableOfType(
                InvalidInputException.class, () -> MavenBuild.run(project, List.of("no-such-maven")));

        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("plugins.watch.maven");
            assertThat(problem.remedy()).contains("Install Maven");
        });
    }

    @Test
    void aBuildThatSaysNothingIsEndedByAnInterruption() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var stopped = new CompletableFuture<Throwable>();
        var builder = new Thread(() -> {
            try {
                MavenBuild.run(
                        project, List.of(java, "-cp", System.getProperty("java.class.path"), Sleeper.class.getName()));
                stopped.complete(null);
            } catch (Throwable e) {
                stopped.complete(e);
            }
        });
        builder.start();
        ProcessHandle build = awaitChild();

        builder.interrupt();

        assertThat(stopped.get(30, TimeUnit.SECONDS)).isInstanceOf(Stopped.class);
        build.onExit().get(30, TimeUnit.SECONDS);
    }

    private static ProcessHandle awaitChild() throws InterruptedException {
        while (true) {
            var child = ProcessHandle.current()
                    .children()
                    .filter(ProcessHandle::isAlive)
                    .findFirst();
            if (child.isPresent()) {
                return child.get();
            }
            Thread.sleep(5);
        }
    }

    /** A build that hangs. */
    static final class Sleeper {
        public static void main(String[] args) throws InterruptedException {
            Thread.sleep(120_000);
        }
    }
}
