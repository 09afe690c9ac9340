package org.minikisa.runtime.plugins.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.Problem;
import org.minikisa.runtime.plugins.Failing;
import org.minikisa.runtime.plugins.Jars;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;

class NeedsTest {

    @TempDir
    Path storage;

    private Framework framework;

    @BeforeEach
    void start() throws Exception {
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        "org.osgi.framework.storage",
                        storage.toString(),
                        "org.osgi.framework.system.packages.extra",
                        "org.minikisa.impact.api;version=1.1.0,org.minikisa.competition.api;version=1.0.0"));
        framework.start();
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
    }

    @Test
    void aContractThatIsTooNewIsToldWithBothVersions() {
        assertThat(importing("org.minikisa.impact.api;version=\"[2.0,3)\"")).satisfies(problem -> {
            assertThat(problem.found()).startsWith("version 1.1.0 from ");
            assertThat(problem.expected()).isEqualTo("org.minikisa.impact.api [2.0,3)");
            assertThat(problem.remedy())
                    .startsWith("Built against impact.api 2.0; this runtime has 1.1: build it with");
        });
    }

    @Test
    void aContractThatIsTooOldIsToldWithBothVersions() {
        assertThat(importing("org.minikisa.impact.api;version=\"[0.9,1)\"").remedy())
                .startsWith("Built against impact.api 0.9; this runtime has 1.1: build it again");
    }

    @Test
    void aSlipInAPackagesNameIsFound() {
        assertThat(importing("org.minikisa.impact.apis;version=\"[1.0,2)\"").remedy())
                .startsWith("Did you mean org.minikisa.impact.api");
    }

    @Test
    void aNewerJavaIsToldInItsOwnWords() {
        byte[] jar = Jars.bundle("acme", "1.0.0")
                .header("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\"")
                .bytes();

        assertThat(needs(jar)).singleElement().satisfies(finding -> {
            int running = Runtime.version().feature();
            assertThat(finding.problem().found()).isEqualTo("Java " + running);
            assertThat(finding.problem().expected()).isEqualTo("Java 99");
            assertThat(finding.problem().remedy())
                    .isEqualTo("Build it with maven.compiler.release " + running + ", or run Minikisa on Java 99.");
        });
    }

    @Test
    void anExtenderThatIsNotThereIsNamed() {
        byte[] jar = Jars.bundle("acme", "1.0.0")
                .header(
                        "Require-Capability",
                        "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.5.0)(!(version>=2.0.0)))\"")
                .bytes();

        assertThat(needs(jar)).singleElement().satisfies(finding -> {
            assertThat(finding.problem().place()).isEqualTo("Require-Capability osgi.extender osgi.component");
            assertThat(finding.problem().expected()).isEqualTo("at least 1.5.0, below 2.0.0");
        });
    }

    @Test
    void aServiceThatAComponentWaitsForIsAWarning() {
        Jars jar = Jars.bundle("acme", "1.0.0")
                .described("com.acme.Thing", "<reference name=\"mail\" interface=\"java.lang.Runnable\"/>");

        assertThat(needs(jar.bytes())).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isFalse();
            assertThat(finding.problem().code()).isEqualTo("plugins.needs.service");
            assertThat(finding.problem().found()).isEqualTo("nobody who offers java.lang.Runnable");
        });
        framework.getBundleContext().registerService(Runnable.class, () -> {}, null);
        assertThat(needs(jar.bytes())).isEmpty();
    }

    @Test
    void whatIsOptionalIsNotMissed() {
        byte[] jar = Jars.bundle("acme", "1.0.0")
                .header("Import-Package", "com.acme;version=\"[1,2)\";resolution:=optional")
                .described("com.acme.Thing", "<reference interface=\"java.lang.Runnable\" cardinality=\"0..n\"/>")
                .bytes();

        assertThat(needs(jar)).isEmpty();
    }

    @Test
    void twoOfAPackageThatDoNotFitTogetherAreNamed() throws Exception {
        exporting("one", "p;version=1.0.0");
        exporting("two", "p;version=2.0.0");
        install(Jars.bundle("user", "1.0.0")
                .header("Import-Package", "p;version=\"[2,3)\"")
                .header("Export-Package", "q;version=1.0.0;uses:=\"p\"")
                .entry("q/x", new byte[1]));
        Bundle plug = install(
                Jars.bundle("plug", "1.0.0").header("Import-Package", "p;version=\"[1,2)\",q;version=\"[1,2)\""));

        assertThat(refused(plug)).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("plugins.bundle.resolve");
            assertThat(problem.place()).isEqualTo("Import-Package p");
            assertThat(problem.found()).contains("one").contains("two");
        });
    }

    @Test
    void whatIsMissingAtTheEndOfAChainIsNamedWithWhoMissesIt() throws Exception {
        install(Jars.bundle("user", "1.0.0")
                .header("Import-Package", "gone;version=\"[1,2)\"")
                .header("Export-Package", "q;version=1.0.0")
                .entry("q/x", new byte[1]));
        Bundle plug = install(Jars.bundle("plug", "1.0.0").header("Import-Package", "q;version=\"[1,2)\""));

        assertThat(refused(plug)).satisfies(problem -> {
            assertThat(problem.place()).isEqualTo("Import-Package gone");
            assertThat(problem.found()).isEqualTo("nothing that user can be given");
            assertThat(problem.expected()).isEqualTo("gone at least 1.0.0, below 2.0.0");
        });
    }

    @Test
    void anActivatorThatThrowsIsToldByWhatItThrew() throws Exception {
        Bundle plug = install(Jars.bundle("plug", "1.0.0").activator(Failing.class));

        assertThat(refused(plug)).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("plugins.bundle.start");
            assertThat(problem.place()).isEqualTo("Bundle-Activator");
        });
    }

    private static Problem refused(Bundle bundle) {
        return Unresolved.explain(catchThrowableOfType(BundleException.class, bundle::start));
    }

    private void exporting(String name, String packages) throws BundleException {
        install(Jars.bundle(name, "1.0.0").header("Export-Package", packages).entry("p/x", new byte[1]));
    }

    private Bundle install(Jars jar) throws BundleException {
        byte[] bytes = jar.bytes();
        return framework
                .getBundleContext()
                .installBundle("test:" + bytes.length + System.identityHashCode(jar), new ByteArrayInputStream(bytes));
    }

    private Problem importing(String header) {
        return needs(Jars.bundle("acme", "1.0.0")
                        .header("Import-Package", header)
                        .bytes())
                .get(0)
                .problem();
    }

    private List<Finding> needs(byte[] jar) {
        return Needs.check(JarLint.check("acme.jar", jar), framework.getBundleContext());
    }
}
