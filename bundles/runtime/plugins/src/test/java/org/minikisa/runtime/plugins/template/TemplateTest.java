package org.minikisa.runtime.plugins.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.JarURLConnection;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.osgi.framework.launch.Framework;

/** The archetypes' jars, as bundles of a real framework. */
class TemplateTest {

    private static final Coordinates NOISE = new Coordinates("fi.example", "street-noise", "file:///repository");

    @TempDir
    Path storage;

    private Framework framework;

    @BeforeEach
    void theTemplatesAreInstalled() throws Exception {
        framework = new FrameworkFactory().newFramework(Map.of("org.osgi.framework.storage", storage.toString()));
        framework.start();
        var descriptors = getClass().getClassLoader().getResources("META-INF/maven/archetype-metadata.xml");
        for (var descriptor : Collections.list(descriptors)) {
            var jar = ((JarURLConnection) descriptor.openConnection()).getJarFileURL();
            framework.getBundleContext().installBundle(jar.toString());
        }
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
    }

    @Test
    void thereIsOneForEachKindOfPlugIn() {
        assertThat(templates()).extracting(Template::kind).containsExactly("component", "function", "model", "scoring");
    }

    @Test
    void everyProjectIsNamedAndLeavesNothingOpen() throws Exception {
        for (Template template : templates()) {
            var files = template.files(NOISE);
            assertThat(files).as(template.kind()).containsKeys("pom.xml", "README.md", ".gitignore");
            assertThat(files.keySet()).as(template.kind()).noneMatch(path -> path.contains("__"));
            assertThat(files.get("README.md")).as(template.kind()).startsWith("# street-noise");
            for (String property : NOISE.properties().keySet()) {
                assertThat(files.values())
                        .as(template.kind() + " " + property)
                        .noneMatch(text -> text.contains("${" + property + "}"));
            }
        }
    }

    @Test
    void aFunctionsSourcesLieInTheirPackageAndItsModelIsNamedById() throws Exception {
        var files = templates().get(1).files(NOISE);
        assertThat(files)
                .containsKeys(
                        "src/main/java/fi/example/streetnoise/Load.java",
                        "src/main/resources/OSGI-INF/impact/street-noise.model.json");
        assertThat(files.get("src/main/java/fi/example/streetnoise/Load.java"))
                .contains("package fi.example.streetnoise;", "name = \"street_noise\"");
        assertThat(files.get("pom.xml"))
                .contains("<minikisa.repository>file:///repository</minikisa.repository>", "${minikisa.version}");
    }

    @Test
    void namesThatCouldNotBeUsedEverywhereAreRefusedAtOnce() {
        var refused = catchThrowableOfType(
                InvalidInputException.class, () -> new Coordinates("Com", "Katumelu 2", "file:///"));
        assertThat(refused.problems()).extracting(Problem::code).containsExactly("plugins.new.id", "plugins.new.group");
    }

    private List<Template> templates() {
        return Template.in(framework.getBundleContext().getBundles());
    }
}
