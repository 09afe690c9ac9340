package org.minikisa.competition.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.laws.Certificate;
import org.minikisa.competition.laws.Law;
import org.minikisa.competition.laws.ScoringLaws;
import org.minikisa.competition.laws.Setting;

/**
 * What every scoring method must pass. Extend it, say which method, and run it with JUnit:
 *
 * <pre>{@code
 * class LowestTakesAllTest extends ScoringMethodTck {
 *     protected ScoringMethod method() { return new LowestTakesAll(); }
 * }
 * }</pre>
 */
public abstract class ScoringMethodTck {

    /** The method under test. */
    protected abstract ScoringMethod method();

    /** A sensible use of it: maximum points, required parameters, the range of values. By default its own example. */
    protected Setting setting() {
        return Setting.of(method());
    }

    /** Its id, for the certificate; by default the one of its component, or the name of its class. */
    protected String id() {
        return component("minikisa.scoring.id")
                .orElseGet(() -> method().getClass().getSimpleName());
    }

    /** Every law that binds the method, one test each. */
    @TestFactory
    final Stream<DynamicTest> keepsTheLaws() {
        return ScoringLaws.all().stream()
                .filter(law -> law.binds(method()))
                .map(law -> dynamicTest(law.says(), () -> kept(law)));
    }

    private void kept(Law law) {
        ScoringLaws.check(law, method(), setting()).ifPresent(violation -> {
            String again = violation.paste();
            fail(violation + (again.isEmpty() ? "" : "\nTo see it again:\nvar task = " + again + ";"));
        });
    }

    /** The setting is a use that the house would let through, so the laws were tried on something real. */
    @Test
    final void theSettingCouldBePublished() {
        assertEquals(List.of(), setting().refusals(method()));
    }

    /** One page on what was tried goes to {@code target/certificate-ID.txt}, and its one line to the console. */
    @Test
    final void itGetsItsCertificate() throws IOException {
        Certificate certificate = Certificate.of(
                id(),
                component("minikisa.scoring.version").orElse("1.0"),
                method().description(),
                ScoringLaws.prove(method(), setting()),
                digest(),
                "",
                Optional.empty());
        Path file = Path.of("target", "certificate-" + id().replaceAll("[^\\w.-]", "_") + ".txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, certificate.text());
        System.out.println(certificate.line() + " (" + file + ")");
    }

    private String digest() {
        Class<?> type = method().getClass();
        String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            return in == null
                    ? ""
                    : "sha-256 "
                            + HexFormat.of()
                                    .formatHex(
                                            MessageDigest.getInstance("SHA-256").digest(in.readAllBytes()))
                            + " of " + file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** A property that the annotation of the component set, from the description that the build made of it. */
    private Optional<String> component(String property) {
        Class<?> type = method().getClass();
        try (InputStream in = type.getResourceAsStream("/OSGI-INF/" + type.getName() + ".xml")) {
            return in == null
                    ? Optional.empty()
                    : Pattern.compile("name=\"" + Pattern.quote(property) + "\"[^>]*value=\"([^\"]+)\"")
                            .matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                            .results()
                            .map(match -> match.group(1))
                            .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
