package org.minikisa.classification.core.learning;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.learning.Comparison;
import org.minikisa.classification.api.learning.Evaluation;
import org.minikisa.classification.api.learning.Example;
import org.minikisa.classification.api.learning.LabelledText;
import org.minikisa.classification.api.learning.Learner;
import org.minikisa.classification.api.learning.LearningProgress;
import org.minikisa.classification.api.learning.LearntModel;
import org.minikisa.classification.api.learning.ModelVersion;
import org.minikisa.classification.api.learning.Trained;
import org.minikisa.classification.core.PeoplesLabels;
import org.minikisa.classification.core.Rehearsal;
import org.minikisa.classification.core.Serving;
import org.minikisa.classification.core.evaluation.Answer;
import org.minikisa.classification.core.evaluation.Figures;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.store.api.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns versions, one at a time for want of memory, and lets none serve that is worse on held-back texts than the one that serves.
 */
@Component(service = Training.class)
public final class Training {

    private static final Logger LOG = LoggerFactory.getLogger(Training.class);

    /** How many versions of a taxonomy are kept. */
    static final int MOST_VERSIONS = 20;

    private final Store store;
    private final StoredLabelledTexts labelled;
    private final Learners learners;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    @Activate
    public Training(@Reference Store store, @Reference StoredLabelledTexts labelled, @Reference Learners learners) {
        this.store = store;
        this.labelled = labelled;
        this.learners = learners;
    }

    /**
     * Learns from all texts that are not held back.
     *
     * @throws InvalidInputException for fewer than two labels, an unknown taxonomy or learner
     * @throws CancellationException when the thread is interrupted
     */
    Trained train(String taxonomy, Optional<String> learner, String by, LearningProgress progress) {
        return train(taxonomy, learner, false, by, progress);
    }

    /** Learns from the texts that are held back too, and lets it serve: nothing is left that could tell whether it is worse. */
    Trained trainOnEverything(String taxonomy, Optional<String> learner, String by, LearningProgress progress) {
        return train(taxonomy, learner, true, by, progress);
    }

    private Trained train(
            String taxonomy, Optional<String> learner, boolean everything, String by, LearningProgress progress) {
        try {
            oneAtATime.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("learning was stopped");
        }
        try {
            Learner learning = learners.require(learner);
            return trainNow(taxonomy, learning, new Texts(labelled.of(taxonomy), everything), by, progress);
        } finally {
            oneAtATime.unlock();
        }
    }

    private Trained trainNow(String taxonomy, Learner learner, Texts texts, String by, LearningProgress progress) {
        long begin = System.nanoTime();
        requireTwoLabels(taxonomy, texts.learnt());
        String learntFrom = TextDigest.of(learner.id(), texts.learnt());
        Optional<ModelVersion> same = store.read(tx -> new LearningTables(tx).learntFrom(taxonomy, learntFrom))
                .filter(version -> read(version.id()).isPresent());
        if (same.isPresent()) {
            remember(same.get(), labelled.shippedDigest(taxonomy));
            return new Trained(same.get(), true, Optional.empty(), millisecondsSince(begin));
        }
        LearntModel model = learnt(taxonomy, learner, texts.learnt(), progress);
        Optional<Evaluation> alone = texts.heldBack().isEmpty()
                ? Optional.empty()
                : Optional.of(Figures.of("", Answer.of(model, texts.heldBack(), LearningProgress.SILENT)));
        Rehearsal rehearsal = taxonomy.equals(Serving.JOINT_PROCUREMENT) ? Rehearsal.of(model) : Rehearsal.NONE;
        Optional<Comparison> gate = gate(taxonomy, model, texts.heldBack(), progress);
        ModelVersion version = keep(
                new LearningTables.NewVersion(
                        taxonomy,
                        learner.id(),
                        by,
                        written(model),
                        rehearsal.bytes(),
                        texts.learnt().size(),
                        model.labels().size(),
                        texts.heldBack().size(),
                        texts.everything(),
                        alone.map(Evaluation::accuracy),
                        alone.map(Evaluation::calibrationError),
                        learntFrom,
                        labelled.shippedDigest(taxonomy)),
                gate.isEmpty() || !isWorse(gate.get()));
        var trained = new Trained(version, false, gate.map(g -> named(g, version)), millisecondsSince(begin));
        LOG.info(
                "learnt {} from {} texts in {} ms: {} right of {} held back; {}",
                version.id(),
                version.texts(),
                trained.milliseconds(),
                alone.map(e -> Math.round(e.accuracy() * e.texts())).orElse(0L),
                version.heldBack(),
                version.state());
        return trained;
    }

