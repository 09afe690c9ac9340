package org.minikisa.runtime.plugins.guard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.problem.api.InvalidInputException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.resolver.ResolverHook;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The curtain by the framework's own hooks: what they take away nobody finds, hears of or is wired to. */
final class HookedCurtain implements Curtain, FindHook, EventListenerHook, ResolverHookFactory, AutoCloseable {

    /** Set to true by the extender of impact.core: the service is a model in JSON that it has read. */
    static final String DECLARATIVE = "minikisa.impact.declarative";

    /** Marks a guarded service; its value is known to this curtain alone. */
    static final String GUARD = "minikisa.plugins.guard";

    private static final Logger LOG = LoggerFactory.getLogger(HookedCurtain.class);

    private static final Map<String, Class<?>> CONTRACTS = Stream.of(
                    ImpactModel.class, ImpactFunction.class, ScoringMethod.class)
            .collect(Collectors.toUnmodifiableMap(Class::getName, contract -> contract));

    /** What the framework itself sets. */
    private static final Set<String> FRAMEWORKS_OWN = Set.of(
            Constants.OBJECTCLASS, Constants.SERVICE_ID, Constants.SERVICE_BUNDLEID, Constants.SERVICE_SCOPE, GUARD);

    /** What the locations begin with of all that the launcher delivers. */
    private static final String DELIVERED = "minikisa:";

    /** What the locations begin with of all that the plug-ins folder brings. */
    private static final String FROM_FOLDER = "minikisa-plugin:";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BundleContext context;
    private final Bundle self;
    private final boolean launched;
    /** In other launchers than ours: what was there before this bundle. */
    private final Set<Long> core;
    /** By bundle id, when the content was last changed that was admitted: a refresh leaves that as it is. */
    private final Map<Long, Long> admitted = new ConcurrentHashMap<>();

    private final Set<Mark> marks = ConcurrentHashMap.newKeySet();
    private final Map<ServiceReference<?>, List<Offer>> taken = new ConcurrentHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final List<ServiceRegistration<?>> hooks = new ArrayList<>();
    private final ServiceListener events = this::changed;

    /** Of a guarded service. */
    static final class Mark {

        @Override
        public String toString() {
            return "guarded";
        }
    }

    HookedCurtain(BundleContext context) {
        this.context = context;
        this.self = context.getBundle();
        this.launched = self.getLocation().startsWith(DELIVERED);
        this.core = Arrays.stream(context.getBundles())
                .filter(bundle -> !bundle.getLocation().startsWith(FROM_FOLDER))
                .map(Bundle::getBundleId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** From now on it holds. Plug-ins that run already, which none should, are stopped: they are admitted anew. */
    void open() {
        hooks.add(context.registerService(ResolverHookFactory.class, this, null));
        hooks.add(context.registerService(EventListenerHook.class, this, null));
        hooks.add(context.registerService(FindHook.class, this, null));
        context.addServiceListener(events);
        stopPlugins();
        List<Bundle> resolved =
                plugins().filter(bundle -> bundle.getState() == Bundle.RESOLVED).toList();
        if (!resolved.isEmpty()) {
            context.getBundle(Constants.SYSTEM_BUNDLE_ID)
                    .adapt(FrameworkWiring.class)
                    .refreshBundles(resolved);
        }
    }

    /** Stops plug-ins for this run, then lets the framework be as it was. */
    @Override
    public void close() {
        stopPlugins();
        context.removeServiceListener(events);
        Collections.reverse(hooks);
        hooks.forEach(ServiceRegistration::unregister);
        hooks.clear();
    }

    private Stream<Bundle> plugins() {
        return Arrays.stream(context.getBundles()).filter(this::isPlugin);
    }

    private void stopPlugins() {
        plugins()
                .filter(bundle -> (bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING)) != 0)
                .forEach(HookedCurtain::stop);
    }

    private static void stop(Bundle bundle) {
        try {
            Aside.ask("stop " + bundle.getSymbolicName(), PATIENCE, () -> {
                bundle.stop(Bundle.STOP_TRANSIENT);
                return null;
            });
        } catch (Aside.Late | Aside.Threw e) {
            LOG.warn("plug-in {} did not stop: {}", bundle.getSymbolicName(), e.getMessage());
        }
    }

    // ---------------------------------------------------------------- who is who

    @Override
    public boolean isPlugin(Bundle bundle) {
        return bundle.getBundleId() != Constants.SYSTEM_BUNDLE_ID
                && (launched ? !bundle.getLocation().startsWith(DELIVERED) : !core.contains(bundle.getBundleId()));
    }

    @Override
    public void admit(Bundle bundle) {
        admitted.put(bundle.getBundleId(), bundle.getLastModified());
    }

    @Override
    public void bar(Bundle bundle) {
        admitted.remove(bundle.getBundleId());
    }

    private boolean isBarred(BundleRevision revision) {
        Bundle bundle = revision.getBundle();
        return isPlugin(bundle) && !Long.valueOf(bundle.getLastModified()).equals(admitted.get(bundle.getBundleId()));
    }

    // ---------------------------------------------------------------- hooks

    @Override
    public void find(
            BundleContext seeker, String name, String filter, boolean all, Collection<ServiceReference<?>> references) {
        references.removeIf(reference -> isHidden(reference) && !mayLook(seeker, reference));
    }

    @Override
    public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerInfo>> audience) {
        ServiceReference<?> reference = event.getServiceReference();
        if (isHidden(reference)) {
            audience.keySet().removeIf(listener -> !mayLook(listener, reference));
        }
    }

