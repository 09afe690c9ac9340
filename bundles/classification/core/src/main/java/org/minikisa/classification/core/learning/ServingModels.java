package org.minikisa.classification.core.learning;

import java.lang.ref.SoftReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Explanation.Neighbour;
import org.minikisa.classification.api.TrainingTexts;
import org.minikisa.classification.api.learning.Learner;
import org.minikisa.classification.api.learning.LearningProgress;
import org.minikisa.classification.api.learning.LearntModel;
import org.minikisa.classification.api.learning.ModelVersion;
import org.minikisa.classification.api.learning.Trained;
import org.minikisa.classification.core.Rehearsal;
import org.minikisa.classification.core.Serving;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.store.api.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has one model of each taxonomy in memory, from when it is first needed: read from the store, or learnt on a thread of its own when
 * there is none. Learns again there when enough was corrected, a label is new to the model, or the product brings other texts along.
 */
@Designate(ocd = LearningSettings.class)
@Component(
        service = {Serving.class, ServingModels.class},
        configurationPid = "org.minikisa.classification.core")
public final class ServingModels implements Serving {

    private static final Logger LOG = LoggerFactory.getLogger(ServingModels.class);

    /** Who learns what nobody asked for. */
    private static final String HOUSE = "minikisa";

    private static final long PATIENCE_SECONDS = 10;

    /** What cannot be learnt is tried again when something changed, or after this. */
    private static final Duration REST = Duration.ofMinutes(1);

    /** How long the index of neighbours may be older than the texts, of which some may have been erased. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Store store;
    private final StoredLabelledTexts labelled;
    private final Learners learners;
    private final Training training;
    private final int retrainAfter;
    private final Map<String, Loaded> loaded = new ConcurrentHashMap<>();
    private final Map<String, Future<?>> learning = new ConcurrentHashMap<>();
    private final AtomicInteger looking = new AtomicInteger();
    private final Map<String, Instant> failed = new ConcurrentHashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        var t = new Thread(task, "minikisa-classification-learning");
        t.setDaemon(true);
        t.setPriority(Thread.MIN_PRIORITY);
        return t;
    });

    @Activate
    public ServingModels(
            @Reference Store store,
            @Reference StoredLabelledTexts labelled,
            @Reference Learners learners,
            @Reference Training training,
            LearningSettings settings) {
        this(store, labelled, learners, training, settings.retrain_after());
    }

    ServingModels(Store store, StoredLabelledTexts labelled, Learners learners, Training training, int retrainAfter) {
        this.store = store;
        this.labelled = labelled;
        this.learners = learners;
        this.training = training;
        this.retrainAfter = retrainAfter;
        labelled.whenForgotten(this::gone);
    }

    /** A model in memory, and by which learner's code it runs. */
    private static final class Loaded {
        final String version;
        final boolean everything;
        final Learner learner;
        final LearntModel model;
        final Rehearsal rehearsal;
        SoftReference<Neighbours> neighbours = new SoftReference<>(null);
        Instant indexed = Instant.MIN;

        Loaded(String version, boolean everything, Learner learner, LearntModel model, Rehearsal rehearsal) {
            this.version = version;
            this.everything = everything;
            this.learner = learner;
            this.model = model;
            this.rehearsal = rehearsal;
        }

        Loaded with(LearntModel taught) {
            return new Loaded(version, everything, learner, taught, rehearsal);
        }

        Served served() {
            return new Served(version, model, !everything, rehearsal);
        }
    }