    /** A stranger may throw anything, and learn anything. */
    private static LearntModel learnt(
            String taxonomy, Learner learner, List<Example> examples, LearningProgress progress) {
        var listener = new Listener(progress);
        try {
            LearntModel model = learner.learn(examples, listener);
            requireTheirLabels(taxonomy, learner, model, examples);
            return model;
        } catch (InvalidInputException | CancellationException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            listener.rethrow();
            // not its message, which may quote a text
            throw InvalidInputException.of(
                    "learning " + taxonomy,
                    "classification.learner.failed",
                    learner.id(),
                    e.getClass().getName(),
                    "a model",
                    "Use another learner, or tell who made this one; nothing has changed.");
        }
    }

    /** Who hears how far it is may stop it by throwing (Ctrl-C does), which is not the learner's fault. */
    private static final class Listener implements LearningProgress {

        private final LearningProgress progress;
        private RuntimeException stopped;

        Listener(LearningProgress progress) {
            this.progress = progress;
        }

        @Override
        public void at(String step, long done, long of) {
            try {
                progress.at(step, done, of);
            } catch (RuntimeException e) {
                stopped = e;
                throw e;
            }
        }

        void rethrow() {
            if (stopped != null) {
                throw stopped;
            }
        }
    }

    private static void requireTheirLabels(
            String taxonomy, Learner learner, LearntModel model, List<Example> examples) {
        Set<String> theirs = examples.stream().map(Example::label).collect(Collectors.toSet());
        if (!theirs.equals(Set.copyOf(model.labels()))) {
            throw InvalidInputException.of(
                    "learning " + taxonomy,
                    "classification.learner.labels",
                    learner.id(),
                    "a model with " + model.labels().size() + " labels that are not those of its texts",
                    "the " + theirs.size() + " labels of the texts",
                    "Use another learner, or tell who made this one; nothing has changed.");
        }
    }

    private static boolean isWorse(Comparison gate) {
        return gate.second().accuracy() < gate.first().accuracy();
    }