    private boolean mayLook(BundleContext seeker, ServiceReference<?> reference) {
        try {
            Bundle bundle = seeker.getBundle();
            return bundle.getBundleId() == Constants.SYSTEM_BUNDLE_ID
                    || bundle.equals(self)
                    || bundle.equals(reference.getBundle());
        } catch (IllegalStateException e) {
            return false; // it has stopped
        }
    }

    @Override
    public ResolverHook begin(Collection<BundleRevision> triggers) {
        return new ResolverHook() {
            @Override
            public void filterResolvable(Collection<BundleRevision> candidates) {
                candidates.removeIf(HookedCurtain.this::isBarred);
            }

            @Override
            public void filterSingletonCollisions(
                    BundleCapability singleton, Collection<BundleCapability> collisionCandidates) {
                // not a question of trust
            }

            @Override
            public void filterMatches(BundleRequirement requirement, Collection<BundleCapability> candidates) {
                // what is barred provides nothing already
            }

            @Override
            public void end() {
                // nothing is kept
            }
        };
    }

    // ---------------------------------------------------------------- what is hidden

    /** @return to be set as {@link #GUARD} on a guarded service before it is registered, so that it is never hidden */
    Mark mark() {
        var mark = new Mark();
        marks.add(mark);
        return mark;
    }

    void unmark(Mark mark) {
        marks.remove(mark);
    }

    @Override
    public boolean isHidden(ServiceReference<?> reference) {
        Bundle owner = reference.getBundle();
        return owner != null
                && isPlugin(owner)
                && !contracts(reference).isEmpty()
                && !(reference.getProperty(GUARD) instanceof Mark mark && marks.contains(mark))
                && !isReadByExtender(reference);
    }

    private static List<Class<?>> contracts(ServiceReference<?> reference) {
        var found = new ArrayList<Class<?>>(1);
        for (String name : (String[]) reference.getProperty(Constants.OBJECTCLASS)) {
            Class<?> contract = CONTRACTS.get(name);
            if (contract != null) {
                found.add(contract);
            }
        }
        return found;
    }

    /** Anyone can set the property: the object tells. Being no factory, it is there without a plug-in being asked. */
    private boolean isReadByExtender(ServiceReference<?> reference) {
        if (!Boolean.TRUE.equals(reference.getProperty(DECLARATIVE))
                || !Constants.SCOPE_SINGLETON.equals(reference.getProperty(Constants.SERVICE_SCOPE))) {
            return false;
        }
        Object service = context.getService(reference);
        if (service == null) {
            return false;
        }
        try {
            Bundle maker = FrameworkUtil.getBundle(service.getClass());
            return maker != null && !isPlugin(maker);
        } finally {
            context.ungetService(reference);
        }
    }

