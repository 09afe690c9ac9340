package org.minikisa.competition.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.laws.Proof.Tried;

/** A method that was built against the contract of 0.1.0 is proven by the laws of now. */
class BaselinePluginTest {

    private static final Path STEPS = Path.of("../../../features/baseline/plugins/com.example.steps-1.0.0.jar");

    @Test
    void aMethodOfTheFirstContractPassesUnchanged() throws Exception {
        try (var loader = loader()) {
            var steps = (ScoringMethod)
                    loader.loadClass("com.example.steps.Steps").getConstructor().newInstance();
            assertThat(steps.example()).isEmpty();
            Proof proof = ScoringLaws.prove(steps);
            assertThat(proof.violations()).isEmpty();
            assertThat(proof.untried()).isEmpty();
            assertThat(proof.laws())
                    .extracting(Tried::law)
                    .extracting(Law::id)
                    .contains("same-in-threads", "monotone")
                    .doesNotContain("own-number", "precise", "independent");
        }
    }

    private static URLClassLoader loader() throws IOException {
        return new URLClassLoader(new URL[] {STEPS.toUri().toURL()}, BaselinePluginTest.class.getClassLoader());
    }
}
