package org.minikisa.classification.linear;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.minikisa.classification.api.ContactClassifier;
import org.minikisa.classification.api.TrainingText;
import org.minikisa.classification.api.TrainingTexts;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.store.api.Journal;
import org.minikisa.store.api.Store;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns from all {@link TrainingTexts} there are, as soon as there is a contact to judge, on a thread of its own, and
 * registers a {@link ContactClassifier} when it has: until then contacts wait, and no unit of work is held up by training.
 * When texts come or go it learns again; the classifier of before serves until then. Registered by hand, for a DS component
 * cannot say "not yet".
 */
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.minikisa.classification.api.ContactClassifier\"",
        uses = ContactClassifier.class,
        effective = "active")
@Component(service = Learning.class)
public final class Learning {

    private static final Logger LOG = LoggerFactory.getLogger(Learning.class);

    private static final long PATIENCE_SECONDS = 10;

    /** The cursor of {@code classification.core}, which waits for a classifier. */
    private static final String WAITING = "classification.contacts";

    private static final String CONTACT_RECEIVED = "intake.ContactReceived";

    private final BundleContext bundle;
    private final Procurements procurements;
    private final Journal journal;
    private final KeptModel kept;
    private final List<TrainingTexts> sources = new CopyOnWriteArrayList<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        var t = new Thread(task, "minikisa-classification-learning");
        t.setDaemon(true);
        return t;
    });

    private final AtomicReference<ServiceRegistration<ContactClassifier>> served = new AtomicReference<>();

    private volatile String servedModel = "";
    private volatile boolean active;

    /** Until a contact waits, a start costs neither the time nor the memory of a model. */
    private volatile boolean needed;

    @Activate
    public Learning(
            BundleContext bundle,
            @Reference Store store,
            @Reference Journal journal,
            @Reference Procurements procurements) {
        this.bundle = bundle;
        this.journal = journal;
        this.procurements = procurements;
        this.kept = new KeptModel(store);
    }

    @Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE, policy = ReferencePolicy.DYNAMIC)
    void bindTexts(TrainingTexts texts) {
        sources.add(texts);
        learnSoon();
    }

    void unbindTexts(TrainingTexts texts) {
        sources.remove(texts);
        learnSoon();
    }

    @Activate
    void activate() {
        active = true;
        needed |= contactsWait();
        learnSoon();
    }

    /** A contact came in: from now on a classifier is needed. */
    void contactCame() {
        if (!needed) {
            needed = true;
            learnSoon();
        }
    }

    private boolean contactsWait() {
        long judged = journal.cursors().stream()
                .filter(c -> c.name().equals(WAITING))
                .mapToLong(Journal.Cursor::position)
                .findFirst()
                .orElse(0);
        return !journal.entries(judged, CONTACT_RECEIVED, 1).isEmpty();
    }

    @Deactivate
    void deactivate() throws InterruptedException {
        active = false;
        thread.shutdownNow();
        if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("learning does not end; what it still learns is not served");
        }
        withdraw(served.getAndSet(null));
    }

    private void learnSoon() {
        if (active && needed) {
            thread.execute(this::learn);
        }
    }

    private void learn() {
        try {
            List<TrainingText> texts =
                    sources.stream().flatMap(source -> source.texts().stream()).toList();
            String id = ContactModel.idOf(texts);
            if (active && !texts.isEmpty() && !id.equals(servedModel)) {
                serve(kept.find(id).orElseGet(() -> train(texts)));
            }
        } catch (RuntimeException e) {
            if (active) {
                LOG.error(
                        "learning failed; serving goes on with {}", servedModel.isEmpty() ? "nothing" : servedModel, e);
            }
        }
    }

    private ContactModel train(List<TrainingText> texts) {
        long begin = System.nanoTime();
        ContactModel model = ContactModel.train(texts);
        LOG.info("learnt {} from {} texts in {} ms", model.id(), texts.size(), (System.nanoTime() - begin) / 1_000_000);
        kept.keep(model);
        return model;
    }

    /** The new one is there before the old one goes, so that nobody finds none. */
    private void serve(ContactModel model) {
        var classifier = new LinearClassifier(model, procurements::jointProcurements);
        withdraw(served.getAndSet(bundle.registerService(ContactClassifier.class, classifier, null)));
        servedModel = model.id();
        if (!active) {
            withdraw(served.getAndSet(null));
        }
    }

    private static void withdraw(ServiceRegistration<ContactClassifier> registration) {
        if (registration != null) {
            registration.unregister();
        }
    }
}
