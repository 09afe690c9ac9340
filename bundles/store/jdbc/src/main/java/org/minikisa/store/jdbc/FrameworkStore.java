package org.minikisa.store.jdbc;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.store.api.Journal;
import org.minikisa.store.api.Reaction;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.StoreException;
import org.minikisa.store.api.StoreFailure;
import org.minikisa.store.api.StoreFiles;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store of the framework's data folder (framework property {@value #DATA}). Publishes either {@link Store} and
 * {@link Journal} or, where the folder cannot be opened, {@link StoreFailure}; the services are registered by hand because
 * declarative services know no "either". Reactions are taken from the whiteboard.
 */
@Component(
        immediate = true,
        service = {})
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.minikisa.store.api.Store,org.minikisa.store.api.Journal,"
                + "org.minikisa.store.api.StoreFiles\"",
        uses = {Store.class},
        effective = "active")
public final class FrameworkStore {

    /** Names the data folder; a relative one is taken from the folder that the process was started in. */
    static final String DATA = "minikisa.data";

    private static final String DEFAULT_FOLDER = "minikisa-data";
    private static final Logger LOG = LoggerFactory.getLogger(FrameworkStore.class);

    private final BundleContext context;
    private final Path folder;
    private final Clock clock;
    private final Deque<ServiceRegistration<?>> published = new ConcurrentLinkedDeque<>();
    private final List<Reaction> reactions = new ArrayList<>();
    private final List<Reaction> registered = new ArrayList<>();

    private SqliteStore store;

    @Activate
    public FrameworkStore(
            BundleContext context,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Clock clock) {
        this.context = context;
        this.folder = folder(context.getProperty(DATA));
        this.clock = clock == null ? Clock.systemUTC() : clock;
    }

    /** Opens the store; after the constructor, because wings begin to use it while it is being published. */
    @Activate
    void open() {
        try {
            SqliteStore opened = SqliteStore.open(folder, clock, this::publishFailure);
            synchronized (this) {
                store = opened;
                registerReactions();
            }
            publish(new String[] {Store.class.getName(), Journal.class.getName(), StoreFiles.class.getName()}, opened);
        } catch (InvalidInputException e) {
            publishFailure(e);
        } catch (StoreException e) {
            publishFailure(refused(e));
        }
    }

    @Deactivate
    void close() {
        // Users of the store go first, so that their reactions are withdrawn one by one.
        for (ServiceRegistration<?> next = published.poll(); next != null; next = published.poll()) {
            withdraw(next);
        }
        SqliteStore open;
        synchronized (this) {
            open = store;
            store = null;
        }
        if (open != null) {
            open.close();
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void addReaction(Reaction reaction) {
        reactions.add(reaction);
        registerReactions();
    }

    void removeReaction(Reaction reaction) {
        SqliteStore open;
        synchronized (this) {
            reactions.remove(reaction);
            registered.remove(reaction);
            open = store;
        }
        if (open != null) {
            open.unregister(reaction);
            synchronized (this) {
                registerReactions();
            }
        }
    }

    /** Of two reactions with one name, as during an update, the later one waits until the earlier is gone. */
    private void registerReactions() {
        if (store == null) {
            return;
        }
        for (Reaction reaction : reactions) {
            if (!registered.contains(reaction)) {
                try {
                    store.register(reaction);
                    registered.add(reaction);
                } catch (IllegalStateException e) {
                    LOG.info("reaction {} waits: {}", reaction.name(), e.getMessage());
                } catch (IllegalArgumentException e) {
                    LOG.error("reaction {} is not fed", reaction.name(), e);
                }
            }
        }
    }

    private static Path folder(String property) {
        return Path.of(property == null || property.isBlank() ? DEFAULT_FOLDER : property);
    }

    private InvalidInputException refused(StoreException e) {
        Problem problem = e.problem()
                .orElseGet(() -> new Problem(
                        "store.open",
                        DataFolder.database(folder).toString(),
                        e.getMessage(),
                        "a database that this program can use",
                        "Start the program that it belongs to, or name another data folder."));
        return new InvalidInputException(
                "data folder " + folder.toAbsolutePath().normalize(), List.of(problem));
    }

    private void publishFailure(StoreException e) {
        publishFailure(refused(e));
    }

    private void publishFailure(InvalidInputException e) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("[{}] the store cannot be used", reference, e);
        publish(new String[] {StoreFailure.class.getName()}, new Failure(e, reference));
    }

    private void publish(String[] types, Object service) {
        published.push(context.registerService(types, service, null));
    }

    private static void withdraw(ServiceRegistration<?> registration) {
        try {
            registration.unregister();
        } catch (IllegalStateException e) {
            // The bundle has stopped already, and its services with it.
        }
    }

    /** Public, so that a launcher that shares no class with this bundle can ask it by reflection. */
    public record Failure(InvalidInputException cause, String reference) implements StoreFailure {}
}