    /** A learner came: what could not be learnt perhaps can now. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindLearner(Learner learner) {
        failed.clear();
    }

    void unbindLearner(Learner learner) {
        loaded.values().removeIf(l -> l.learner == learner);
    }

    /** Texts came: what could not be learnt perhaps can now, and what serves is learnt again. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindTexts(TrainingTexts texts) {
        failed.clear();
        loaded.keySet().forEach(this::learnWhatIsShipped);
    }

    void unbindTexts(TrainingTexts texts) {
        loaded.keySet().forEach(this::learnWhatIsShipped);
    }

    @Deactivate
    void deactivate() throws InterruptedException {
        thread.shutdownNow();
        if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("learning does not end; what it still learns does not serve");
        }
    }

    @Override
    public List<String> taxonomies() {
        return labelled.taxonomies();
    }

    @Override
    public Optional<Served> now(String taxonomy) {
        Optional<Loaded> there = loaded(taxonomy);
        if (there.isEmpty() && mayLearn(taxonomy)) {
            learnSoon(taxonomy);
        }
        return there.map(Loaded::served);
    }

    private boolean mayLearn(String taxonomy) {
        Instant last = failed.get(taxonomy);
        return (last == null || last.plus(REST).isBefore(Instant.now()))
                && taxonomies().contains(taxonomy);
    }

    @Override
    public Optional<Served> await(String taxonomy) {
        Optional<Served> now = now(taxonomy);
        Future<?> soon = learning.get(taxonomy);
        if (now.isPresent()) {
            return now;
        }
        try {
            if (soon != null) {
                soon.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("waiting for learning was stopped");
        } catch (ExecutionException | CancellationException e) {
            LOG.debug("learning {} failed", taxonomy, e);
        }
        return loaded(taxonomy).map(Loaded::served);
    }

    @Override
    public String version(String taxonomy) {
        Loaded there = loaded.get(taxonomy);
        return there == null ? "" : there.version;
    }

    // ---------------------------------------------------------------- reading

    private Optional<Loaded> loaded(String taxonomy) {
        Loaded there = loaded.get(taxonomy);
        if (there != null && learners.byId(there.learner.id()).orElse(null) == there.learner) {
            return Optional.of(there);
        }
        return reload(taxonomy);
    }

    /** Reads what serves, and teaches it what people said. One at a time, so that nothing they say meanwhile is lost. */
    private synchronized Optional<Loaded> reload(String taxonomy) {
        Optional<ModelVersion> serving = store.read(tx -> new LearningTables(tx).serving(taxonomy));
        Optional<Loaded> read = serving.flatMap(
                version -> learners.byId(version.learner()).flatMap(learner -> training.read(version.id())
                        .map(model -> new Loaded(
                                version.id(),
                                version.everything(),
                                learner,
                                training.corrected(taxonomy, model, true),
                                training.rehearsal(version.id())))));
        read.ifPresentOrElse(l -> loaded.put(taxonomy, l), () -> loaded.remove(taxonomy));
        read.ifPresent(l -> learnWhatIsShipped(taxonomy));
        return read;
    }

    /** Another version serves from now on. Who had none in memory need not have it now. */
    void changed(String taxonomy) {
        failed.remove(taxonomy);
        if (loaded.containsKey(taxonomy)) {
            reload(taxonomy);
        }
    }

    /** A person was erased: an index of neighbours has texts, and a model what it was taught, as they were before. */
    void forgetTexts() {
        loaded.keySet().forEach(this::reload);
    }

    /** A taxonomy is gone, with all that was learnt of it. */
    private synchronized void gone(String taxonomy) {
        loaded.remove(taxonomy);
    }

    // ---------------------------------------------------------------- corrections

    @Override
    public void learn(String taxonomy, ContactText text, Set<String> right) {
        if (teach(taxonomy, text, right) || isTimeToLearn(taxonomy)) {
            learnAgain(taxonomy);
        }
    }

    /** @return whether the model knows none of these labels */
    private synchronized boolean teach(String taxonomy, ContactText text, Set<String> right) {
        Loaded there = loaded.computeIfPresent(
                taxonomy, (t, before) -> before.with(Training.taught(before.model, text, right)));
        return there != null && right.stream().noneMatch(there.model.labels()::contains);
    }

