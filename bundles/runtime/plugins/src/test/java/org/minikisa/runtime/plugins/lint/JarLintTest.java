package org.minikisa.runtime.plugins.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.Problem;
import org.minikisa.runtime.plugins.Jars;

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

    private static List<String> codes(byte[] jar) {
        return problems(jar).stream().map(Problem::code).toList();
    }

    private static List<Problem> problems(byte[] jar) {
        return Finding.errors(JarLint.check("x.jar", jar).findings());
    }
}
