package org.minikisa.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.runtime.embed.CommandRunner;
import org.osgi.test.common.annotation.InjectService;

/** The map of support needs over the demo's contacts, as a person asks for it. */
class NeedsTest {

    @InjectService(timeout = 20_000)
    CommandRunner runner;

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void theDemoHasRun() throws InterruptedException {
        Await.until(
                "the demo and the map are there",
                Duration.ofSeconds(60),
                () -> new Shell(runner).run("help", "demo").exit() == 0
                        && new Shell(runner).run("help", "needs").exit() == 0);
        shell = new Shell(runner);
        assertThat(shell.run("demo").exit()).isZero();
    }

    @Test
    void theMapIsShownAndWrittenAndTheSameQuestionHasTheSameAnswer() throws Exception {
        Path first = folder.resolve("first.svg");
        Path second = folder.resolve("second.svg");
        var shown = shell.run("needs", "--rows", "theme", "--columns", "month", "--svg", first.toString());
        assertThat(shown.exit()).as(shown.out() + shown.err()).isZero();
        assertThat(shown.out()).contains("contacts, as of", "G7");
        assertThat(shell.run("needs", "--rows", "theme", "--columns", "month", "--svg", second.toString())
                        .exit())
                .isZero();
        assertThat(Files.readAllBytes(first)).isEqualTo(Files.readAllBytes(second));
    }

    @Test
    void aNewcomerFindsTheWaveInTheDemoWithItsWordsInThreeLanguages() {
        var found = shell.run("needs", "emerging", "--to", "2023-12-15", "--language", "fi");

        assertThat(found.exit()).as(found.err()).isZero();
        assertThat(found.out())
                .contains("G13 Sopimuksen käyttö", "Elintarvikkeet ja non-food-tuotteet", "aiemmin ei yhtään")
                .containsPattern("Sanat: .*indeksikorotus")
                .contains("hinnantarkistus", "Does the contract allow", "Vilket index gäller");
        assertThat(shell.run("needs", "emerging", "--to", "2023-11-15").out())
                .contains("too few contacts of any theme");
    }

    @Test
    void everyActionAnswersAboutTheDemo() {
        for (String[] words : new String[][] {
            {"needs"},
            {"needs", "map", "--language", "sv"},
            {"needs", "--json"},
            {"needs", "--rows", "phase", "--columns", "customer-type"},
            {"needs", "cases", "--theme", "G7"},
            {"needs", "emerging"},
            {"needs", "year"},
            {"needs", "year", "--open", "first-answer-median"}
        }) {
            var answer = shell.run(words);
            assertThat(answer.exit())
                    .as(String.join(" ", words) + answer.out() + answer.err())
                    .isZero();
        }
        assertThat(shell.run("needs", "--theme", "G77").err()).contains("G7");
    }
}