    private boolean isTimeToLearn(String taxonomy) {
        if (retrainAfter == 0) {
            return false;
        }
        Instant last = store.read(tx -> new LearningTables(tx).versions(taxonomy)).stream()
                .map(ModelVersion::learnt)
                .findFirst()
                .orElse(Instant.MAX);
        long since = labelled.said(taxonomy).stream()
                .filter(said -> said.right().size() == 1 && said.at().isAfter(last))
                .count();
        return since >= retrainAfter;
    }

    @Override
    public void relearn(String taxonomy) {
        changed(taxonomy);
    }

    // ---------------------------------------------------------------- learning in the background

    private void learnWhatIsShipped(String taxonomy) {
        looking.incrementAndGet();
        try {
            thread.execute(() -> {
                try {
                    if (!hasLearntWhatIsShipped(taxonomy)) {
                        learnAgain(taxonomy);
                    }
                } finally {
                    looking.decrementAndGet();
                }
            });
        } catch (RejectedExecutionException e) {
            looking.decrementAndGet();
            LOG.debug("too late to learn {}", taxonomy, e);
        }
    }

    /** Also a version that was refused or rolled back counts: nobody wants it again. */
    private boolean hasLearntWhatIsShipped(String taxonomy) {
        Optional<Learner> usual = learners.usual();
        if (usual.isEmpty()) {
            return true;
        }
        String shipped = labelled.shippedDigest(taxonomy);
        return store.read(tx ->
                new LearningTables(tx).hasLearnt(taxonomy, shipped, usual.get().id()));
    }

    /** Unless what serves learnt from everything: people chose it, and nothing could tell whether another one is worse. */
    private void learnAgain(String taxonomy) {
        Loaded there = loaded.get(taxonomy);
        if (there == null || !there.everything) {
            learnSoon(taxonomy);
        }
    }

    private void learnSoon(String taxonomy) {
        try {
            learning.computeIfAbsent(taxonomy, t -> thread.submit(() -> learnNow(t)));
        } catch (RejectedExecutionException e) {
            LOG.debug("too late to learn {}", taxonomy, e);
        }
    }

    /** Whether anything is being learnt in the background, or about to. */
    boolean isLearning() {
        return !learning.isEmpty() || looking.get() > 0;
    }

    private void learnNow(String taxonomy) {
        try {
            Trained trained = training.train(taxonomy, Optional.empty(), HOUSE, LearningProgress.SILENT);
            failed.remove(taxonomy);
            if (reload(taxonomy).isEmpty()) {
                insteadOfWhatCannotBeRead(trained.version());
            }
        } catch (InvalidInputException e) {
            failed.put(taxonomy, Instant.now());
            LOG.info("{} cannot be learnt yet: {}", taxonomy, e.getMessage());
        } catch (CancellationException e) {
            LOG.debug("learning {} was stopped", taxonomy, e);
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            // also for want of memory: it is tried again after a rest, not with every contact
            failed.put(taxonomy, Instant.now());
            LOG.error("learning {} failed", taxonomy, e);
        } finally {
            learning.remove(taxonomy);
        }
    }

    /** What serves cannot be read, and what could be learnt was learnt before: that serves, for somebody has to judge. */
    private void insteadOfWhatCannotBeRead(ModelVersion version) {
        LOG.warn("{} serves, for what served cannot be read", version.id());
        store.transact(tx -> new LearningTables(tx).serve(version.taxonomy(), version.id(), HOUSE));
        reload(version.taxonomy());
    }

    // ---------------------------------------------------------------- neighbours

    @Override
    public List<Neighbour> nearest(String taxonomy, ContactText text, int most) {
        return loaded(taxonomy).map(l -> neighbours(taxonomy, l).of(text, most)).orElse(List.of());
    }

    private Neighbours neighbours(String taxonomy, Loaded l) {
        synchronized (l) {
            Neighbours neighbours = l.neighbours.get();
            if (neighbours == null || l.indexed.plus(FRESH).isBefore(Instant.now())) {
                neighbours = new Neighbours(l.model, labelled.of(taxonomy));
                l.neighbours = new SoftReference<>(neighbours);
                l.indexed = Instant.now();
            }
            return neighbours;
        }
    }
}