    private static long millisecondsSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }

    /**
     * Those to learn from and those to evaluate on.
     *
     * @param everything whether such are learnt from as are to be evaluated on elsewhere
     */
    private record Texts(List<LabelledText> read, List<LabelledText> heldBack, boolean everything) {
        Texts(List<LabelledText> all, boolean everything) {
            this(
                    all.stream().filter(t -> everything || !t.heldBack()).toList(),
                    all.stream().filter(t -> !everything && t.heldBack()).toList(),
                    everything && all.stream().anyMatch(LabelledText::heldBack));
        }

        List<Example> learnt() {
            return StoredLabelledTexts.examples(read);
        }
    }

    private static void requireTwoLabels(String taxonomy, List<Example> examples) {
        List<String> labels =
                examples.stream().map(Example::label).distinct().limit(2).toList();
        if (labels.size() < 2) {
            throw InvalidInputException.of(
                    "learning " + taxonomy,
                    "classification.labels.few",
                    taxonomy,
                    labels.isEmpty() ? "no texts to learn from" : "the label \"" + labels.get(0) + "\" only",
                    "texts with at least two different labels",
                    "Import texts with other labels.");
        }
    }

    /**
     * The serving version, as it serves but for corrections of held-back texts, and the new one, as it would. Empty where one of them
     * learnt from these texts: it would be right about them whatever it is worth.
     */
    private Optional<Comparison> gate(
            String taxonomy, LearntModel model, List<LabelledText> heldBack, LearningProgress progress) {
        Optional<ModelVersion> serving =
                store.read(tx -> new LearningTables(tx).serving(taxonomy)).filter(version -> !version.everything());
        Optional<LearntModel> before = serving.flatMap(version -> read(version.id()));
        if (heldBack.isEmpty() || before.isEmpty()) {
            return Optional.empty();
        }
        List<Answer> first = Answer.of(corrected(taxonomy, before.get(), false), heldBack, LearningProgress.SILENT);
        List<Answer> second = Answer.of(corrected(taxonomy, model, false), heldBack, progress);
        return Optional.of(
                Figures.compare(Figures.of(serving.get().id(), first), first, Figures.of("", second), second));
    }

    private static Comparison named(Comparison c, ModelVersion version) {
        return new Comparison(
                c.first(),
                named(c.second(), version.id()),
                c.onlyFirstRight(),
                c.onlySecondRight(),
                c.pValue(),
                c.perLabel());
    }

    private static Evaluation named(Evaluation e, String model) {
        return new Evaluation(
                model,
                e.texts(),
                e.accuracy(),
                e.low(),
                e.high(),
                e.macroF1(),
                e.calibrationError(),
                e.logLoss(),
                e.labels(),
                e.perLabel(),
                e.confusion(),
                e.coverage(),
                e.wrong());
    }

    private static byte[] written(LearntModel model) {
        var bytes = new ByteArrayOutputStream();
        try {
            model.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private ModelVersion keep(LearningTables.NewVersion version, boolean serve) {
        return store.inTransaction(tx -> {
            var tables = new LearningTables(tx);
            String id = tables.add(version);
            if (serve) {
                tables.serve(version.taxonomy(), id, version.by());
            }
            tables.prune(version.taxonomy(), MOST_VERSIONS);
            return tables.version(version.taxonomy(), id).orElseThrow();
        });
    }

    /** What the product brings along may have changed without changing what is learnt from. */
    private void remember(ModelVersion version, String shipped) {
        store.transact(tx -> new LearningTables(tx).ship(version.id(), shipped));
    }

    /** A version as it was learnt; empty where its bytes are gone, damaged, or of a learner that is not there. */
    Optional<LearntModel> read(String version) {
        return store.read(tx -> new LearningTables(tx).bytes(version)).flatMap(kept -> read(version, kept));
    }

    /** What a version was rehearsed with; nothing where that is gone or damaged. */
    Rehearsal rehearsal(String version) {
        Optional<byte[]> kept = store.read(tx -> new LearningTables(tx).rehearsal(version));
        try {
            return kept.isPresent() ? Rehearsal.read(kept.get()) : Rehearsal.NONE;
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "what {} was rehearsed with cannot be read: {}",
                    version,
                    e.getClass().getName());
            return Rehearsal.NONE;
        }
    }

    private Optional<LearntModel> read(String version, LearningTables.Kept kept) {
        Optional<Learner> learner = learners.byId(kept.learner());
        if (!kept.isWhole()) {
            LOG.warn("the kept model {} is damaged", version);
            return Optional.empty();
        }
        if (learner.isEmpty()) {
            LOG.warn("the kept model {} was learnt by {}, which is not there", version, kept.learner());
            return Optional.empty();
        }
        try {
            return Optional.of(learner.get().read(new ByteArrayInputStream(kept.bytes())));
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
            LOG.warn(
                    "the kept model {} cannot be read: {}",
                    version,
                    e.getClass().getName());
            return Optional.empty();
        }
    }

    /** A model that was taught what people said. @param heldBackToo whether also of texts that are held back */
    LearntModel corrected(String taxonomy, LearntModel model, boolean heldBackToo) {
        LearntModel corrected = model;
        for (PeoplesLabels.Said said : labelled.said(taxonomy)) {
            Optional<ContactText> text =
                    labelled.text(said).filter(t -> heldBackToo || !TextDigest.isHeldBack(TextDigest.of(t)));
            if (text.isPresent()) {
                corrected = taught(corrected, text.get(), said.right());
            }
        }
        return corrected;
    }

    /** As before where its learner cannot learn this: what a person said holds all the same. */
    static LearntModel taught(LearntModel model, ContactText text, Set<String> right) {
        try {
            return Objects.requireNonNull(model.corrected(text, right));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.warn("a correction could not be learnt: {}", e.getClass().getName());
            return model;
        }
    }

    /** @throws InvalidInputException where nothing is held back */
    List<LabelledText> heldBack(String taxonomy) {
        var heldBack = new ArrayList<LabelledText>();
        labelled.of(taxonomy).stream().filter(LabelledText::heldBack).forEach(heldBack::add);
        if (heldBack.isEmpty()) {
            throw InvalidInputException.of(
                    "evaluating " + taxonomy,
                    "classification.heldback.none",
                    taxonomy,
                    "no text that is held back",
                    "about one in " + TextDigest.HELD_BACK,
                    "Import more texts, or give a file to evaluate on.");
        }
        return heldBack;
    }
}
