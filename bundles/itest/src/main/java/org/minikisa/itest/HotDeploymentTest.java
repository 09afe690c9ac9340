package org.minikisa.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.Assessments;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.Models;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.ReplayResult;
import org.minikisa.itest.plugin.FixedModel;
import org.minikisa.runtime.embed.CommandRunner;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;

/** An administrator deploys, replaces and withdraws models while everything runs. */
public class HotDeploymentTest {

    private static final ModelId HOT = new ModelId("itest.hot");

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
    void thePluginsFolderIsThere() throws InterruptedException {
        plugins = Path.of(context.getProperty("minikisa.data"), "plugins");
        Await.until("the plugins folder", () -> Files.isDirectory(plugins));
        shell = new Shell(runner);
        Await.until("the commands", () -> shell.run("help", "plugins").exit() == 0);
    }

    @AfterEach
    void nothingStaysBehind() throws Exception {
        for (String file : List.of("hot.model.json", "hot.jar", "fixed.jar", "broken.model.json")) {
            Files.deleteIfExists(plugins.resolve(file));
        }
        Await.until("withdrawn", () -> models.list().stream()
                .noneMatch(m -> m.ref().id().value().startsWith("itest.")));
    }

    @Test
    void aDroppedModelIsUsableReplacedAndWithdrawnWhileItsAssessmentsStay() throws Exception {
        drop("hot.model.json", model("1.0.0", 1));
        Await.until("1.0.0 is usable", () -> models.find(HOT).isPresent());
        var first = assessments.assess(request());
        assertThat(first.model().version()).isEqualTo("1.0.0");
        assertThat(first.index()).isEqualTo(50);

        drop("hot.model.json", model("1.1.0", 3));
        Await.until(
                "1.1.0 is usable", () -> models.find(new ModelRef(HOT, "1.1.0")).isPresent());
        assertThat(assessments.assess(request()).index())
                .as("another weight, another index")
                .isEqualTo(75);
        assertThat(assessments.replay(first.id()).outcome()).isEqualTo(ReplayResult.Outcome.IDENTICAL);

        Files.delete(plugins.resolve("hot.model.json"));
        Await.until("withdrawn", () -> models.find(HOT).isEmpty());
        assertThat(assessments.find(first.id()))
                .get()
                .extracting(a -> a.index())
                .isEqualTo(50.0);
        assertThat(assessments.replay(first.id()).outcome())
                .as("replayed from its archived model")
                .isEqualTo(ReplayResult.Outcome.IDENTICAL);
    }

    @Test
    void aBrokenFileIsRefusedWithItsPlaceAndTheVersionInUseKeepsServing() throws Exception {
        drop("hot.model.json", model("1.0.0", 1));
        Await.until("usable", () -> models.find(HOT).isPresent());
        drop("hot.model.json", model("1.1.0", 1).replace("\"type\": \"ordinal\"", "\"type\": \"colour\""));
        Await.until("refused", () -> shell.run("plugins", "--json").out().contains("REFUSED"));
        assertThat(models.find(HOT))
                .get()
                .extracting(m -> m.description().ref().version())
                .isEqualTo("1.0.0");
        var details = shell.run("plugins", "hot.model.json");
        assertThat(details.out() + details.err()).contains("indicators[0].type", "colour", "ordinal");
    }

    @Test
    void aCyclicFormulaIsRefusedAndTheCycleIsNamed() throws Exception {
        Path file = Files.writeString(Files.createTempFile("cyclic", ".model.json"), """
                {"id": "itest.cyclic", "version": "1.0.0", "status": "pilot",
                 "title": {"fi": "a", "sv": "b", "en": "c"}, "scale": {"min": 0, "max": 100, "decimals": 1},
                 "indicators": [
                   {"id": "alpha", "title": {"fi": "a", "sv": "b", "en": "c"}, "type": "formula", "formula": "beta + 1"},
                   {"id": "beta", "title": {"fi": "a", "sv": "b", "en": "c"}, "type": "formula", "formula": "alpha * 2"}]}
                """);
        var verified = shell.run("plugins", "verify", file.toString());
        assertThat(verified.exit()).isEqualTo(1);
        assertThat(verified.out() + verified.err()).contains("cycl", "alpha", "beta");
        var installed = shell.run("plugins", "install", file.toString());
        assertThat(installed.exit()).isEqualTo(1);
        assertThat(models.find(new ModelId("itest.cyclic"))).isEmpty();
        Files.delete(file);
        shell.run("plugins", "remove", file.getFileName().toString());
    }

