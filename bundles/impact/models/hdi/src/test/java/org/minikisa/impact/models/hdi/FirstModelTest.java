package org.minikisa.impact.models.hdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.ServiceLoader;

import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.ModelReader;

/** What the README tells its reader to do works. */
class FirstModelTest {

    private static final LocalDate DAY = LocalDate.of(2025, 1, 1);

    @Test
    void theFirstModelIsGoodAndGivesWhatTheReadmeSays() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var begin = readme.indexOf("```json") + "```json".length();
        var json = readme.substring(begin, readme.indexOf("```", begin));
        var reader = ServiceLoader.load(ModelReader.class).findFirst().orElseThrow();
        var model = reader.read("README", json.getBytes(StandardCharsets.UTF_8));
        var evaluation = model.evaluate(
                Answers.of(DAY, Map.of("life", "80", "income", "49522")), Answers.of(DAY, Map.of("life", "84")));
        assertThat(readme).contains("The index is 96.1: 93.0 by itself and 3.1 by the choice.");
        assertThat(evaluation.base().value()).isCloseTo(93.0, within(0.05));
        assertThat(evaluation.index().value()).isCloseTo(96.1, within(0.05));
    }
}
