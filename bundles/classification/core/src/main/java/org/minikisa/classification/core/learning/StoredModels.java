package org.minikisa.classification.core.learning;

import java.lang.ref.SoftReference;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.minikisa.classification.api.Alternative;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Label;
import org.minikisa.classification.api.learning.Comparison;
import org.minikisa.classification.api.learning.Evaluation;
import org.minikisa.classification.api.learning.Example;
import org.minikisa.classification.api.learning.LabelledText;
import org.minikisa.classification.api.learning.LearningProgress;
import org.minikisa.classification.api.learning.LearntModel;
import org.minikisa.classification.api.learning.ModelVersion;
import org.minikisa.classification.api.learning.Models;
import org.minikisa.classification.api.learning.Prediction;
import org.minikisa.classification.api.learning.Trained;
import org.minikisa.classification.core.evaluation.Answer;
import org.minikisa.classification.core.evaluation.Figures;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.store.api.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The versions as they are kept in the store. */
@Component
public final class StoredModels implements Models {

    private static final int MOST_EVIDENCE = 6;
    private static final int MOST_ALTERNATIVES = 3;

    private final Store store;
    private final StoredLabelledTexts labelled;
    private final Training training;
    private final ServingModels serving;

    private final Map<String, SoftReference<Read>> last = new HashMap<>();

    /** A version that was read. */
    private record Read(String version, LearntModel model) {}

    @Activate
    public StoredModels(
            @Reference Store store,
            @Reference StoredLabelledTexts labelled,
            @Reference Training training,
            @Reference ServingModels serving) {
        this.store = store;
        this.labelled = labelled;
        this.training = training;
        this.serving = serving;
    }

    @Override
    public List<ModelVersion> versions(String taxonomy) {
        labelled.require(taxonomy);
        return store.read(tx -> new LearningTables(tx).versions(taxonomy));
    }

    @Override
    public Optional<ModelVersion> serving(String taxonomy) {
        labelled.require(taxonomy);
        return store.read(tx -> new LearningTables(tx).serving(taxonomy));
    }

    @Override
    public Trained train(String taxonomy, Optional<String> learner, String by, LearningProgress progress) {
        requireName(by);
        return serving(training.train(taxonomy, learner, by, progress));
    }

    @Override
    public Trained trainOnEverything(String taxonomy, Optional<String> learner, String by, LearningProgress progress) {
        requireName(by);
        return serving(training.trainOnEverything(taxonomy, learner, by, progress));
    }

    private Trained serving(Trained trained) {
        serving.changed(trained.version().taxonomy());
        return trained;
    }

    @Override
    public Evaluation evaluate(String taxonomy, Optional<String> version, LearningProgress progress) {
        labelled.require(taxonomy);
        String id = version.orElseGet(() -> requireServing(taxonomy).id());
        return evaluated(taxonomy, Optional.of(id), unseen(taxonomy, id), progress);
    }

    @Override
    public Evaluation evaluate(
            String taxonomy, Optional<String> version, List<Example> texts, LearningProgress progress) {
        labelled.require(taxonomy);
        if (texts.isEmpty()) {
            throw InvalidInputException.of(
                    "evaluating " + taxonomy,
                    "classification.texts.none",
                    "",
                    "no texts",
                    "at least one",
                    "Give a file with texts.");
        }
        List<LabelledText> given = texts.stream()
                .map(e -> new LabelledText(e.label(), e.text(), "given", false))
                .toList();
        return evaluated(taxonomy, version, given, progress);
    }

    private Evaluation evaluated(
            String taxonomy, Optional<String> version, List<LabelledText> texts, LearningProgress progress) {
        String id = version.orElseGet(() -> requireServing(taxonomy).id());
        return Figures.of(id, Answer.of(model(taxonomy, id), texts, progress));
    }

    @Override
    public Comparison compare(String taxonomy, String first, String second, LearningProgress progress) {
        List<LabelledText> texts = unseen(taxonomy, first, second);
        List<Answer> ofFirst = Answer.of(model(taxonomy, first), texts, progress);
        List<Answer> ofSecond = Answer.of(model(taxonomy, second), texts, progress);
        return Figures.compare(Figures.of(first, ofFirst), ofFirst, Figures.of(second, ofSecond), ofSecond);
    }

    /** The texts that are held back, unless one of these versions learnt from them. */
    private List<LabelledText> unseen(String taxonomy, String... versions) {
        for (String version : versions) {
            if (requireVersion(taxonomy, version).everything()) {
                throw InvalidInputException.of(
                        "evaluating " + version,
                        "classification.heldback.learnt",
                        version,
                        "a version that learnt from the held-back texts too",
                        "texts it has not learnt from",
                        "Give a file to evaluate on, or train without the held-back texts.");
            }
        }
        return training.heldBack(taxonomy);
    }

