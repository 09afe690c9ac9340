package org.minikisa.runtime.plugins;

import java.util.Hashtable;
import java.util.Optional;

import org.minikisa.impact.api.DeclarativeModels;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelReader;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.problem.api.InvalidInputException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/** Impact models in JSON: anyone's, for they are data. Each becomes a service, as if a bundle had brought it. */
final class ModelDeployer implements Deployer {

    private static final long LARGEST = 2L << 20;

    private final BundleContext context;
    private volatile ModelReader reader;

    ModelDeployer(BundleContext context) {
        this.context = context;
    }

    /** @param reader null when there is none any more */
    void readWith(ModelReader newReader) {
        reader = newReader;
    }

    /** Null while there is none. */
    ModelReader reader() {
        return reader;
    }

    @Override
    public String kind() {
        return "model";
    }

    @Override
    public boolean accepts(String fileName) {
        return fileName.endsWith(DeclarativeModels.SUFFIX);
    }

    @Override
    public long largest() {
        return LARGEST;
    }

    @Override
    public boolean isReady() {
        return reader != null;
    }

    @Override
    public Verified verify(String fileName, byte[] bytes) {
        ModelReader present = reader;
        if (present == null) {
            throw InvalidInputException.of(
                    "model " + fileName,
                    "plugins.waiting",
                    fileName,
                    "nothing that reads models",
                    "the bundle org.minikisa.impact.core",
                    "Start it, then try again.");
        }
        return new VerifiedModel(fileName, present.read(fileName, bytes));
    }

    @Override
    public Deployed deploy(Verified verified, Optional<Deployed> previous) {
        var model = (VerifiedModel) verified;
        ModelRef ref = model.model.description().ref();
        Optional<ServiceReference<ImpactModel>> before =
                previous.map(ModelInUse.class::cast).map(inUse -> inUse.registration.getReference());
        Twins.refuse(context, "model " + model.fileName, ref, reference -> before.filter(reference::equals)
                .isPresent());
        var properties = new Hashtable<String, Object>();
        properties.put(ImpactModel.ID, ref.id().value());
        properties.put(ImpactModel.VERSION, ref.version());
        properties.put(ImpactModel.ORIGIN, model.fileName);
        // The new one first: at no moment is there none.
        var registration = context.registerService(ImpactModel.class, model.model, properties);
        previous.ifPresent(this::withdraw);
        return new ModelInUse(model.identity(), registration);
    }

    @Override
    public void withdraw(Deployed deployed) {
        try {
            ((ModelInUse) deployed).registration.unregister();
        } catch (IllegalStateException e) {
            // This bundle has stopped meanwhile, and its services went with it.
        }
    }

    private record VerifiedModel(String fileName, ImpactModel model) implements Verified {
        @Override
        public Identity identity() {
            ModelRef ref = model.description().ref();
            return new Identity(ref.id().value(), ref.version());
        }
    }

    private record ModelInUse(Identity identity, ServiceRegistration<ImpactModel> registration) implements Deployed {}
}
