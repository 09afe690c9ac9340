package org.minikisa.impact.core.declarative;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

class FormatReferenceTest {

    @Test
    void theReferenceSaysWhatTheSchemaSays() throws IOException {
        String found = Files.readString(Path.of(FormatReference.FILE));
        if (!found.equals(FormatReference.text()) && Boolean.getBoolean("minikisa.write")) {
            FormatReference.main(new String[0]);
            return;
        }
        assertThat(found)
                .as(
                        "write it anew: mvn -f bundles/impact/core/pom.xml test -Dtest=FormatReferenceTest -Dminikisa.write=true")
                .isEqualTo(FormatReference.text());
    }

    @Test
    void everyMemberSaysWhatItMeans() {
        assertThat(FormatReference.text().lines().filter(line -> line.startsWith("| ") && line.contains("`")))
                .allSatisfy(line ->
                        assertThat(line.split("(?<!\\\\)\\|")[3]).as(line).isNotBlank());
    }
}
