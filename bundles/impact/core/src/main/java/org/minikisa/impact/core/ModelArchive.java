package org.minikisa.impact.core;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.FunctionNeed;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.core.declarative.BoundFunction;
import org.minikisa.impact.core.declarative.Functions;
import org.minikisa.impact.core.declarative.JsonModelReader;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.store.api.Store;

/** The very models that stored assessments were made with, also after they were replaced or withdrawn. */
final class ModelArchive {

    private final Store store;
    private final ServedModels models;

    /** Assessments come in rows of one model: the last that was parsed, unless functions of plug-ins may come and go. */
    private volatile Optional<Parsed> last = Optional.empty();

    ModelArchive(Store store, ServedModels models) {
        this.store = store;
        this.models = models;
    }

    /** The model is not to be had any more. */
    static final class Gone extends Exception {

        private static final long serialVersionUID = 1L;

        Gone(String why) {
            super(why);
        }
    }

    /** From the archive when it is JSON, else the service with the same digest. */
    ImpactModel of(Assessment stored) throws Gone {
        var digest = stored.fingerprint().modelDigest();
        var kept = store.read(tx -> new ImpactTables(tx).model(digest));
        if (kept.isPresent()) {
            var same = last.filter(parsed -> parsed.digest.equals(digest));
            return same.isPresent() ? same.get().model : remembered(stored, kept.get());
        }
        return models.made(stored.model(), stored.fingerprint())
                .map(ServedModels.Served::model)
                .orElseThrow(() -> new Gone("model " + stored.model()
                        + " is in Java and its bundle is not there; install it again to replay"));
    }

    private record Parsed(String digest, ImpactModel model) {}

    private ImpactModel remembered(Assessment stored, ImpactTables.KeptModel kept) throws Gone {
        var model = parsed(stored, kept.json(), models.functions());
        if (model.description().functions().isEmpty()) {
            last = Optional.of(new Parsed(kept.digest(), model));
        }
        return model;
    }

    private static ImpactModel parsed(Assessment stored, String json, Functions live) throws Gone {
        for (var then : stored.fingerprint().functions().keySet()) {
            var need = new FunctionNeed(name(then), version(then));
            if (live.find(need).isEmpty()) {
                throw new Gone("function " + need.name() + " " + need.version()
                        + ", which it was made with, is not there; deploy the bundle that brings it to replay");
            }
        }
        try {
            return JsonModelReader.parse(
                    stored.model().toString(),
                    json.getBytes(StandardCharsets.UTF_8),
                    new Pinned(live, stored.fingerprint().functions()));
        } catch (InvalidInputException e) {
            throw new Gone("model " + stored.model() + " cannot be used: " + e.getMessage());
        }
    }

    private static String name(String function) {
        return function.substring(0, function.indexOf('@'));
    }

    private static String version(String function) {
        return function.substring(function.indexOf('@') + 1);
    }

    /**
     * The versions of functions that an assessment was made with, whatever newer ones there are.
     *
     * @param digests by {@code name@version}
     */
    private record Pinned(Functions live, Map<String, String> digests) implements Functions {

        @Override
        public Optional<BoundFunction> find(FunctionNeed need) {
            return digests.keySet().stream()
                    .filter(then -> name(then).equals(need.name()))
                    .findFirst()
                    .map(then -> live.find(new FunctionNeed(need.name(), version(then))))
                    .orElseGet(() -> live.find(need));
        }

        @Override
        public List<String> versions(String name) {
            return live.versions(name);
        }

        @Override
        public List<String> names() {
            return live.names();
        }
    }
}
