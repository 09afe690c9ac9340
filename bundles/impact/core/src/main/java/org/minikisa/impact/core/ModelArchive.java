package org.minikisa.impact.core;

import java.nio.charset.StandardCharsets;

import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.core.declarative.JsonModelReader;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.store.api.Store;

/** The very models that stored assessments were made with, also after they were replaced or withdrawn. */
final class ModelArchive {

    private final Store store;
    private final ServedModels models;

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
            return parsed(stored, kept.get().json());
        }
        return models.made(stored.model(), digest)
                .map(ServedModels.Served::model)
                .orElseThrow(() -> new Gone("model " + stored.model()
                        + " is in Java and its bundle is not there; install it again to replay"));
    }

    private static ImpactModel parsed(Assessment stored, String json) throws Gone {
        try {
            return JsonModelReader.parse(stored.model().toString(), json.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidInputException e) {
            throw new Gone("model " + stored.model() + " cannot be used: " + e.getMessage());
        }
    }
}
