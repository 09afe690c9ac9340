package org.minikisa.runtime.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.ModelReader;
import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.minikisa.runtime.api.PluginFile;
import org.minikisa.runtime.api.Trust;
import org.minikisa.runtime.plugins.Deployer.Deployed;
import org.minikisa.runtime.plugins.Deployer.Verified;
import org.minikisa.runtime.plugins.trust.Verdict;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.BundleWiring;

class BundleDeployerTest {

    /** Takes any text but "broken". */
    private static final ModelReader READER = new ModelReader() {
        @Override
        public ImpactModel read(String name, byte[] json) {
            if (new String(json, StandardCharsets.UTF_8).equals("broken")) {
                throw InvalidInputException.of(name, "model.broken", "line 1", "broken", "a model", "Mend it.");
            }
            return new Daytime();
        }

        @Override
        public String digest(byte[] json) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String schema() {
            throw new UnsupportedOperationException();
        }
    };

    @TempDir
    Path storage;

    private PluginHouse house;
    private Framework framework;
    private BundleDeployer deployer;

    @BeforeEach
    void start() {
        house = new PluginHouse(storage);
        framework = house.framework;
        deployer = house.deployer(() -> READER);
    }

    @AfterEach
    void stop() throws Exception {
        house.close();
    }

    @Test
    void aBundleIsActiveWhenItIsDeployedAndGoneWhenItIsWithdrawn() {
        Deployed deployed = deploy(marker("1.0.0"), Optional.empty());
        assertThat(bundles()).containsExactly("plug 1.0.0 ACTIVE");

        deployer.withdraw(deployed);
        assertThat(bundles()).isEmpty();
    }

    @Test
    void aBrokenModelInABundleIsRefusedWithItsPlaceBeforeAnythingIsSwitched() {
        Deployed first = deploy(marker("1.0.0"), Optional.empty());

        var refused = catchThrowableOfType(
                InvalidInputException.class, () -> deploy(models("1.1.0", "broken"), Optional.of(first)));

        assertThat(refused.problems())
                .extracting(Problem::code, Problem::place)
                .contains(tuple("model.broken", "OSGI-INF/impact/a.model.json line 1"));
        assertThat(bundles()).containsExactly("plug 1.0.0 ACTIVE");
    }

    @Test
    void modelsThatNobodyIsAskedToReadAreRefused() {
        var refused = catchThrowableOfType(
                InvalidInputException.class, () -> deploy(models("1.0.0", "good"), Optional.empty()));

        assertThat(refused.problems()).extracting(Problem::code).containsExactly("plugins.models.requirement");
    }

    @Test
    void aModelThatIsThereAlreadyIsRefused() {
        framework
                .getBundleContext()
                .registerService(
                        ImpactModel.class,
                        new Daytime(),
                        FrameworkUtil.asDictionary(Map.of(ImpactModel.ID, "daytime", ImpactModel.VERSION, "1.0.0")));
        byte[] jar = Jars.bundle("plug", "1.0.0")
                .header(
                        "Require-Capability",
                        "osgi.extender;resolution:=optional;filter:=\"(osgi.extender=org.minikisa.impact)\"")
                .entry("OSGI-INF/impact/a.model.json", "good".getBytes(StandardCharsets.UTF_8))
                .bytes();

        var refused = catchThrowableOfType(InvalidInputException.class, () -> deploy(jar, Optional.empty()));

        assertThat(refused.problems()).extracting(Problem::code).containsExactly("plugins.model.twin");
    }

    private static byte[] models(String version, String text) {
        return Jars.bundle("plug", version)
                .entry("OSGI-INF/impact/a.model.json", text.getBytes(StandardCharsets.UTF_8))
                .bytes();
    }

    private static final class Daytime implements ImpactModel {
        @Override
        public ModelDescription description() {
            return ModelDescription.of("daytime", "1.0.0", LocalizedText.same("Daytime"))
                    .build();
        }

        @Override
        public Evaluation evaluate(Answers base, Answers choices) {
            return Evaluation.sum().build();
        }
    }

    @Test
    void aNewVersionTakesOverFromTheOldOne() {
        Deployed first = deploy(marker("1.0.0"), Optional.empty());

        Deployed second = deploy(marker("1.1.0"), Optional.of(first));

        assertThat(bundles()).containsExactly("plug 1.1.0 ACTIVE");
        assertThat(second.identity().version()).isEqualTo("1.1.0");
    }

    @Test
    void aNewVersionThatDoesNotStartLeavesTheOldOneRunning() {
        Deployed first = deploy(marker("1.0.0"), Optional.empty());
        byte[] broken = Jars.bundle("plug", "1.1.0").activator(Failing.class).bytes();

        var refused = catchThrowableOfType(InvalidInputException.class, () -> deploy(broken, Optional.of(first)));

        assertThat(refused.problems()).extracting(Problem::code).containsExactly("plugins.bundle.start");
        assertThat(refused.problems().get(0).found()).contains("out of order");
        assertThat(bundles()).containsExactly("plug 1.0.0 ACTIVE");
    }

