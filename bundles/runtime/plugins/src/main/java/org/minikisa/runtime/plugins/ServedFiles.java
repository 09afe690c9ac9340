package org.minikisa.runtime.plugins;

import java.util.List;

import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelReader;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JSON models of one jar that is not installed: served while there is one who reads them. */
final class ServedFiles {

    private static final Logger LOG = LoggerFactory.getLogger(ServedFiles.class);

    private final String origin;
    private final EmbeddedModels models;
    private final BundleContext context;
    private List<ServiceRegistration<ImpactModel>> registrations = List.of();

    /** @param origin the plug-in's name */
    ServedFiles(String origin, EmbeddedModels models, BundleContext context) {
        this.origin = origin;
        this.models = models;
        this.context = context;
    }

    /**
     * Withdraws what was read by another, and serves what this one reads.
     *
     * @param reader null when there is none any more
     * @throws org.minikisa.problem.api.InvalidInputException with all problems; then none is served
     */
    synchronized void readWith(ModelReader reader) {
        registrations.forEach(ServedFiles::unregister);
        registrations = List.of();
        registrations = models.register(origin, reader, context);
    }

    /** Whether it has models and none of them is served. */
    synchronized boolean isWaiting() {
        return registrations.isEmpty() && models.hasModels();
    }

    private static void unregister(ServiceRegistration<?> registration) {
        try {
            registration.unregister();
        } catch (IllegalStateException e) {
            LOG.trace("this bundle has stopped meanwhile, and its services went with it");
        }
    }
}