    // ---------------------------------------------------------------- what is offered

    @Override
    public List<Offer> offers(Bundle bundle) {
        ServiceReference<?>[] references = bundle.getRegisteredServices();
        return references == null
                ? List.of()
                : Arrays.stream(references)
                        .filter(this::isHidden)
                        .flatMap(reference -> take(reference).stream())
                        .toList();
    }

    @Override
    public Watching watch(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void changed(ServiceEvent event) {
        ServiceReference<?> reference = event.getServiceReference();
        if (event.getType() == ServiceEvent.UNREGISTERING) {
            giveBack(reference);
        } else if (isHidden(reference)) {
            if (event.getType() == ServiceEvent.MODIFIED) {
                giveBack(reference);
            }
            announce(reference);
        }
    }

    private void announce(ServiceReference<?> reference) {
        Bundle bundle = reference.getBundle();
        if (bundle == null || listeners.isEmpty()) {
            return;
        }
        try {
            for (Offer offer : take(reference)) {
                listeners.forEach(listener -> listener.offered(bundle, offer));
            }
        } catch (InvalidInputException e) {
            LOG.warn("{}", e.getMessage());
        }
    }

    private void giveBack(ServiceReference<?> reference) {
        List<Offer> offers = taken.remove(reference);
        if (offers == null) {
            return;
        }
        for (Offer offer : offers) {
            listeners.forEach(listener -> listener.withdrawn(reference.getBundle(), offer));
        }
        context.ungetService(reference);
    }

    private List<Offer> take(ServiceReference<?> reference) {
        List<Offer> known = taken.get(reference);
        if (known != null) {
            return known;
        }
        Object service = service(reference);
        List<Offer> offers = contracts(reference).stream()
                .map(contract -> offer(contract, reference, service))
                .toList();
        known = taken.putIfAbsent(reference, offers);
        return known == null ? offers : known;
    }

    private Offer offer(Class<?> contract, ServiceReference<?> reference, Object service) {
        if (!contract.isInstance(service)) {
            throw refused(
                    reference,
                    "plugins.contract.own",
                    "a class of its own called " + contract.getName(),
                    contract.getName() + " of this runtime",
                    "Import the package of the contract, and leave it out of the jar.");
        }
        var properties = new HashMap<String, Object>();
        for (String key : reference.getPropertyKeys()) {
            Object value = reference.getProperty(key);
            if (!FRAMEWORKS_OWN.contains(key) && Plain.isProperty(value)) {
                properties.put(key, value);
            }
        }
        return new Offer(contract, properties, service);
    }

    /** A component is made when it is first asked for: by now, and with whatever its constructor does. */
    private Object service(ServiceReference<?> reference) {
        String found;
        try {
            Object service = Aside.ask(name(reference), PATIENCE, () -> context.getService(reference));
            if (service != null) {
                return service;
            }
            found = "nothing: its constructor or its activation failed, see the log";
        } catch (Aside.Late e) {
            found = "nothing within " + PATIENCE.toSeconds() + " s; the thread \""
                    + e.thread().getName() + "\" is lost";
        } catch (Aside.Threw e) {
            found = e.getMessage();
        }
        throw refused(
                reference,
                "plugins.component",
                found,
                "a component that can be made",
                "Mend its constructor and what is called when it is activated; the log has the stack trace.");
    }

    private static InvalidInputException refused(
            ServiceReference<?> reference, String code, String found, String expected, String remedy) {
        return InvalidInputException.of("plug-in " + owner(reference), code, name(reference), found, expected, remedy);
    }

    private static String owner(ServiceReference<?> reference) {
        Bundle bundle = reference.getBundle();
        return bundle == null ? "that has stopped" : bundle.getSymbolicName();
    }

    private static String name(ServiceReference<?> reference) {
        return reference.getProperty("component.name") instanceof String name
                ? "component " + name
                : "service " + String.join(", ", (String[]) reference.getProperty(Constants.OBJECTCLASS));
    }
}
