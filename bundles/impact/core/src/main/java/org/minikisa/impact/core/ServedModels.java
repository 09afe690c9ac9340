package org.minikisa.impact.core;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.minikisa.impact.api.DeployedModel;
import org.minikisa.impact.api.Fingerprint;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.ModelStatus;
import org.minikisa.impact.api.Models;
import org.minikisa.impact.api.RefusedModel;
import org.minikisa.impact.core.declarative.CanonicalJson;
import org.minikisa.impact.core.declarative.DeclarativeModel;
import org.minikisa.impact.core.declarative.Engine;
import org.minikisa.impact.core.declarative.Functions;
import org.minikisa.impact.core.declarative.JsonModelReader;
import org.minikisa.impact.core.declarative.OwnTime;
import org.minikisa.impact.laws.AnswerLaws;
import org.minikisa.impact.laws.ModelLaws;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.store.api.Store;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models that are there now: the whiteboard of {@link ImpactModel} services. Several versions of a model live side
 * by side; who asks for an id gets the newest version that is active or in pilot, by the word of its file or of a person
 * since. A model in Java is proven by the laws when it comes; one in JSON was proven when it was read.
 */
@Component(
        service = {Models.class, ServedModels.class},
        immediate = true)
public final class ServedModels implements Models {

    private static final Logger LOG = LoggerFactory.getLogger(ServedModels.class);

    /** By id, newest version first; of the same version the higher ranking, then the one that came first. */
    private static final Comparator<Served> LISTED = Comparator.comparing(
                    (Served entry) -> entry.description.id().value())
            .thenComparing(entry -> entry.description.ref().version(), ServedModels::compareVersions)
            .thenComparing(Comparator.comparingInt((Served entry) -> -entry.ranking))
            .thenComparingLong(entry -> entry.serviceId);

    /** Service property of the guards that a runtime with plug-ins shows in place of their models. */
    private static final String GUARD = "minikisa.plugins.guard";

    private final Store store;
    private final Optional<BundleContext> context;
    /** Guarded by itself. */
    private final Map<Object, Served> served = new HashMap<>();
    /**
     * The same in the order of listings. Replaced as a whole: who looks while one version takes the place of another meets
     * either of them, where walking through a map that changes might meet neither.
     */
    private volatile List<Served> sorted = List.of();
    /** By what was offered: a bundle may offer several. */
    private final Map<Object, RefusedModel> refused = new ConcurrentHashMap<>();
    /** Set by a person; for others their file's holds. */
    private final Map<ModelRef, ModelStatus> statuses;

    private final BundleDigests digests = new BundleDigests();
    private final FunctionWhiteboard functions;
    private final Runnable functionsChanged = this::bindAgain;
    /** Models whose formulas call functions of plug-ins, served or waiting for them. Guarded by itself. */
    private final Map<Object, Offer> offers = new LinkedHashMap<>();
    /**
     * Facts of coming and going are written behind the caller's back: he may hold a transaction, and models come
     * quickly.
     */
    private final ExecutorService scribe;

    private volatile boolean closing;

    @Activate
    public ServedModels(BundleContext context, @Reference Store store, @Reference FunctionWhiteboard functions) {
        this(store, Optional.of(context), functions);
    }

    ServedModels(Store store, Optional<BundleContext> context) {
        this(store, context, new FunctionWhiteboard());
    }

    ServedModels(Store store, Optional<BundleContext> context, FunctionWhiteboard functions) {
        this.store = store;
        this.functions = functions;
        this.context = context;
        store.migrate("impact", ServedModels.class);
        statuses = new ConcurrentHashMap<>(store.read(tx -> new ImpactTables(tx).statuses()));
        scribe = Executors.newSingleThreadExecutor(work -> {
            var thread = new Thread(work, "impact-models");
            thread.setDaemon(true);
            return thread;
        });
        functions.watch(functionsChanged);
    }

