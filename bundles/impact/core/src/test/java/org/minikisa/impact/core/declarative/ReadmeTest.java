package org.minikisa.impact.core.declarative;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/** What the README shows works. */
class ReadmeTest {

    @Test
    void theModelOnOneScreenIsGood() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var begin = readme.indexOf("```json") + "```json".length();
        var json = readme.substring(begin, readme.indexOf("```", begin));
        assertThat(json.lines().count()).isLessThan(28);
        var model = new JsonModelReader().read("README", json.getBytes(StandardCharsets.UTF_8));
        assertThat(model.description().id().value()).isEqualTo("window-cleaning");
    }
}
