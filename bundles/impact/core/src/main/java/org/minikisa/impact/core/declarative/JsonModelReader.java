package org.minikisa.impact.core.declarative;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelReader;
import org.minikisa.impact.core.advice.Advice;
import org.minikisa.impact.core.gap.Succession;
import org.minikisa.impact.laws.ModelLaws;
import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads models in the format of {@link ModelFormat} and proves them by {@link ModelLaws}. */
@Component
public final class JsonModelReader implements ModelReader {

    /** The largest model. */
    public static final int MOST_BYTES = JsonParser.MOST_BYTES;

    /** Functions may be slow without ever being late, and whoever deploys waits. */
    private static final Duration LONGEST_PROOF = Duration.ofSeconds(30);

    private static final Proven PROVEN = new Proven();

    private final Functions functions;

    /** Reads models that call no function of a plug-in. */
    public JsonModelReader() {
        this(Functions.NONE);
    }

    /** @param functions that are there */
    @Activate
    public JsonModelReader(@Reference Functions functions) {
        this.functions = functions;
    }

    @Override
    public ImpactModel read(String name, byte[] json) {
        var model = parse(name, json, functions);
        prove(name, model);
        return model;
    }

    @Override
    public ImpactModel read(String name, byte[] json, Map<String, ImpactFunction> given) {
        return given.isEmpty() ? read(name, json) : new JsonModelReader(GivenFunctions.of(given)).read(name, json);
    }

    @Override
    public List<Finding> findings(String name, byte[] json) {
        try {
            var model = parse(name, json, functions);
            var findings = new ArrayList<Finding>();
            try {
                prove(name, model);
            } catch (InvalidInputException broken) {
                broken.problems().forEach(problem -> findings.add(Finding.error(problem)));
            }
            findings.addAll(Advice.of(model));
            return List.copyOf(findings);
        } catch (InvalidInputException e) {
            return e.problems().stream().map(Finding::error).toList();
        }
    }

    @Override
    public List<Finding> advice(ImpactModel model) {
        return model instanceof DeclarativeModel declarative ? Advice.of(declarative) : List.of();
    }

    @Override
    public List<Finding> succession(byte[] before, byte[] json) {
        return Succession.of(before, json);
    }

    /** Reads and checks; the laws are not tried yet. @throws InvalidInputException with all problems */
    public static DeclarativeModel parse(String name, byte[] json) {
        return parse(name, json, Functions.NONE);
    }

    /**
     * Reads and checks; the laws are not tried yet.
     *
     * @param functions of plug-ins that its formulas may name
     * @throws InvalidInputException with all problems
     */
    public static DeclarativeModel parse(String name, byte[] json, Functions functions) {
        var what = "model " + name;
        return DeclarativeModel.of(what, JsonParser.parse(what, json), functions);
    }

    /**
     * Tries the laws, once for each content: a model in a bundle is read when the bundle is checked, and again when it is
     * there.
     *
     * @throws InvalidInputException with all that were broken
     */
    public static void prove(String name, DeclarativeModel model) {
        if (!model.functions().isEmpty()) {
            tryLaws(name, model);
            return;
        }
        String digest = CanonicalJson.digest(model.source().orElseThrow());
        if (!PROVEN.contains(digest)) {
            tryLaws(name, model);
            PROVEN.add(digest);
        }
    }

    private static void tryLaws(String name, DeclarativeModel model) {
        var what = "model " + name;
        List<Problem> problems;
        try {
            problems = OwnTime.ask(model, () -> broken(model), OwnTime.PATIENCE, LONGEST_PROOF);
        } catch (OwnTime.Late e) {
            throw InvalidInputException.of(
                    what,
                    "impact.model.slow",
                    "functions",
                    "laws that are not tried within " + LONGEST_PROOF.toSeconds() + " s",
                    "functions that answer in microseconds",
                    "Mend the functions that the model calls, or leave them out.");
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(what, problems);
        }
    }

    private static List<Problem> broken(DeclarativeModel model) {
        var problems = ModelLaws.all(model);
        return problems.isEmpty() ? ModelLaws.invariant(model, model) : problems;
    }

    @Override
    public String digest(byte[] json) {
        return CanonicalJson.digest(JsonParser.parse("the model", json));
    }

    @Override
    public String schema() {
        try (var in = ModelFormat.class.getResourceAsStream(ModelFormat.SCHEMA)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
