package org.minikisa.runtime.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.ModelReader;
import org.minikisa.impact.api.analysis.Comparisons;
import org.minikisa.impact.api.analysis.ModelChange;
import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Severity;
import org.minikisa.runtime.api.PluginFile;
import org.minikisa.runtime.api.Plugins.Mode;
import org.minikisa.runtime.api.Residence;
import org.minikisa.runtime.api.Trust;
import org.minikisa.runtime.plugins.Deployer.Deployed;
import org.minikisa.runtime.plugins.Deployer.Verified;
import org.minikisa.runtime.plugins.Policy.Unsigned;
import org.minikisa.runtime.plugins.trust.Verdict;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.launch.Framework;

class ModelDeployerTest {

    private static final Verdict UNSIGNED = new Verdict(Trust.UNSIGNED, Optional.empty(), List.of());
    private static final Verdict KERTTU = new Verdict(Trust.VERIFIED, Optional.of("CN=Kerttu"), List.of());
    private static final Verdict VILLE = new Verdict(Trust.VERIFIED, Optional.of("CN=Ville"), List.of());

    @TempDir
    Path storage;

    private Framework framework;
    private BundleContext context;
    private ModelDeployer deployer;

    @BeforeEach
    void start() throws Exception {
        framework = new FrameworkFactory().newFramework(Map.of("org.osgi.framework.storage", storage.toString()));
        framework.start();
        context = framework.getBundleContext();
        deployer = new ModelDeployer(context, new Policy(Mode.DEVELOPMENT, Unsigned.WORKER));
        deployer.readWith(new Reader());
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
    }

    @Test
    void aModelIsAServiceThatSaysWhereItIsFromAndWhoStandsBehindIt() throws Exception {
        Deployed deployed = deploy("a.model.json", "daytime 1.0.0", KERTTU, Optional.empty());

        assertThat(deployed.offers()).containsExactly("model daytime 1.0.0");
        assertThat(deployed.residence()).isEqualTo(Residence.DATA);
        var reference =
                context.getServiceReferences(ImpactModel.class, null).iterator().next();
        assertThat(reference.getProperty(ImpactModel.ID)).isEqualTo("daytime");
        assertThat(reference.getProperty(ImpactModel.ORIGIN)).isEqualTo("a.model.json");
        assertThat(reference.getProperty(Owners.TRUST)).isEqualTo("VERIFIED");
        assertThat(reference.getProperty(Owners.PUBLISHER)).isEqualTo("CN=Kerttu");

        deployer.withdraw(deployed);
        assertThat(services()).isEmpty();
    }

    @Test
    void atNoMomentIsThereNoModelWhileItIsReplaced() {
        var seen = new ArrayList<List<String>>();
        Deployed first = deploy("a.model.json", "daytime 1.0.0", UNSIGNED, Optional.empty());
        ServiceListener listener = event -> {
            if (event.getType() == ServiceEvent.REGISTERED) {
                seen.add(services());
            }
        };
        context.addServiceListener(listener);

        deploy("a.model.json", "daytime 1.1.0", UNSIGNED, Optional.of(first));

        assertThat(seen).containsExactly(List.of("daytime 1.0.0", "daytime 1.1.0"));
        assertThat(services()).containsExactly("daytime 1.1.0");
    }

    @Test
    void twoFilesWithOneIdAndVersionAreRefusedWithTheOtherNamed() {
        deploy("a.model.json", "daytime 1.0.0", UNSIGNED, Optional.empty());

        List<Finding> conflicts = conflicts("b.model.json", "daytime 1.0.0", UNSIGNED);

        assertThat(Finding.errors(conflicts)).extracting(Problem::code).containsExactly("plugins.model.twin");
        assertThat(conflicts.get(0).problem().found()).contains("daytime 1.0.0", "a.model.json");
    }

    @Test
    void theSameVersionInTheSameFileIsNoTwinOfItself() {
        Deployed first = deploy("a.model.json", "daytime 1.0.0", UNSIGNED, Optional.empty());

        deploy("a.model.json", "daytime 1.0.0", UNSIGNED, Optional.of(first));

        assertThat(services()).containsExactly("daytime 1.0.0");
    }

    @Test
    void anIdOfATrustedPublisherIsNotTakenByAnyoneElse() {
        deploy("a.model.json", "daytime 1.0.0", KERTTU, Optional.empty());

        for (Verdict other : List.of(UNSIGNED, VILLE)) {
            List<Finding> conflicts = conflicts("b.model.json", "daytime 2.0.0", other);
            assertThat(Finding.errors(conflicts)).extracting(Problem::code).containsExactly("plugins.model.owner");
            assertThat(conflicts.get(0).problem().found()).contains("a.model.json 1.0.0", "CN=Kerttu");
        }
        assertThat(conflicts("b.model.json", "daytime 2.0.0", KERTTU)).isEmpty();
        assertThat(conflicts("b.model.json", "night 2.0.0", VILLE)).isEmpty();
    }

    @Test
    void versionsThatNobodySignedLiveSideBySide() {
        deploy("a.model.json", "daytime 1.0.0", UNSIGNED, Optional.empty());

        assertThat(conflicts("b.model.json", "daytime 2.0.0", UNSIGNED)).isEmpty();
    }

    @Test
    void takingOverTheIdOfADeliveredModelIsWarnedOf() {
        context.registerService(
                ImpactModel.class,
                new Named("daytime", "1.0.0"),
                FrameworkUtil.asDictionary(
                        Map.of(ImpactModel.ID, "daytime", ImpactModel.VERSION, "1.0.0", Owners.TRUST, "CORE")));

        List<Finding> conflicts = conflicts("b.model.json", "daytime 2.0.0", UNSIGNED);

        assertThat(conflicts).extracting(Finding::severity).containsExactly(Severity.WARNING);
        assertThat(conflicts.get(0).problem().code()).isEqualTo("plugins.model.owner");
    }

