package org.minikisa.runtime.plugins.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.Problem;
import org.minikisa.runtime.plugins.Compiled;
import org.minikisa.runtime.plugins.Jars;
import org.minikisa.runtime.plugins.Marker;

class JarLintTest {

    @Test
    void aPluginBuiltByBndPasses() {
        byte[] jar = Jars.bundle("partner.scoring", "1.2.0")
                .header("Import-Package", "org.minikisa.competition.api;version=\"[1.0,2)\",javax.xml.parsers")
                .bytes();

        assertThat(JarLint.check("scoring.jar", jar).findings()).isEmpty();
    }

    @Test
    void whatIsNoArchiveIsRefused() {
        assertThat(codes("hello".getBytes(StandardCharsets.US_ASCII))).containsExactly("plugins.jar.broken");
        assertThat(codes(new byte[0])).containsExactly("plugins.jar.broken");
    }

    @Test
    void aJarThatIsCutOffIsRefused() {
        byte[] whole = Jars.bundle("partner.scoring", "1.0.0")
                .entry("data", new byte[20_000])
                .bytes();

        assertThat(codes(Arrays.copyOf(whole, whole.length - 150))).isNotEmpty();
    }

    @Test
    void aPlainJarIsToldHowToBecomeABundle() {
        List<Problem> problems = problems(Jars.plain().bytes());

        assertThat(problems).extracting(Problem::code).containsExactly("plugins.manifest.name");
        assertThat(problems.get(0).remedy()).contains("bnd-maven-plugin");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        byte[] jar = Jars.bundle("partner.scoring", "one")
                .header("DynamicImport-Package", "*")
                .header("Fragment-Host", "org.minikisa.impact.core")
                .header("Import-Package", "org.minikisa.impact.api;version=1.0,com.acme.util")
                .header("Export-Package", "org.minikisa.impact.api;version=\"9.0\"")
                .entry("lib/fast.so", new byte[] {1})
                .bytes();

        assertThat(codes(jar))
                .containsExactlyInAnyOrder(
                        "plugins.jar.native",
                        "plugins.manifest.version",
                        "plugins.manifest.dynamic",
                        "plugins.manifest.fragment",
                        "plugins.import.range",
                        "plugins.import.range",
                        "plugins.export");
    }

    @Test
    void anEntryThatClimbsOutIsRefused() {
        assertThat(codes(Jars.bundle("a", "1")
                        .entry("../../etc/passwd", new byte[1])
                        .bytes()))
                .containsExactly("plugins.jar.path");
    }

    @Test
    void clausesKeepQuotedCommasTogether() {
        var clauses = Headers.clauses(
                "a.b;c.d;version=\"[1.0,2)\";resolution:=optional,e.f;uses:=\"x,y\";cap:List<String>=\"p,q\"");

        assertThat(clauses).hasSize(2);
        assertThat(clauses.get(0).names()).containsExactly("a.b", "c.d");
        assertThat(clauses.get(0).attributes()).containsEntry("version", "[1.0,2)");
        assertThat(clauses.get(0).directives()).containsEntry("resolution", "optional");
        assertThat(clauses.get(1).attributes()).containsEntry("cap", "p,q");
    }

    @Test
    void aComponentIsOfferedWithItsServicesAndContained() {
        JarReport report = JarLint.check("acme.jar", model("").bytes());

        assertThat(report.findings()).isEmpty();
        assertThat(report.contracts()).containsExactly(MODEL);
        assertThat(report.components().get(0).implementation()).isEqualTo("com.acme.Thing");
        assertThat(report.isContained()).isTrue();
    }

    @Test
    void whatLivesWithOthersIsNotContained() {
        assertThat(isContained(model("<reference interface=\"com.acme.Mail\"/>")))
                .isFalse();
        assertThat(isContained(model("").header("Import-Package", "org.slf4j;version=\"[2,3)\"")))
                .isFalse();
        assertThat(isContained(model("").header("Export-Package", "com.acme;version=1.0")))
                .isFalse();
        assertThat(isContained(model("").header("Require-Capability", "com.acme;filter:=\"(a=b)\"")))
                .isFalse();
        assertThat(isContained(model("").activator(Marker.class))).isFalse();
        assertThat(isContained(Jars.bundle("acme", "1.0.0"))).isFalse();
        assertThat(
                        isContained(
                                model("")
                                        .header(
                                                "Import-Package",
                                                "org.minikisa.impact.api;version=\"[1.0,2)\",org.minikisa.problem.api;version=\"[1.0,2)\",javax.xml.parsers")))
                .isTrue();
    }

    @Test
    void aDescriptionThatIsMissingAndAClassThatIsMissingAreTold() {
        byte[] jar = Jars.bundle("acme", "1.0.0")
                .described("com.acme.Thing", "")
                .header("Service-Component", "OSGI-INF/com.acme.Thing.xml,OSGI-INF/gone.xml,OSGI-INF/none*.xml")
                .header("Bundle-Activator", "com.acme.Gone")
                .bytes();

        assertThat(problems(jar))
                .extracting(Problem::code, Problem::place)
                .containsExactly(
                        tuple("plugins.component.class", "OSGI-INF/com.acme.Thing.xml"),
                        tuple("plugins.component.missing", "Service-Component OSGI-INF/gone.xml"),
                        tuple("plugins.component.missing", "Service-Component OSGI-INF/none*.xml"),
                        tuple("plugins.component.class", "Bundle-Activator"));
    }

    @Test
    void aDescriptionThatReadsOtherFilesIsRefused() {
        byte[] jar = Jars.bundle("acme", "1.0.0")
                .header("Service-Component", "OSGI-INF/a.xml")
                .entry(
                        "OSGI-INF/a.xml",
                        "<!DOCTYPE c [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><component name=\"&x;\"/>"
                                .getBytes(StandardCharsets.UTF_8))
                .bytes();

        assertThat(codes(jar)).containsExactly("plugins.component.broken");
    }

    @Test
    void classesOfTheRuntimeInTheJarAreRefused() {
        byte[] jar = Jars.bundle("acme", "1.0.0")
                .entry(
                        "org/minikisa/impact/api/Extra.class",
                        Compiled.of("package org.minikisa.impact.api; public class Extra {}")
                                .get("org/minikisa/impact/api/Extra.class"))
                .bytes();

        assertThat(codes(jar)).containsExactly("plugins.jar.contract");
    }

    @Test
    void thePluginsOfTheFirstReleaseAreGoodAndContained() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of("../../../features/baseline/plugins"))) {
            assertThat(jars).hasSize(3).allSatisfy(file -> {
                JarReport report = JarLint.check(file.getFileName().toString(), Files.readAllBytes(file));
                assertThat(report.findings()).isEmpty();
                assertThat(report.isContained()).isTrue();
            });
        }
    }

    private static final String MODEL = "org.minikisa.impact.api.ImpactModel";

    private static Jars model(String more) {
        return Jars.bundle("acme", "1.0.0")
                .described("com.acme.Thing", "<service><provide interface=\"" + MODEL + "\"/></service>" + more)
                .entry(
                        "com/acme/Thing.class",
                        Compiled.of("package com.acme; public class Thing {}").get("com/acme/Thing.class"));
    }

    private static boolean isContained(Jars jar) {
        return JarLint.check("acme.jar", jar.bytes()).isContained();
    }

    private static List<String> codes(byte[] jar) {
        return problems(jar).stream().map(Problem::code).toList();
    }

    private static List<Problem> problems(byte[] jar) {
        return Finding.errors(JarLint.check("x.jar", jar).findings());
    }
}
