package org.minikisa.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.Assessments;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.Models;
import org.minikisa.impact.api.Moment;
import org.minikisa.itest.plugin.Moody;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.runtime.api.Incident;
import org.minikisa.runtime.api.Plugin;
import org.minikisa.runtime.api.PluginFile;
import org.minikisa.runtime.api.PluginState;
import org.minikisa.runtime.api.Plugins;
import org.minikisa.runtime.api.Residence;
import org.minikisa.runtime.api.Trust;
import org.minikisa.runtime.embed.CommandRunner;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;

/** What an administrator does with a plug-in in Java from its first day to its quarantine. */
public class PluginLifeTest {

    private static final String NAME = "moody.jar";
    private static final ModelId MOODY = new ModelId(Moody.ID);

    @InjectBundleContext
    BundleContext context;

    @InjectService(timeout = 20_000)
    CommandRunner runner;

    @InjectService(timeout = 20_000)
    Models models;

    @InjectService(timeout = 20_000)
    Assessments assessments;

    @InjectService(timeout = 20_000)
    Plugins plugins;

    private Shell shell;

    @BeforeEach
    void theCommandsAreThere() throws InterruptedException {
        shell = new Shell(runner);
        Await.until("the commands", () -> shell.run("help", "plugins").exit() == 0);
    }

    @AfterEach
    void nothingStaysBehind() throws Exception {
        if (plugins.find(NAME).isPresent()) {
            plugins.remove(NAME);
        }
        Await.until("withdrawn", () -> models.find(MOODY).isEmpty());
    }

    @Test
    void anUnsignedModelInJavaRunsInAJvmOfItsOwnUntilItIsApproved() throws Exception {
        Plugin unsigned = install("1.0.0");
        assertThat(unsigned.trust()).isEqualTo(Trust.UNSIGNED);
        assertThat(unsigned.residence()).contains(Residence.WORKER);
        assertThat(assess(500).index()).isEqualTo(50);
        assertThat(context.getBundles()).as("its classes are not here").noneMatch(bundle -> "org.minikisa.itest.moody"
                .equals(bundle.getSymbolicName()));

        Plugin approved = plugins.approve(NAME, "the test");
        assertThat(approved.trust()).isEqualTo(Trust.VERIFIED);
        assertThat(approved.publisher().orElseThrow()).contains("the test");
        assertThat(approved.residence()).contains(Residence.PROCESS);
        assertThat(assess(500).index()).isEqualTo(50);
    }