    @Test
    void installAndRemoveWorkFromTheShell() throws Exception {
        Path file = Files.writeString(Files.createTempDirectory("ä ö").resolve("hot.model.json"), model("2.0.0", 1));
        var installed = shell.run("plugins", "install", file.toString());
        assertThat(installed.exit()).as(installed.out() + installed.err()).isZero();
        assertThat(models.find(new ModelRef(HOT, "2.0.0")))
                .as("usable when the command returns")
                .isPresent();
        var assessed = shell.run("assess", "itest.hot", "--subject", "shell", "--base", "a=2 | because,b=0 | because");
        assertThat(assessed.exit()).as(assessed.out() + assessed.err()).isZero();
        var removed = shell.run("plugins", "remove", "hot.model.json");
        assertThat(removed.exit()).as(removed.out() + removed.err()).isZero();
        Await.until("withdrawn", () -> models.find(HOT).isEmpty());
    }

    @Test
    void bundlesAreDeployedUpdatedAndWithdrawnByTheFolder() throws Exception {
        drop("hot.jar", jsonBundle("1.0.0"));
        Await.until("usable", () -> models.find(new ModelRef(HOT, "1.0.0")).isPresent());
        drop("hot.jar", jsonBundle("1.2.0"));
        Await.until("updated", () -> models.find(new ModelRef(HOT, "1.2.0")).isPresent());
        drop("fixed.jar", javaBundle());
        Await.until(
                "a model in Java", () -> models.find(new ModelId("itest.fixed")).isPresent());
        assertThat(assessments
                        .assess(AssessmentRequest.of(new ModelId("itest.fixed"), "java", Moment.TARGET)
                                .asOf(LocalDate.of(2026, 1, 1))
                                .base(Map.of("fixed", "true")))
                        .index())
                .isEqualTo(FixedModel.INDEX);
        Files.delete(plugins.resolve("hot.jar"));
        Files.delete(plugins.resolve("fixed.jar"));
        Await.until(
                "withdrawn",
                () -> models.find(HOT).isEmpty()
                        && models.find(new ModelId("itest.fixed")).isEmpty());
    }

    @Test
    void theStockWayOfInstallingBundlesWorksToo() throws Exception {
        Bundle bundle = context.installBundle("itest:stock", new ByteArrayInputStream(jsonBundle("3.0.0")));
        try {
            bundle.start();
            Await.until("usable", () -> models.find(new ModelRef(HOT, "3.0.0")).isPresent());
            bundle.update(new ByteArrayInputStream(jsonBundle("3.1.0")));
            Await.until("updated", () -> models.find(new ModelRef(HOT, "3.1.0")).isPresent());
        } finally {
            bundle.uninstall();
        }
        Await.until("withdrawn", () -> models.find(HOT).isEmpty());
    }

