package org.minikisa.impact.core;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.minikisa.impact.api.DeclarativeModels;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ProvideDeclarativeModels;
import org.minikisa.impact.core.declarative.CanonicalJson;
import org.minikisa.impact.core.declarative.Functions;
import org.minikisa.impact.core.declarative.JsonModelReader;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers a model for each {@code *.model.json} of a bundle that is wired to this extender, in that bundle's own
 * context: the bundle owns the service, needs no import for it, and takes it along when it goes.
 */
@ProvideDeclarativeModels
@Component(
        service = {},
        immediate = true)
public final class DeclarativeExtender implements BundleTrackerCustomizer<List<ServiceRegistration<?>>> {

    /** Service property of what was read here: a model that needs no guard, being total and proven. */
    private static final String DECLARATIVE = "minikisa.impact.declarative";

    private static final String NAMESPACE = "osgi.extender";
    private static final Logger LOG = LoggerFactory.getLogger(DeclarativeExtender.class);

    private final ServedModels models;
    private final Bundle self;
    private final BundleTracker<List<ServiceRegistration<?>>> tracker;

    @Activate
    public DeclarativeExtender(BundleContext context, @Reference ServedModels models) {
        this.models = models;
        this.self = context.getBundle();
        this.tracker = new BundleTracker<>(context, Bundle.ACTIVE, this);
        tracker.open();
    }

    @Deactivate
    void close() {
        tracker.close();
    }

    @Override
    public List<ServiceRegistration<?>> addingBundle(Bundle bundle, BundleEvent event) {
        if (!isWiredToUs(bundle)) {
            return null; // the tracker's way of saying: not this one
        }
        var registrations = new ArrayList<ServiceRegistration<?>>();
        var files = bundle.findEntries(DeclarativeModels.PATH, "*" + DeclarativeModels.SUFFIX, false);
        if (files == null) {
            LOG.warn(
                    "{} asks for the extender but has no {}/*{}",
                    bundle,
                    DeclarativeModels.PATH,
                    DeclarativeModels.SUFFIX);
            return registrations;
        }
        var sorted = new ArrayList<>(Collections.list(files));
        sorted.sort((a, b) -> a.getPath().compareTo(b.getPath()));
        sorted.forEach(file -> register(bundle, file, registrations));
        return registrations;
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, List<ServiceRegistration<?>> registrations) {
        // only active bundles are tracked, so nothing can change but by leaving and coming back
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, List<ServiceRegistration<?>> registrations) {
        for (var registration : registrations) {
            try {
                registration.unregister();
            } catch (IllegalStateException e) {
                LOG.trace("{} took its model along already", bundle);
            }
        }
        models.forgetAll(origin(bundle));
    }

    private void register(Bundle bundle, URL file, List<ServiceRegistration<?>> registrations) {
        var name = file.getPath().substring(file.getPath().lastIndexOf('/') + 1);
        var origin = origin(bundle) + " " + name;
        try (var in = file.openStream()) {
            var model = read(origin, in.readNBytes(JsonModelReader.MOST_BYTES + 1));
            var ref = model.description().ref();
            registrations.add(bundle.getBundleContext()
                    .registerService(
                            ImpactModel.class,
                            model,
                            FrameworkUtil.asDictionary(Map.of(
                                    ImpactModel.ID,
                                    ref.id().value(),
                                    ImpactModel.VERSION,
                                    ref.version(),
                                    DECLARATIVE,
                                    true))));
        } catch (InvalidInputException e) {
            LOG.error("{}", e.getMessage());
            models.refuse(origin, e.problems());
        } catch (IOException e) {
            LOG.error("{} cannot be read", origin, e);
            models.refuse(
                    origin,
                    List.of(new Problem(
                            "impact.file", "", e.toString(), "a readable file", "Build the bundle again.")));
        } catch (IllegalStateException e) {
            LOG.debug("{} stopped while its models were read", bundle);
        }
    }

    /**
     * What passed the laws of this engine once is only read, not proven again: a start with many models stays quick. One
     * that calls functions of plug-ins is proven when they are there, which is {@link ServedModels}' to see.
     */
    private ImpactModel read(String origin, byte[] json) {
        var model = JsonModelReader.parse(origin, json, Functions.AWAITED);
        var digest = CanonicalJson.digest(model.source().orElseThrow());
        if (model.functions().isEmpty() && !models.isProven(digest)) {
            JsonModelReader.prove(origin, model);
        }
        return model;
    }

    private boolean isWiredToUs(Bundle bundle) {
        var wiring = bundle.adapt(BundleWiring.class);
        return wiring != null
                && wiring.getRequiredWires(NAMESPACE).stream()
                        .anyMatch(wire -> wire.getProvider().getBundle().equals(self)
                                && DeclarativeModels.EXTENDER.equals(
                                        wire.getCapability().getAttributes().get(NAMESPACE)));
    }

    private static String origin(Bundle bundle) {
        return bundle.getSymbolicName() + " " + bundle.getVersion();
    }
}
