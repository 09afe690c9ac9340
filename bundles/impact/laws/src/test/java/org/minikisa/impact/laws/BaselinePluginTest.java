package org.minikisa.impact.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.ImpactModel;

/** A model that was built against the contract of 0.1.0 is proven by the laws of now. */
class BaselinePluginTest {

    private static final Path DAYTIME = Path.of("../../../features/baseline/plugins/com.example.daytime-1.0.0.jar");

    @Test
    void aModelOfTheFirstContractPassesUnchanged() throws Exception {
        try (var loader =
                new URLClassLoader(new URL[] {DAYTIME.toUri().toURL()}, BaselinePluginTest.class.getClassLoader())) {
            var model = (ImpactModel) loader.loadClass("com.example.daytime.Daytime")
                    .getConstructor()
                    .newInstance();
            assertThat(ModelLaws.all(model)).isEmpty();
            assertThat(Certificate.of(model, "", "", Optional.empty()).passed()).isTrue();
        }
    }
}
