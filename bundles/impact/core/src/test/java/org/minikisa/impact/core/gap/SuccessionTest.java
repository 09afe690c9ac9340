package org.minikisa.impact.core.gap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minikisa.problem.api.Finding;

class SuccessionTest {

    private static final String BEFORE = model("1.2.3", "dust", 1, "boolean");

    @ParameterizedTest
    @CsvSource({
        "1.2.3, dust,  1, boolean, ''",
        "1.2.3, grime, 1, boolean, impact.version.same 1.2.4",
        "1.2.4, grime, 1, boolean, ''",
        "1.2.3, dust,  2, boolean, impact.version.same 1.3.0",
        "1.2.4, dust,  2, boolean, impact.version.step 1.3.0",
        "1.3.0, dust,  2, boolean, ''",
        "1.3.0, dust,  1, number,  impact.version.step 2.0.0",
        "2.0.0, dust,  1, number,  ''",
        "1.2.2, dust,  1, boolean, impact.version.back a",
        "9.0.0, grime, 2, number,  ''"
    })
    void aVersionRisesAsMuchAsItsChangesNeed(String version, String title, double weight, String type, String said) {
        List<Finding> findings = succession(BEFORE, model(version, title, weight, type));

        assertThat(findings).hasSize(said.isEmpty() ? 0 : 1).allSatisfy(finding -> {
            assertThat(finding.isError()).isFalse();
            assertThat(finding.problem().code() + " " + finding.problem().expected())
                    .startsWith(said);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"[]", "{", "{\"id\":\"other\"}", "{\"id\":\"m\",\"version\":\"one\"}"})
    void whatIsNoVersionOfTheModelIsNotCompared(String other) {
        assertThat(succession(BEFORE, other)).isEmpty();
        assertThat(succession(other, BEFORE)).isEmpty();
    }

    private static List<Finding> succession(String before, String after) {
        return Succession.of(before.getBytes(StandardCharsets.UTF_8), after.getBytes(StandardCharsets.UTF_8));
    }

    private static String model(String version, String title, double weight, String type) {
        return "{\"id\":\"m\",\"version\":\"" + version + "\",\"indicators\":[{\"id\":\"a\",\"title\":\"" + title
                + "\",\"weight\":" + weight + ",\"type\":\"" + type + "\"}]}";
    }
}
