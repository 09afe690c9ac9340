package org.minikisa.runtime.plugins;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.minikisa.impact.api.DeclarativeModels;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelReader;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.runtime.api.Plugin.Identity;
import org.minikisa.runtime.api.PluginFile;
import org.minikisa.runtime.api.Residence;
import org.minikisa.runtime.plugins.Policy.Admission;
import org.minikisa.runtime.plugins.guard.Fault;
import org.minikisa.runtime.plugins.trust.Verdict;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/** Impact models in JSON: data, so that no guard is needed. Each becomes a service, as if a bundle had brought it. */
final class ModelDeployer implements Deployer {

    private static final long LARGEST = 2L << 20;

    private final BundleContext context;
    private final Policy policy;
    private volatile ModelReader reader;

    ModelDeployer(BundleContext context, Policy policy) {
        this.context = context;
        this.policy = policy;
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
    public Verified verify(PluginFile file, Verdict verdict, Optional<Deployed> previous) {
        Admission admission = policy.data(verdict);
        ModelReader present = reader;
        if (present == null) {
            return VerifiedModel.unread(file, admission, List.of(waiting(file.name())));
        }
        try {
            return VerifiedModel.of(file, admission, present.read(file.name(), file.content()));
        } catch (InvalidInputException e) {
            return VerifiedModel.unread(file, admission, e.problems());
        }
    }

    private static Problem waiting(String name) {
        return new Problem(
                "plugins.waiting",
                name,
                "nothing that reads models",
                "the bundle org.minikisa.impact.core",
                "Start it, then try again.");
    }

    @Override
    public Deployed deploy(Verified verified, Optional<Deployed> previous, Consumer<Fault> fault) {
        var next = (VerifiedModel) verified;
        ImpactModel model = next.model.orElseThrow();
        ModelRef ref = model.description().ref();
        Optional<ServiceReference<ImpactModel>> before =
                previous.map(ModelInUse.class::cast).map(inUse -> inUse.registration.getReference());
        Twins.refuse(context, "model " + next.fileName, ref, reference -> before.filter(reference::equals)
                .isPresent());
        var properties = new Hashtable<String, Object>();
        properties.put(ImpactModel.ID, ref.id().value());
        properties.put(ImpactModel.VERSION, ref.version());
        properties.put(ImpactModel.ORIGIN, next.fileName);
        // The new one first: at no moment is there none.
        var registration = context.registerService(ImpactModel.class, model, properties);
        previous.ifPresent(this::withdraw);
        return new ModelInUse(identity(model), next.offers(), registration);
    }

    @Override
    public void withdraw(Deployed deployed) {
        try {
            ((ModelInUse) deployed).registration.unregister();
        } catch (IllegalStateException e) {
            // This bundle has stopped meanwhile, and its services went with it.
        }
    }

    private static Identity identity(ImpactModel model) {
        ModelRef ref = model.description().ref();
        return new Identity(ref.id().value(), ref.version());
    }

    private record VerifiedModel(
            String fileName, Optional<ImpactModel> model, Optional<Residence> residence, List<Finding> findings)
            implements Verified {

        static VerifiedModel of(PluginFile file, Admission admission, ImpactModel model) {
            return new VerifiedModel(file.name(), Optional.of(model), admission.residence(), admission.findings());
        }

        static VerifiedModel unread(PluginFile file, Admission admission, List<Problem> problems) {
            var findings = new ArrayList<>(admission.findings());
            problems.forEach(problem -> findings.add(Finding.error(problem)));
            return new VerifiedModel(file.name(), Optional.empty(), admission.residence(), findings);
        }

        @Override
        public Optional<Identity> identity() {
            return model.map(ModelDeployer::identity);
        }

        @Override
        public List<String> offers() {
            return identity().map(identity -> "model " + identity).stream().toList();
        }
    }

    private record ModelInUse(Identity identity, List<String> offers, ServiceRegistration<ImpactModel> registration)
            implements Deployed {

        @Override
        public Residence residence() {
            return Residence.DATA;
        }
    }
}
