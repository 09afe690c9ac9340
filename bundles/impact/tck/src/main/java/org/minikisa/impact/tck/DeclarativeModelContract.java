package org.minikisa.impact.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.ServiceLoader;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelReader;
import org.minikisa.impact.laws.ModelLaws;
import org.minikisa.impact.laws.Question;
import org.minikisa.impact.laws.Variants;

/**
 * The contract of a JSON model; needs {@code org.minikisa.impact.core} on the test's class path, whose reader it finds.
 * All that its author writes:
 *
 * <pre>
 * class CleaningTest extends DeclarativeModelContract {
 *     CleaningTest() {
 *         super("/OSGI-INF/impact/cleaning.model.json");
 *     }
 * }
 * </pre>
 */
public abstract class DeclarativeModelContract extends ImpactModelContract {

    private final String resource;
    private final ModelReader reader;

    /** @param resource absolute, in the jar under test */
    protected DeclarativeModelContract(String resource) {
        this.resource = resource;
        this.reader = ServiceLoader.load(ModelReader.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no ModelReader: add org.minikisa.impact.core to the test dependencies"));
    }

    /** The functions that its formulas call, by {@code name@version}; none unless overridden. */
    protected Map<String, ImpactFunction> functions() {
        return Map.of();
    }

    @Override
    protected ImpactModel model() {
        return reader.read(resource, bytes(), functions());
    }

    @Test
    void neitherOrderNorScaleOfWeightsMatters() {
        var model = model();
        if (model instanceof Variants variants) {
            noneOf(ModelLaws.invariant(model, variants));
        }
    }

    @Test
    void readingItsCanonicalFormGivesTheSameModelAndDigest() {
        var model = model();
        noneOf(ModelLaws.roundTrip(model, json -> reader.read("its canonical form", json, functions())));
        var canonical = model.source().orElseThrow().getBytes(StandardCharsets.UTF_8);
        Assertions.assertEquals(reader.digest(bytes()), reader.digest(canonical));
    }

    @Test
    void itsAuthorSaysWhatShouldComeOut() {
        Assertions.assertFalse(model().description().tests().isEmpty(), "a model without tests: add one to \"tests\"");
    }

    @Override
    String digest(ImpactModel model) {
        return "sha-256 " + reader.digest(bytes()) + " of its canonical form";
    }

    @Override
    String again(Question question) {
        return "{\"name\": \"counterexample\", " + question.json() + ", \"expect\": {}}";
    }

    private byte[] bytes() {
        try (var in = getClass().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
