package org.minikisa.impact.core;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.core.declarative.JsonModelReader;
import org.minikisa.store.api.Entry;
import org.minikisa.store.jdbc.SqliteStore;

/** The services of the wing on a real store; opened again on the same folder, it is a restart. */
final class Wing implements AutoCloseable {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2025-06-01T12:00:00Z"), ZoneOffset.UTC);

    final SqliteStore store;
    final ServedModels models;
    final Sources sources;
    final Questions questions;
    final StoredAssessments assessments;
    final ModelComparisons comparisons;
    final StoredObligations obligations;

    Wing(Path folder) {
        this(folder, CLOCK);
    }

    Wing(Path folder, Clock clock) {
        store = SqliteStore.open(folder, clock);
        models = new ServedModels(store, Optional.empty());
        sources = new Sources(Duration.ofMillis(200));
        questions = new Questions(store, models, sources);
        assessments = new StoredAssessments(store, models, questions);
        comparisons = new ModelComparisons(store, models, questions, assessments);
        obligations = new StoredObligations(store, models);
    }

    @Override
    public void close() {
        models.close();
        store.close();
    }

    /** Single quotes stand for double ones, {@code T(x)} for a text that is the same in all languages. */
    void deploy(String json) {
        var text = json(json);
        var model = new JsonModelReader().read("given", text.getBytes(StandardCharsets.UTF_8));
        models.add(model.description().ref().toString(), model, "given 1.0", 0, 1);
    }

    static String json(String text) {
        return text.replaceAll("T\\((.*?)\\)", "{'fi': '$1', 'sv': '$1', 'en': '$1'}")
                .replace('\'', '"');
    }

    List<Entry> facts(String type) {
        return store.entries(0, type, 100);
    }

    static AssessmentRequest ask(String model, Moment moment, Map<String, String> base, Map<String, String> choices) {
        return AssessmentRequest.of(new ModelId(model), "CO-1", moment)
                .base(base)
                .choices(choices);
    }
}