    @Test
    void aBrokenModelIsToldWithAllItsProblemsAndWhatElseIsWrong() {
        deployer = new ModelDeployer(context, new Policy(Mode.PRODUCTION, Unsigned.REFUSE));
        deployer.readWith(new Reader());

        Verified verified = deployer.verify(file("a.model.json", "broken"), UNSIGNED, Optional.empty());

        assertThat(verified.isAdmitted()).isFalse();
        assertThat(Finding.errors(verified.findings()))
                .extracting(Problem::code)
                .containsExactly("plugins.trust.refused", "model.broken");
        assertThat(verified.identity()).isEmpty();
    }

    @Test
    void aModelWaitsForItsReader() {
        deployer.readWith(null);

        assertThat(deployer.isReady()).isFalse();
        assertThat(Finding.errors(deployer.verify(file("a.model.json", "daytime 1.0.0"), UNSIGNED, Optional.empty())
                        .findings()))
                .extracting(Problem::code)
                .containsExactly("plugins.waiting");
    }

    @Test
    void whatDiffersIsToldInWordsWithTheVersionThatItNeeds() {
        deployer.compareWith(comparisons(List.of(
                new ModelChange(ModelChange.Kind.CHANGED, "themes.nature.weight", "1", "2", ModelChange.Step.MINOR),
                new ModelChange(ModelChange.Kind.REMOVED, "indicators.water", "Water", "", ModelChange.Step.MAJOR))));
        Deployed first = deploy("a.model.json", "daytime 1.0.0", UNSIGNED, Optional.empty());
        Verified next = deployer.verify(file("a.model.json", "daytime 1.0.1"), UNSIGNED, Optional.of(first));

        assertThat(deployer.changes(next, first))
                .containsExactly(
                        "model daytime@1.0.0 -> daytime@1.0.1",
                        "themes.nature.weight: 1 -> 2 (needs a minor version)",
                        "indicators.water: removed Water (needs a major version)");
        assertThat(deployer.advice(next, Optional.of(first)))
                .extracting(finding -> finding.problem().code())
                .containsExactly("model.advice", "daytime 1.0.0 to daytime 1.0.1");
    }

    @Test
    void inProductionAVersionThatDoesNotTellItsChangesIsRefused() {
        deployer = new ModelDeployer(context, new Policy(Mode.PRODUCTION, Unsigned.REFUSE));
        deployer.readWith(new Reader());
        Deployed first = deploy("a.model.json", "daytime 1.0.0", KERTTU, Optional.empty());
        Verified next = deployer.verify(file("a.model.json", "daytime 1.0.1"), KERTTU, Optional.of(first));

        assertThat(Finding.errors(deployer.conflicts(next, Optional.of(first))))
                .extracting(Problem::code)
                .containsExactly("daytime 1.0.0 to daytime 1.0.1");
    }

    private static Comparisons comparisons(List<ModelChange> changes) {
        return (Comparisons) Proxy.newProxyInstance(
                Comparisons.class.getClassLoader(),
                new Class<?>[] {Comparisons.class},
                (proxy, method, arguments) -> changes);
    }

    private Deployed deploy(String name, String text, Verdict verdict, Optional<Deployed> previous) {
        Verified verified = deployer.verify(file(name, text), verdict, previous);
        assertThat(deployer.conflicts(verified, previous)).noneMatch(Finding::isError);
        return deployer.deploy(verified, previous, fault -> {});
    }

    private List<Finding> conflicts(String name, String text, Verdict verdict) {
        return deployer.conflicts(deployer.verify(file(name, text), verdict, Optional.empty()), Optional.empty());
    }

    private static PluginFile file(String name, String text) {
        return new PluginFile(name, text.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    private List<String> services() {
        try {
            return context.getServiceReferences(ImpactModel.class, null).stream()
                    .map(r -> r.getProperty(ImpactModel.ID) + " " + r.getProperty(ImpactModel.VERSION))
                    .sorted()
                    .toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its JSON is its id and version. */
    private static final class Reader implements ModelReader {
        @Override
        public ImpactModel read(String name, byte[] json) {
            String[] words = new String(json, StandardCharsets.UTF_8).split(" ");
            if (words.length != 2) {
                throw InvalidInputException.of(name, "model.broken", "line 1", words[0], "a model", "Mend it.");
            }
            return new Named(words[0], words[1]);
        }

        @Override
        public List<Finding> advice(ImpactModel model) {
            return List.of(Finding.note(new Problem("model.advice", "", "nothing", "a word", "Say something.")));
        }

        @Override
        public List<Finding> succession(byte[] before, byte[] json) {
            String step =
                    new String(before, StandardCharsets.UTF_8) + " to " + new String(json, StandardCharsets.UTF_8);
            return List.of(Finding.warning(new Problem(step, "", "", "", "")));
        }

        @Override
        public String digest(byte[] json) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String schema() {
            throw new UnsupportedOperationException();
        }
    }

    private record Named(String id, String version) implements ImpactModel {
        @Override
        public ModelDescription description() {
            return ModelDescription.of(id, version, LocalizedText.same(id)).build();
        }

        @Override
        public Evaluation evaluate(Answers base, Answers choices) {
            return Evaluation.sum().build();
        }

        @Override
        public Optional<String> source() {
            return Optional.of(id + " " + version);
        }
    }
}