    @Test
    void twoHundredCyclesLeaveNoClassLoaderBehind() throws Exception {
        var loaders = new ArrayList<WeakReference<ClassLoader>>();
        byte[] jar = javaBundle();
        for (int i = 0; i < 200; i++) {
            Bundle bundle = context.installBundle("itest:cycle", new ByteArrayInputStream(jar));
            bundle.start();
            var fixed = new ModelId("itest.fixed");
            Await.until("in use", () -> models.find(fixed).isPresent());
            if (i % 50 == 0) {
                assessments.assess(AssessmentRequest.of(fixed, "cycle", Moment.TARGET)
                        .asOf(LocalDate.of(2026, 1, 1))
                        .base(Map.of("fixed", "true")));
            }
            loaders.add(new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader()));
            bundle.update(new ByteArrayInputStream(jar));
            Await.until("in use again", () -> models.find(fixed).isPresent());
            loaders.add(new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader()));
            bundle.uninstall();
            context.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(List.of(bundle));
        }
        long alive = alive(loaders);
        for (int i = 0; i < 40 && alive > 0; i++) {
            System.gc();
            Thread.sleep(50);
            alive = alive(loaders);
        }
        assertThat(alive)
                .as("class loaders that are still reachable, of " + loaders.size())
                .isZero();
    }

    private static long alive(List<WeakReference<ClassLoader>> loaders) {
        return loaders.stream().filter(l -> l.get() != null).count();
    }

    private static AssessmentRequest request() {
        return AssessmentRequest.of(HOT, "a subject", Moment.TARGET)
                .asOf(LocalDate.of(2026, 1, 1))
                .base(Map.of("a", "2 | because", "b", "0 | because"));
    }

    private void drop(String name, String content) throws IOException {
        drop(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** As an administrator should: written beside, then renamed, so that nobody sees half a file. */
    private void drop(String name, byte[] content) throws IOException {
        Path temporary = Files.write(plugins.resolve("." + name + ".tmp"), content);
        Files.move(
                temporary, plugins.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Two ordinal indicators in a theme each; {@code weight} of the first one, 1 of the second. */
    private static String model(String version, int weight) {
        return """
                {
                  "$schema": "urn:minikisa:impact-model:1",
                  "id": "itest.hot", "version": "%s", "status": "pilot",
                  "title": {"fi": "Koe", "sv": "Prov", "en": "Trial"},
                  "source": "made up for the test",
                  "scale": {"min": 0, "max": 100, "decimals": 1},
                  "themes": [
                    {"id": "first", "title": {"fi": "Eka", "sv": "Den första", "en": "First"}, "weight": %d, "weightSource": "the test"},
                    {"id": "second", "title": {"fi": "Toka", "sv": "Den andra", "en": "Second"}, "weight": 1, "weightSource": "the test"}],
                  "indicators": [
                    {"id": "a", "theme": "first", "title": {"fi": "A", "sv": "A", "en": "A"}, "type": "ordinal", "merge": "mayRaise",
                     "source": "the test", "levels": [%s]},
                    {"id": "b", "theme": "second", "title": {"fi": "B", "sv": "B", "en": "B"}, "type": "ordinal", "merge": "mayRaise",
                     "source": "the test", "levels": [%s]}],
                  "tests": [{"name": "nothing is nothing", "base": {"a": "0 | test", "b": "0 | test"}, "expect": {"base": 0}}]
                }
                """.formatted(version, weight, levels(), levels());
    }

    private static String levels() {
        return "{\"fi\": \"ei\", \"sv\": \"nej\", \"en\": \"none\"}, {\"fi\": \"vähän\", \"sv\": \"lite\", \"en\": \"some\"}, "
                + "{\"fi\": \"paljon\", \"sv\": \"mycket\", \"en\": \"much\"}";
    }

    private static byte[] jsonBundle(String version) throws IOException {
        return PluginJars.of(
                "org.minikisa.itest.hot",
                version,
                Map.of(
                        "Require-Capability",
                        "osgi.extender;filter:=\"(&(osgi.extender=org.minikisa.impact)(version>=1.0.0)(!(version>=2.0.0)))\""),
                Map.of("OSGI-INF/impact/hot.model.json", model(version, 1).getBytes(StandardCharsets.UTF_8)));
    }

    /** A bundle with an activator that registers a model written in Java. */
    private static byte[] javaBundle() throws IOException {
        return PluginJars.of(
                "org.minikisa.itest.fixed",
                "1.0.0",
                Map.of(
                        "Bundle-Activator",
                        FixedModel.class.getName(),
                        "Import-Package",
                        "org.osgi.framework;version=\"[1.8,2)\",org.minikisa.impact.api;version=\"[1.0,2)\","
                                + "org.minikisa.problem.api;version=\"[1.0,2)\""),
                Map.of(PluginJars.path(FixedModel.class), PluginJars.content(FixedModel.class)));
    }
}
