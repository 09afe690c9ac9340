package org.minikisa.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.Assessments;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.Models;
import org.minikisa.impact.api.Moment;
import org.minikisa.runtime.embed.CommandRunner;
import org.osgi.framework.BundleContext;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;

/** Plug-ins that were built against the contracts of 0.1.0 work in this runtime, and give what they gave then. */
public class EarlierContractTest {

    private static final List<String> FILES = List.of("noise", "daytime", "steps").stream()
            .map(name -> "com.example." + name + "-1.0.0.jar")
            .toList();
    private static final ModelId NOISE = new ModelId("example.noise");
    private static final ModelId DAYTIME = new ModelId("example.daytime");

    @InjectBundleContext
    BundleContext context;

    @InjectService(timeout = 20_000)
    CommandRunner runner;

    @InjectService(timeout = 20_000)
    Models models;

    @InjectService(timeout = 20_000)
    Assessments assessments;

    private Path plugins;
    private Shell shell;

    @BeforeEach
    void theyAreDropped() throws Exception {
        shell = new Shell(runner);
        Await.until("the commands", () -> shell.run("help", "plugins").exit() == 0);
        plugins = Path.of(context.getProperty("minikisa.data"), "plugins");
        Path kept = Path.of(context.getProperty("minikisa.itest.baseline"));
        for (String file : FILES) {
            Path half = plugins.resolveSibling(file + ".half");
            Files.copy(kept.resolve(file), half, StandardCopyOption.REPLACE_EXISTING);
            Files.move(half, plugins.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @AfterEach
    void nothingStaysBehind() throws Exception {
        for (String file : FILES) {
            Files.deleteIfExists(plugins.resolve(file));
        }
        Await.until(
                "withdrawn",
                () -> models.find(NOISE).isEmpty()
                        && models.find(DAYTIME).isEmpty()
                        && !methods().contains("example-steps"));
    }

    @Test
    void aModelWithAFunctionGivesWhatItGave() throws Exception {
        Await.until("the model is usable", () -> models.find(NOISE).isPresent());
        var assessed = assessments.assess(AssessmentRequest.of(NOISE, "street", Moment.TARGET)
                .asOf(LocalDate.of(2026, 1, 1))
                .base(Map.of("vehicles", "10")));
        assertThat(assessed.base()).isEqualTo(50.0);
    }

    @Test
    void aModelInJavaGivesWhatItGave() throws Exception {
        Await.until("the model is usable", () -> models.find(DAYTIME).isPresent());
        var assessed = assessments.assess(AssessmentRequest.of(DAYTIME, "building", Moment.TARGET)
                .asOf(LocalDate.of(2026, 1, 1))
                .base(Map.of("day", "false"))
                .choices(Map.of("day", "true")));
        assertThat(List.of(assessed.base(), assessed.index())).containsExactly(0.0, 100.0);
    }

    @Test
    void aScoringMethodGivesWhatItGave() throws Exception {
        Await.until("the method is usable", () -> methods().contains("example-steps"));
        Path table = Files.writeString(Files.createTempFile("steps", ".award.json"), """
                {"format": "minikisa-award-table/1", "key": "itest-steps", "title": {"fi": "a", "sv": "b", "en": "c"},
                 "nature": "CONSTRUCTED", "source": {"title": "the test", "url": "https://example.org/"},
                 "priceOnlyReason": "one criterion",
                 "criteria": [{"id": "price", "name": {"fi": "Hinta", "sv": "Pris", "en": "Price"}, "role": "PRICE",
                               "method": "example-steps", "source": "TENDERED", "maxPoints": "70"}],
                 "tenders": [{"id": "a", "tenderer": "A", "values": {"price": "10000"}},
                             {"id": "b", "tenderer": "B", "values": {"price": "10800"}},
                             {"id": "c", "tenderer": "C", "values": {"price": "12000"}}],
                 "derived": {"points": {"a": {"price": "70"}, "b": {"price": "35"}, "c": {"price": "0"}}, "winner": "a"}}
                """);
        var imported = shell.run("competitions", "import", table.toString(), "--json");
        Files.delete(table);
        assertThat(imported.exit()).as(imported.out() + imported.err()).isZero();
        assertThat(imported.out()).contains("example-steps@1.0", "\"decided\"").doesNotContain("\"stated\"");
    }

    private String methods() {
        return shell.run("scoring-methods", "--json").out();
    }
}