    @Test
    void theSameVersionIsReplacedInPlaceAndBroughtBackWhenTheNewOneFails() {
        Deployed first = deploy(marker("1.0.0"), Optional.empty());
        byte[] broken = Jars.bundle("plug", "1.0.0").activator(Failing.class).bytes();

        var refused = catchThrowableOfType(InvalidInputException.class, () -> deploy(broken, Optional.of(first)));
        assertThat(refused).isNotNull();
        assertThat(bundles()).containsExactly("plug 1.0.0 ACTIVE");

        byte[] mended = Jars.bundle("plug", "1.0.0")
                .activator(Marker.class)
                .entry("new", new byte[1])
                .bytes();
        deploy(mended, Optional.of(first));
        assertThat(bundles()).containsExactly("plug 1.0.0 ACTIVE");
        assertThat(plugs().get(0).getEntry("new")).isNotNull();
    }

    @Test
    void aNeedThatIsNotMetIsToldInPlainWords() {
        byte[] jar = Jars.bundle("plug", "1.0.0")
                .header("Import-Package", "org.minikisa.impact.api;version=\"[2.0,3)\",com.acme;version=\"[1,2)\"")
                .header("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\"")
                .bytes();

        var refused = catchThrowableOfType(InvalidInputException.class, () -> verify("plug.jar", jar));

        assertThat(refused.problems()).hasSize(3);
        assertThat(refused.problems().get(0).place()).isEqualTo("Import-Package org.minikisa.impact.api");
        assertThat(refused.problems().get(0).found()).startsWith("version 1.1.0 from ");
        assertThat(refused.problems().get(0).expected()).isEqualTo("org.minikisa.impact.api [2.0,3)");
        assertThat(refused.problems().get(1).found()).isEqualTo("nothing of that name in this runtime");
        assertThat(refused.problems().get(2).expected()).isEqualTo("Java 99");
        assertThat(bundles()).isEmpty();
    }

    @Test
    void aBundleThatIsThereAlreadyIsNotDeployedTwice() {
        deploy(marker("1.0.0"), Optional.empty());

        var refused = catchThrowableOfType(
                InvalidInputException.class,
                () -> deployer.deploy(verify("other.jar", marker("1.0.0")), Optional.empty(), fault -> {}));

        assertThat(refused.problems()).extracting(Problem::code).containsExactly("plugins.bundle.twin");
        assertThat(bundles()).containsExactly("plug 1.0.0 ACTIVE");
    }

    @Test
    void whatAnEarlierRunLeftIsCleanedUp() {
        deploy(marker("1.0.0"), Optional.empty());

        house.deployer(() -> READER).clean();

        assertThat(bundles()).isEmpty();
    }

    @Test
    void noClassLoaderSurvivesItsPlugin() throws Exception {
        var loaders = new ArrayList<WeakReference<ClassLoader>>();
        Deployed deployed = null;
        for (int i = 0; i < 20; i++) {
            deployed = deploy(marker("1.0." + i), Optional.ofNullable(deployed));
            loaders.add(
                    new WeakReference<>(plugs().get(0).adapt(BundleWiring.class).getClassLoader()));
        }
        deployer.withdraw(deployed);

        for (int i = 0; i < 50 && loaders.stream().anyMatch(l -> l.get() != null); i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(loaders).allMatch(loader -> loader.get() == null);
    }

    private Deployed deploy(byte[] jar, Optional<Deployed> previous) {
        return deployer.deploy(verify("plug.jar", jar), previous, fault -> {});
    }

    private Verified verify(String name, byte[] jar) {
        Verified verified = deployer.verify(
                new PluginFile(name, jar, Optional.empty()),
                new Verdict(Trust.VERIFIED, Optional.of("CN=Tester"), List.of()),
                Optional.empty());
        if (!verified.isAdmitted()) {
            throw new InvalidInputException(name, Finding.errors(verified.findings()));
        }
        return verified;
    }

    private static byte[] marker(String version) {
        return Jars.bundle("plug", version).activator(Marker.class).bytes();
    }

    private List<Bundle> plugs() {
        return Arrays.stream(framework.getBundleContext().getBundles())
                .filter(b -> b.getLocation().startsWith(BundleDeployer.LOCATION))
                .toList();
    }

    private List<String> bundles() {
        return plugs().stream()
                .map(b ->
                        b.getSymbolicName() + " " + b.getVersion() + (b.getState() == Bundle.ACTIVE ? " ACTIVE" : " ?"))
                .toList();
    }
}