    @Test
    void whatIsShownToOthersIsNeverThePluginsOwnObject() throws Exception {
        install("1.0.0");
        plugins.approve(NAME, "the test");
        var references = context.getServiceReferences(ImpactModel.class, "(" + ImpactModel.ID + "=" + Moody.ID + ")");
        assertThat(references).hasSize(1);
        var reference = references.iterator().next();
        assertThat(context.getService(reference).getClass().getName()).startsWith("org.minikisa.runtime.plugins.guard");
        context.ungetService(reference);
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                Moody.NO_NUMBER,
                Moody.THROWS,
                Moody.NEVER_ANSWERS,
                Moody.OFF_THE_SCALE,
                Moody.RECURSES,
                Moody.EATS_MEMORY
            })
    void oneThatMisbehavesInItsWorkerIsQuarantinedWithItsInputAndNobodyElseNotices(double mood) throws Exception {
        install("1.0.0");
        assertThat(plugins.find(NAME).orElseThrow().residence()).contains(Residence.WORKER);
        itIsQuarantinedBy(mood);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Moody.NO_NUMBER, Moody.THROWS, Moody.NEVER_ANSWERS, Moody.OFF_THE_SCALE, Moody.RECURSES})
    void anApprovedOneThatMisbehavesInThisProcessIsQuarantinedToo(double mood) throws Exception {
        install("1.0.0");
        plugins.approve(NAME, "the test");
        assertThat(plugins.find(NAME).orElseThrow().residence()).contains(Residence.PROCESS);
        itIsQuarantinedBy(mood);
    }

    private void itIsQuarantinedBy(double mood) throws Exception {
        int before = plugins.incidents().size();
        assertThatThrownBy(() -> assess(mood)).isInstanceOf(InvalidInputException.class);
        Await.until("quarantined", () -> plugins.find(NAME).orElseThrow().state() == PluginState.QUARANTINED);
        Await.until("withdrawn", () -> models.find(MOODY).isEmpty());
        assertThat(plugins.incidents()).hasSize(before + 1);
        Incident incident = plugins.incidents().get(0);
        assertThat(incident.plugin()).isEqualTo(NAME);
        assertThat(incident.input()).contains(String.valueOf(mood));
        assertThat(shell.run("plugins", "quarantine").out()).contains(incident.id(), NAME);
        assertThat(shell.run("plugins", "quarantine", incident.id()).out()).contains(String.valueOf(mood));
        assertThat(plugins.replay(incident.id()).problem())
                .as("it does the same again")
                .isPresent();
        assertThat(assessments
                        .assess(AssessmentRequest.of(new ModelId("themes"), "someone else", Moment.TARGET)
                                .base(Map.of(
                                        "responsibility", "2 | test",
                                        "innovation", "2 | test",
                                        "savings", "2 | test",
                                        "quality", "2 | test",
                                        "competence", "2 | test")))
                        .index())
                .isEqualTo(100);
        plugins.restore(NAME);
        Await.until("back", () -> models.find(MOODY).isPresent());
        assertThat(plugins.incidents().get(0).released()).isPresent();
    }

    @Test
    void theLastVersionComesBackByItselfWhenTheNewOneFailsWithinItsFirstMinute() throws Exception {
        install("1.0.0");
        assertThat(assess(10).model().version()).isEqualTo("1.0.0");
        install("1.1.0");
        assertThat(assess(10).model().version()).isEqualTo("1.1.0");
        assertThatThrownBy(() -> assess(Moody.THROWS)).isInstanceOf(InvalidInputException.class);
        Await.until(
                "1.0.0 is back",
                () -> models.find(new ModelRef(MOODY, "1.0.0")).isPresent()
                        && models.find(new ModelRef(MOODY, "1.1.0")).isEmpty());
        assertThat(assess(10).model().version()).isEqualTo("1.0.0");
        Await.until("the incident says so", () -> plugins.incidents()
                .get(0)
                .instead()
                .filter(identity -> identity.version().equals("1.0.0"))
                .isPresent());
    }

    @Test
    void retiringRestoringAndRollingBackAreFactsInTheJournal() throws Exception {
        install("1.0.0");
        install("1.1.0");
        assertThat(plugins.history(NAME)).extracting(Plugin.Identity::version).contains("1.0.0");
        var rolledBack = shell.run("plugins", "rollback", NAME);
        assertThat(rolledBack.exit()).as(rolledBack.out() + rolledBack.err()).isZero();
        Await.until("1.0.0", () -> models.find(MOODY)
                .orElseThrow()
                .description()
                .ref()
                .version()
                .equals("1.0.0"));
        assertThat(shell.run("plugins", "retire", NAME).exit()).isZero();
        Await.until("retired", () -> models.find(MOODY).isEmpty());
        assertThat(plugins.find(NAME).orElseThrow().state()).isEqualTo(PluginState.RETIRED);
        assertThat(shell.run("plugins", "restore", NAME).exit()).isZero();
        Await.until("restored", () -> models.find(MOODY).isPresent());
        Await.until("facts", () -> {
            String journal = shell.run("journal", "--json").out();
            return journal.contains("runtime.PluginRolledBack")
                    && journal.contains("runtime.PluginRetired")
                    && journal.contains("runtime.PluginRestored")
                    && journal.contains("runtime.PluginActivated");
        });
    }

    @Test
    void aStockBundleThatIsRefusedDoesNotRunAndARefusedUpdateBringsTheVerifiedBytesBack() throws Exception {
        byte[] dynamic =
                PluginJars.of("org.minikisa.itest.dynamic", "1.0.0", Map.of("DynamicImport-Package", "*"), Map.of());
        var refused = context.installBundle("itest:dynamic", new ByteArrayInputStream(dynamic));
        try {
            assertThatThrownBy(refused::start).isInstanceOf(BundleException.class);
            assertThat(shell.run("plugins", "itest:dynamic").out()).contains("REFUSED", "DynamicImport-Package");
        } finally {
            refused.uninstall();
        }
        var bundle = context.installBundle("itest:moody", new ByteArrayInputStream(PluginJars.moody("2.0.0")));
        try {
            bundle.start();
            Await.until(
                    "usable", () -> models.find(new ModelRef(MOODY, "2.0.0")).isPresent());
            // It was active: the framework starts it again, and tells whoever updates it that it cannot.
            assertThatThrownBy(() -> bundle.update(new ByteArrayInputStream(dynamic)))
                    .isInstanceOf(BundleException.class);
            Await.until(
                    "the verified bytes are back",
                    () -> "org.minikisa.itest.moody".equals(bundle.getSymbolicName())
                            && models.find(new ModelRef(MOODY, "2.0.0")).isPresent());
            assertThat(assess(500).index()).isEqualTo(50);
        } finally {
            bundle.uninstall();
        }
    }

    @Test
    void everyStockPluginIsListedWithItsOriginAndGoesWithItsBundle() throws Exception {
        var bundle = context.installBundle("itest:moody", new ByteArrayInputStream(PluginJars.moody("2.0.0")));
        try {
            assertThat(plugins.find("itest:moody").orElseThrow().state()).isEqualTo(PluginState.VERIFIED);
            assertThat(models.find(MOODY)).isEmpty();
            bundle.start();
            Await.until("usable", () -> models.find(MOODY).isPresent());
            assertThat(plugins.find("itest:moody").orElseThrow().origin()).isEqualTo(Plugin.SHELL);
            bundle.stop();
            Await.until("gone", () -> models.find(MOODY).isEmpty());
        } finally {
            bundle.uninstall();
        }
        assertThat(plugins.find("itest:moody")).isEmpty();
    }

    @Test
    void verifyingSaysWhatWouldChangeAndChangesNothing() throws Exception {
        install("1.0.0");
        Path next = Files.write(Files.createTempDirectory("next").resolve(NAME), PluginJars.moody("1.1.0"));
        var verified = shell.run("plugins", "verify", next.toString());
        assertThat(verified.exit()).as(verified.err()).isZero();
        assertThat(verified.out()).contains("1.0.0", "1.1.0", "unsigned", "worker");
        assertThat(models.find(new ModelRef(MOODY, "1.1.0"))).isEmpty();
    }

    private Plugin install(String version) throws Exception {
        Plugin plugin = plugins.install(new PluginFile(NAME, PluginJars.moody(version), Optional.empty()));
        assertThat(plugin.state()).isEqualTo(PluginState.ACTIVE);
        Await.until("usable", () -> models.find(new ModelRef(MOODY, version)).isPresent());
        return plugin;
    }

    private Assessment assess(double mood) {
        return assessments.assess(AssessmentRequest.of(MOODY, "a mood", Moment.TARGET)
                .asOf(LocalDate.of(2026, 1, 1))
                .base(Map.of("mood", String.valueOf(mood))));
    }
}