    @Deactivate
    void close() {
        closing = true;
        functions.unwatch(functionsChanged);
        scribe.shutdown();
        try {
            if (!scribe.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("some models' coming and going is not in the journal; it will be when they come again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addModel(ServiceReference<ImpactModel> reference, ImpactModel model) {
        add(reference, model, origin(reference), originDigest(reference), ranking(reference), id(reference));
    }

    void removeModel(ServiceReference<ImpactModel> reference) {
        remove(reference);
    }

    /** Adds a model under a key of the caller's. */
    void add(Object key, ImpactModel model, String origin, int ranking, long serviceId) {
        add(key, model, origin, "", ranking, serviceId);
    }

    /** @param originDigest of the content that it was made of; empty when that is not known */
    void add(Object key, ImpactModel model, String origin, String originDigest, int ranking, long serviceId) {
        if (model instanceof DeclarativeModel json && !json.functions().isEmpty()) {
            synchronized (offers) {
                var offer = new Offer(json, origin, originDigest, ranking, serviceId);
                offers.put(key, offer);
                bind(key, offer);
            }
            return;
        }
        try {
            var usable = model instanceof DeclarativeModel ? model : ofPlugin(key, model, origin);
            var description = usable.description();
            var digest = digest(usable, description, origin, originDigest);
            serve(key, new Served(usable, description, origin, originDigest, digest, ranking, serviceId));
        } catch (InvalidInputException e) {
            LOG.error("{}", e.getMessage());
            refused.put(key, new RefusedModel(origin, e.problems()));
        } catch (RuntimeException | Error e) {
            LOG.error("the model of {} does not describe itself", origin, e);
            refused.put(
                    key,
                    new RefusedModel(
                            origin,
                            List.of(new Problem(
                                    "impact.model.threw",
                                    "description",
                                    e.toString(),
                                    "a description",
                                    "Mend the model, or deploy a version that works."))));
        }
    }

    /** What a guard stands before has passed the laws: nobody sees it, or its guard, before it has. */
    private static ImpactModel ofPlugin(Object key, ImpactModel model, String origin) {
        boolean guarded = key instanceof ServiceReference<?> reference && reference.getProperty(GUARD) != null;
        return guarded ? InJava.of(model, OwnTime.PATIENCE) : proven(model, origin);
    }

    /** @throws InvalidInputException when it breaks a law */
    private static ImpactModel proven(ImpactModel ofPlugin, String origin) {
        var model = InJava.of(ofPlugin, OwnTime.PATIENCE);
        var problems = OwnTime.ask(model, () -> {
            var contradictions = OwnTime.guarded(() -> ModelLaws.describesItself(ofPlugin));
            return contradictions.isEmpty() ? ModelLaws.all(model) : contradictions;
        });
        if (!problems.isEmpty()) {
            throw new InvalidInputException("model " + model.description().ref() + " of " + origin, problems);
        }
        return model;
    }

    private void serve(Object key, Served entry) {
        change(key, Optional.of(entry));
        LOG.info("model {} of {} is usable", entry.description.ref(), entry.origin);
        write(tables -> {
            entry.model
                    .source()
                    .ifPresent(json -> tables.keep(
                            entry.description.ref(), new ImpactTables.KeptModel(entry.digest, json, Engine.VERSION)));
            tables.appeared(entry.description.ref(), entry.digest);
        });
    }

    void remove(Object key) {
        refused.remove(key);
        synchronized (offers) {
            var offer = offers.remove(key);
            if (offer != null) {
                refused.remove(offer.place());
            }
        }
        withdraw(key);
    }

    private void withdraw(Object key) {
        var entry = change(key, Optional.empty());
        if (entry == null || closing || frameworkStops()) {
            return;
        }
        LOG.info("model {} of {} was withdrawn", entry.description.ref(), entry.origin);
        write(tables -> tables.withdrawn(entry.description.ref(), entry.digest));
    }

    // ---------------------------------------------------------------- models with functions of plug-ins

    /** @param model as it was read; bound to functions that may have gone, or not bound yet */
    private record Offer(DeclarativeModel model, String origin, String originDigest, int ranking, long serviceId) {

        /** A bundle may hold several models; each waits for itself. */
        String place() {
            return origin + " " + model.description().ref();
        }
    }

    /** A function has come or gone. */
    private void bindAgain() {
        if (closing || frameworkStops()) {
            return;
        }
        synchronized (offers) {
            offers.forEach(this::bind);
        }
    }

    /**
     * Serves a model with the functions that are there now; where one is missing it waits, and says so. A newer version of
     * a function that does it no good leaves the model with the one it has.
     */
    private void bind(Object key, Offer offer) {
        var present = present(key);
        try {
            var bound = offer.model.with("model " + offer.model.description().ref() + " of " + offer.origin, functions);
            if (present == null || !bound.callsTheSame(present.model)) {
                JsonModelReader.prove(offer.place(), bound);
                serve(key, entry(bound, offer));
            }
            refused.remove(offer.place());
        } catch (InvalidInputException e) {
            LOG.error("{}", e.getMessage());
            refuse(offer.place(), e.problems());
            if (present != null && !((DeclarativeModel) present.model).isBound()) {
                withdraw(key);
            }
        }
    }

    private Served entry(DeclarativeModel bound, Offer offer) {
        var description = bound.description();
        return new Served(
                bound,
                description,
                offer.origin,
                offer.originDigest,
                digest(bound, description, offer.origin, offer.originDigest),
                offer.ranking,
                offer.serviceId);
    }

    Functions functions() {
        return functions;
    }

    // ---------------------------------------------------------------- asking

    @Override
    public List<DeployedModel> list() {
        return sorted.stream().map(this::deployed).toList();
    }

    private DeployedModel deployed(Served entry) {
        return new DeployedModel(
                entry.description,
                entry.status(),
                entry.origin,
                entry.digest,
                newest(entry.description.id()).filter(newest -> newest == entry).isPresent(),
                Optional.ofNullable(entry.fault));
    }

    @Override
    public List<RefusedModel> refused() {
        return Stream.concat(refused.values().stream(), functions.refused().stream())
                .sorted(Comparator.comparing(RefusedModel::origin))
                .toList();
    }

    @Override
    public Optional<ImpactModel> find(ModelId id) {
        return newest(id).map(Served::model);
    }

    @Override
    public Optional<ImpactModel> find(ModelRef ref) {
        return exact(ref).map(Served::model);
    }

    @Override
    public synchronized DeployedModel set(ModelRef ref, ModelStatus status) {
        var entry = exact(ref).orElseThrow(() -> notThere("status of " + ref, ref.id(), Optional.of(ref.version())));
        boolean moves = entry.status() != status;
        store.transact(tx -> new ImpactTables(tx).status(ref, entry.digest, status, moves));
        statuses.put(ref, status);
        LOG.info("model {} is {} now", ref, status);
        return deployed(entry);
    }

    /** The newest version that is active or in pilot. */
    Optional<Served> newest(ModelId id) {
        return sorted.stream()
                .filter(entry -> entry.description.id().equals(id) && entry.status() != ModelStatus.RETIRED)
                .findFirst();
    }

    Optional<Served> exact(ModelRef ref) {
        return sorted.stream()
                .filter(entry -> entry.description.ref().equals(ref))
                .findFirst();
    }

    /**
     * The model that an assessment was made with. One in Java is also known by the content of its bundle: how its own digest
     * is made up has changed.
     */
    Optional<Served> made(ModelRef ref, Fingerprint then) {
        return sorted.stream()
                .filter(entry -> entry.description.ref().equals(ref))
                .filter(entry -> entry.digest.equals(then.modelDigest()) || entry.isOf(then.originDigest()))
                .findFirst();
    }

    /** The refusal of who asks for what is not there, with what is near. @param version empty for any */
    InvalidInputException notThere(String what, ModelId id, Optional<String> version) {
        var versions = versions(id);
        var ids = ids();
        var asked = id + version.map(v -> "@" + v).orElse("");
        if (!versions.isEmpty()) {
            return InvalidInputException.of(
                    what,
                    "impact.model.version",
                    "model",
                    asked,
                    "a version that is there: " + String.join(", ", versions),
                    "Name one of these; a retired version is only used when it is named.");
        }
        var near = AnswerLaws.near(id.value(), ids);
        return InvalidInputException.of(
                what,
                "impact.model.unknown",
                "model",
                asked,
                ids.isEmpty() ? "a model, but none is deployed" : "one of " + String.join(", ", ids),
                near.isEmpty()
                        ? "See kisa:models, and kisa:plugins for what was quarantined; deploy the model there."
                        : "Did you mean " + String.join(" or ", near) + "?");
    }

    private List<String> versions(ModelId id) {
        return sorted.stream()
                .map(entry -> entry.description.ref())
                .filter(ref -> ref.id().equals(id))
                .map(ModelRef::version)
                .distinct()
                .toList();
    }

    List<String> ids() {
        return sorted.stream()
                .map(entry -> entry.description.id().value())
                .distinct()
                .toList();
    }

    /** Notes a model of a bundle that could not even be read. */
    void refuse(String origin, List<Problem> problems) {
        refused.put(origin, new RefusedModel(origin, problems));
    }

    /** Forgets what was refused of a bundle that is gone. @param bundle how its origins begin */
    void forgetAll(String bundle) {
        refused.values()
                .removeIf(
                        model -> model.origin().equals(bundle) || model.origin().startsWith(bundle + " "));
    }

    /** Whether this very model passed the laws of this engine before, so that it need not again. */
    boolean isProven(String digest) {
        return store.read(tx -> new ImpactTables(tx).model(digest))
                .filter(kept -> kept.provenBy().equals(Engine.VERSION))
                .isPresent();
    }

    private Served present(Object key) {
        synchronized (served) {
            return served.get(key);
        }
    }

    /** @return what was there before; null when nothing was */
    private Served change(Object key, Optional<Served> entry) {
        synchronized (served) {
            var before = entry.isPresent() ? served.put(key, entry.get()) : served.remove(key);
            sorted = served.values().stream().sorted(LISTED).toList();
            return before;
        }
    }

    /** A model that is there. */
    final class Served {

        private final ImpactModel model;
        private final ModelDescription description;
        private final String origin;
        private final String originDigest;
        private final String digest;
        private final int ranking;
        private final long serviceId;
        private volatile Problem fault;

        Served(
                ImpactModel model,
                ModelDescription description,
                String origin,
                String originDigest,
                String digest,
                int ranking,
                long serviceId) {
            this.model = model;
            this.description = description;
            this.origin = origin;
            this.originDigest = originDigest;
            this.digest = digest;
            this.ranking = ranking;
            this.serviceId = serviceId;
        }

        ImpactModel model() {
            return model;
        }

        ModelDescription description() {
            return description;
        }

        String digest() {
            return digest;
        }

        /** Where it stands now. */
        ModelStatus status() {
            return statuses.getOrDefault(description.ref(), description.status());
        }

        Provenance provenance() {
            var functions = model instanceof DeclarativeModel json ? json.functions() : Map.<String, String>of();
            return new Provenance(status(), digest, origin, originDigest, functions);
        }

        private boolean isOf(String content) {
            return model instanceof InJava && !content.isEmpty() && content.equals(originDigest);
        }

        void mark(Problem problem) {
            fault = problem;
        }
    }

    /** Newest first: by the numbers of {@code major.minor.patch}; what is no number comes after those that are. */
    static int compareVersions(String a, String b) {
        var left = a.split("[.-]");
        var right = b.split("[.-]");
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int order = Long.compare(number(right, i), number(left, i));
            if (order != 0) {
                return order;
            }
        }
        return a.compareTo(b);
    }

    private static long number(String[] parts, int i) {
        return i < parts.length && parts[i].matches("\\d{1,9}") ? Long.parseLong(parts[i]) : -1;
    }

    // ---------------------------------------------------------------- small words

    private void write(Consumer<ImpactTables> work) {
        try {
            scribe.execute(() -> {
                try {
                    store.transact(tx -> work.accept(new ImpactTables(tx)));
                } catch (RuntimeException e) {
                    LOG.error("a model's coming or going could not be written down", e);
                }
            });
        } catch (RejectedExecutionException stopping) {
            LOG.debug("not written down: stopping");
        }
    }

    private boolean frameworkStops() {
        return context.map(c -> c.getBundle(Constants.SYSTEM_BUNDLE_ID).getState() == Bundle.STOPPING)
                .orElse(false);
    }

    private static String origin(ServiceReference<ImpactModel> reference) {
        if (reference.getProperty(ImpactModel.ORIGIN) instanceof String origin) {
            return origin;
        }
        var bundle = reference.getBundle();
        return bundle == null ? "?" : bundle.getSymbolicName() + " " + bundle.getVersion();
    }

    /**
     * Of a dropped file nothing but the model's own digest is known. The framework itself stands for all of its host: its
     * content says nothing.
     */
    private String originDigest(ServiceReference<ImpactModel> reference) {
        if (reference.getProperty(ImpactModel.DIGEST) instanceof String digest) {
            return digest;
        }
        var bundle = reference.getBundle();
        return bundle == null
                        || bundle.getBundleId() == Constants.SYSTEM_BUNDLE_ID
                        || reference.getProperty(ImpactModel.ORIGIN) instanceof String
                ? ""
                : digests.of(bundle);
    }

    private static int ranking(ServiceReference<ImpactModel> reference) {
        return reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0;
    }

    private static long id(ServiceReference<ImpactModel> reference) {
        return (Long) reference.getProperty(Constants.SERVICE_ID);
    }

    /**
     * Of a JSON model its canonical form's; of one in Java that of what it was made of, with id and version, for who asks it
     * may stand behind a guard whose class says nothing. Of the host's own only the class file is known.
     */
    private static String digest(ImpactModel model, ModelDescription description, String origin, String originDigest) {
        return model.source()
                .map(CanonicalJson::digest)
                .orElseGet(() -> CanonicalJson.digest("java\n" + description.ref() + "\n"
                        + (originDigest.isEmpty()
                                ? origin + "\n" + classFile(((InJava) model).type())
                                : originDigest)));
    }

    /** Its name and its bytes. */
    static String classFile(Class<?> type) {
        var name = type.getName();
        try (var in = type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
            return name + "\n" + (in == null ? "" : HexFormat.of().formatHex(in.readAllBytes()));
        } catch (IOException e) {
            return name + "\n";
        }
    }
}