    @Override
    public ModelVersion serve(String taxonomy, String version, String by) {
        requireName(by);
        model(taxonomy, version);
        ModelVersion served = store.inTransaction(tx -> {
            var tables = new LearningTables(tx);
            if (tables.serving(taxonomy).filter(v -> v.id().equals(version)).isEmpty()) {
                tables.serve(taxonomy, version, by);
            }
            return tables.version(taxonomy, version).orElseThrow();
        });
        serving.changed(taxonomy);
        return served;
    }

    @Override
    public ModelVersion rollback(String taxonomy, String by) {
        requireName(by);
        labelled.require(taxonomy);
        String before = store.read(tx -> new LearningTables(tx).before(taxonomy))
                .orElseThrow(() -> InvalidInputException.of(
                        "rolling " + taxonomy + " back",
                        "classification.rollback.none",
                        taxonomy,
                        "no version that served before",
                        "one that served before the one that serves now",
                        "List the versions and make one of them serve."));
        model(taxonomy, before);
        ModelVersion served = store.inTransaction(tx -> {
            var tables = new LearningTables(tx);
            tables.before(taxonomy).filter(before::equals).ifPresent(b -> tables.rollBack(taxonomy));
            return tables.serving(taxonomy).orElseThrow();
        });
        serving.changed(taxonomy);
        return served;
    }

    @Override
    public Label predict(String taxonomy, String version, ContactText text) {
        LearntModel model = model(taxonomy, version);
        Prediction prediction = model.predict(text);
        double[] probabilities = prediction.probabilities();
        int best = prediction.best();
        List<Alternative> alternatives = IntStream.range(0, probabilities.length)
                .filter(i -> i != best)
                .mapToObj(i -> new Alternative(model.labels().get(i), clamped(probabilities[i])))
                .sorted(Comparator.comparingDouble((Alternative a) -> -a.probability()))
                .limit(MOST_ALTERNATIVES)
                .toList();
        return new Label(
                model.labels().get(best),
                clamped(probabilities[best]),
                !prediction.foreign(),
                prediction.evidence(best, -1, MOST_EVIDENCE),
                alternatives);
    }

    private static double clamped(double probability) {
        return Math.min(1, Math.max(0, probability));
    }

    private ModelVersion requireServing(String taxonomy) {
        return serving(taxonomy)
                .orElseThrow(() -> InvalidInputException.of(
                        "the model of " + taxonomy,
                        "classification.model.none",
                        taxonomy,
                        "no version that serves",
                        "one that was trained",
                        "Train one."));
    }

    /** A version as it was learnt. The last one of each taxonomy is kept as long as there is memory to spare: need maps ask for several. */
    private LearntModel model(String taxonomy, String version) {
        requireVersion(taxonomy, version);
        synchronized (this) {
            Read read = Optional.ofNullable(last.get(taxonomy))
                    .map(SoftReference::get)
                    .orElse(null);
            if (read == null || !read.version().equals(version)) {
                read = new Read(version, training.read(version).orElseThrow(() -> damaged(version)));
                last.put(taxonomy, new SoftReference<>(read));
            }
            return read.model();
        }
    }

    private ModelVersion requireVersion(String taxonomy, String version) {
        List<ModelVersion> versions = versions(taxonomy);
        return versions.stream()
                .filter(one -> one.id().equals(version))
                .findFirst()
                .orElseThrow(() -> unknown(
                        taxonomy,
                        version,
                        versions.stream().map(ModelVersion::id).toList()));
    }

    private static InvalidInputException unknown(String taxonomy, String version, List<String> known) {
        return InvalidInputException.of(
                "the version",
                "classification.version.unknown",
                "version",
                "\"" + version + "\"",
                known.isEmpty() ? "a version; none was trained yet" : "one of " + String.join(", ", known),
                NearNames.hint(version, known, "List the versions of " + taxonomy + "."));
    }

    private static InvalidInputException damaged(String version) {
        return InvalidInputException.of(
                "the version",
                "classification.model.damaged",
                version,
                "bytes that cannot be read, or a learner that is not there",
                "the bytes that were kept, and what learnt them",
                "Train a new version, or start the bundle of its learner.");
    }

    private static void requireName(String by) {
        if (by.isBlank()) {
            throw InvalidInputException.of(
                    "the model", "classification.by.blank", "by", "nothing", "who does this", "Say who does it.");
        }
    }
}
