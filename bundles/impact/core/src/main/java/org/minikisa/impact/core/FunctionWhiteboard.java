package org.minikisa.impact.core;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.minikisa.impact.api.FunctionNeed;
import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.RefusedModel;
import org.minikisa.impact.core.declarative.BoundFunction;
import org.minikisa.impact.core.declarative.CanonicalJson;
import org.minikisa.impact.core.declarative.Functions;
import org.minikisa.impact.core.declarative.FunctionsFormat;
import org.minikisa.impact.core.declarative.OwnTime;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whiteboard of {@link ImpactFunction} services. Several versions of a function live side by side; a model gets the
 * newest that it admits, of twins the one with the higher ranking, then the one that came first.
 */
@Component(service = {FunctionWhiteboard.class, Functions.class})
public final class FunctionWhiteboard implements Functions {

    private static final Logger LOG = LoggerFactory.getLogger(FunctionWhiteboard.class);
    private static final int MOST_ARGUMENTS = 16;
    private static final String EXACT = "\\d{1,6}\\.\\d{1,6}\\.\\d{1,6}";

    private final Map<Object, Present> present = new ConcurrentHashMap<>();
    private final Map<Object, RefusedModel> refused = new ConcurrentHashMap<>();
    private final BundleDigests digests = new BundleDigests();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

    /**
     * What a function says of itself when it is registered.
     *
     * @param name empty when it says none
     * @param version empty when it says none
     * @param origin its bundle
     * @param digest of the content of its bundle
     */
    record Registration(String name, String version, String origin, String digest, int ranking, long serviceId) {}

    private record Present(BoundFunction function, Registration registration) {

        Version version() {
            return Version.parseVersion(function.version());
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addFunction(ServiceReference<ImpactFunction> reference, ImpactFunction function) {
        var bundle = reference.getBundle();
        add(
                reference,
                new Registration(
                        text(reference, ImpactFunction.NAME),
                        text(reference, ImpactFunction.VERSION),
                        bundle == null ? "?" : bundle.getSymbolicName() + " " + bundle.getVersion(),
                        digest(reference, function),
                        reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0,
                        (Long) reference.getProperty(Constants.SERVICE_ID)),
                function);
    }

    void removeFunction(ServiceReference<ImpactFunction> reference) {
        remove(reference);
    }

    /** Adds a function under a key of the caller's; one that is none is refused. */
    void add(Object key, Registration registration, ImpactFunction function) {
        try {
            var bound = bound(registration, function);
            present.put(key, new Present(bound, registration));
            LOG.info("function {} {} of {} is usable", bound.name(), bound.version(), registration.origin);
        } catch (InvalidInputException e) {
            LOG.error("{}", e.getMessage());
            refused.put(
                    key,
                    new RefusedModel((registration.origin + " function " + registration.name).strip(), e.problems()));
            return;
        }
        changed();
    }

    void remove(Object key) {
        refused.remove(key);
        var gone = present.remove(key);
        if (gone != null) {
            LOG.info("function {} {} was withdrawn", gone.function.name(), gone.function.version());
            gone.function.release();
            changed();
        }
    }

    /** @param watcher told whenever a function has come or gone, by the thread that brings it or takes it away */
    void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    void unwatch(Runnable watcher) {
        watchers.remove(watcher);
    }

    private void changed() {
        watchers.forEach(Runnable::run);
    }

    /** Functions that were refused, each with all its problems. */
    List<RefusedModel> refused() {
        return List.copyOf(refused.values());
    }

    // ---------------------------------------------------------------- asking

    @Override
    public Optional<BoundFunction> find(FunctionNeed need) {
        return FunctionsFormat.range(need.version())
                .flatMap(range -> named(need.name())
                        .filter(candidate -> range.includes(candidate.version()))
                        .findFirst())
                .map(Present::function);
    }

    @Override
    public List<String> versions(String name) {
        return named(name).map(p -> p.function.version()).distinct().toList();
    }

    @Override
    public List<String> names() {
        return present.values().stream()
                .map(p -> p.function.name())
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<Present> named(String name) {
        return present.values().stream()
                .filter(p -> p.function.name().equals(name))
                .sorted(Comparator.comparing(Present::version)
                        .thenComparingInt(p -> p.registration.ranking)
                        .reversed()
                        .thenComparingLong(p -> p.registration.serviceId));
    }

    // ---------------------------------------------------------------- checking

    private static BoundFunction bound(Registration registration, ImpactFunction function) {
        var problems = new Problems();
        var name = registration.name;
        FunctionsFormat.fault(name)
                .ifPresent(expected -> problems.add(
                        "impact.function.name",
                        ImpactFunction.NAME,
                        found(name),
                        expected,
                        "Name it by @ImpactFunctionService(name = \"noise_load\", …), say."));
        if (!registration.version.matches(EXACT)) {
            problems.add(
                    "impact.function.version",
                    ImpactFunction.VERSION,
                    found(registration.version),
                    "a version such as 1.0.0",
                    "Give it by @ImpactFunctionService(…, version = \"1.0.0\").");
        }
        var asked = asked(registration, function, problems);
        problems.refuseIfAny("function " + name + " of " + registration.origin);
        return asked.orElseThrow();
    }

    /** What it says of itself, in time. */
    private static Optional<BoundFunction> asked(
            Registration registration, ImpactFunction function, Problems problems) {
        try {
            var bound = OwnTime.ask(
                    "impact-function " + registration.name,
                    () -> OwnTime.guarded(() ->
                            BoundFunction.of(registration.name, registration.version, registration.digest, function)),
                    OwnTime.PATIENCE);
            if (bound.arity() < 1 || bound.arity() > MOST_ARGUMENTS) {
                problems.add(
                        "impact.function.arity",
                        "arity()",
                        Integer.toString(bound.arity()),
                        "1 to " + MOST_ARGUMENTS,
                        "Split the function, or leave it out of the model when it needs nothing.");
            }
            return Optional.of(bound);
        } catch (RuntimeException | Error e) {
            problems.add(new Problem(
                    "impact.function.threw",
                    "arity(), least(), greatest()",
                    e.toString(),
                    "how many arguments it takes, and least() not above greatest()",
                    "Mend the function, or deploy a version that works."));
            return Optional.empty();
        }
    }

    /** Of its bundle's content; the framework itself stands for all of its host, so of that only the class counts. */
    private String digest(ServiceReference<ImpactFunction> reference, ImpactFunction function) {
        if (reference.getProperty(ImpactModel.DIGEST) instanceof String digest) {
            return digest;
        }
        Bundle bundle = reference.getBundle();
        return bundle == null || bundle.getBundleId() == Constants.SYSTEM_BUNDLE_ID
                ? CanonicalJson.digest(ServedModels.classFile(function.getClass()))
                : digests.of(bundle);
    }

    private static String found(String text) {
        return text.isEmpty() ? "nothing" : "\"" + text + "\"";
    }

    private static String text(ServiceReference<?> reference, String property) {
        return reference.getProperty(property) instanceof String text ? text : "";
    }
}
