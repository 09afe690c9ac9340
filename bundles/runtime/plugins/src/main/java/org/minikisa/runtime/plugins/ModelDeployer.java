package org.minikisa.runtime.plugins;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.minikisa.impact.api.DeclarativeModels;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelReader;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.analysis.Comparisons;
import org.minikisa.impact.api.analysis.ModelChange;
import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Severity;
import org.minikisa.runtime.api.Plugin.Identity;
import org.minikisa.runtime.api.PluginFile;
import org.minikisa.runtime.api.Plugins;
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
    private final AtomicReference<Comparisons> comparisons = new AtomicReference<>();
    private volatile ModelReader reader;

    ModelDeployer(BundleContext context, Policy policy) {
        this.context = context;
        this.policy = policy;
    }

    /** @param newReader null when there is none any more */
    void readWith(ModelReader newReader) {
        reader = newReader;
    }

    /** Null while there is none. */
    ModelReader reader() {
        return reader;
    }

    void compareWith(Comparisons present) {
        comparisons.set(present);
    }

    void compareNoMoreWith(Comparisons gone) {
        comparisons.compareAndSet(gone, null);
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
            return unread(file, verdict, admission, List.of(waiting(file.name())));
        }
        try {
            ImpactModel model = present.read(file.name(), file.content());
            return new VerifiedModel(
                    file.name(), verdict, Optional.of(model), admission.residence(), admission.findings());
        } catch (InvalidInputException e) {
            return unread(file, verdict, admission, e.problems());
        }
    }

    private static Verified unread(PluginFile file, Verdict verdict, Admission admission, List<Problem> problems) {
        var findings = new ArrayList<>(admission.findings());
        problems.forEach(problem -> findings.add(Finding.error(problem)));
        return new VerifiedModel(file.name(), verdict, Optional.empty(), admission.residence(), findings);
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
    public List<Finding> advice(Verified verified, Optional<Deployed> previous) {
        ModelReader present = reader;
        if (present == null) {
            return List.of();
        }
        ImpactModel model = ((VerifiedModel) verified).model().orElseThrow();
        var advice = new ArrayList<>(present.advice(model));
        advice.addAll(succession(model, previous));
        return advice;
    }

    /** Whether the version tells what differs from the one in use. */
    private List<Finding> succession(ImpactModel next, Optional<Deployed> previous) {
        ModelReader present = reader;
        Optional<byte[]> before = previous.map(ModelInUse.class::cast).flatMap(inUse -> source(inUse.model()));
        Optional<byte[]> after = source(next);
        return present == null || before.isEmpty() || after.isEmpty()
                ? List.of()
                : present.succession(before.get(), after.get());
    }

    /** Where others rely on it, a version is a promise; going back to an earlier one is the administrator's to decide. */
    private Stream<Finding> brokenPromises(ImpactModel next, Optional<Deployed> previous) {
        return policy.mode() != Plugins.Mode.PRODUCTION
                ? Stream.empty()
                : succession(next, previous).stream()
                        .filter(finding -> finding.severity() == Severity.WARNING)
                        .map(Finding::problem)
                        .filter(problem -> !problem.code().equals("impact.version.back"))
                        .map(Finding::error);
    }

    private static Optional<byte[]> source(ImpactModel model) {
        return model.source().map(json -> json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<Finding> conflicts(Verified verified, Optional<Deployed> previous) {
        var next = (VerifiedModel) verified;
        ImpactModel model = next.model().orElseThrow();
        ModelRef ref = model.description().ref();
        Predicate<ServiceReference<ImpactModel>> isPredecessor = predecessor(previous);
        Optional<Finding> taken = Twins.find(context, ref, isPredecessor)
                .map(Finding::error)
                .or(() -> Owners.find(context, ref, next.verdict(), isPredecessor));
        return Stream.concat(taken.stream(), brokenPromises(model, previous)).toList();
    }

    private static Predicate<ServiceReference<ImpactModel>> predecessor(Optional<Deployed> previous) {
        Optional<ServiceReference<ImpactModel>> before = previous.map(ModelInUse.class::cast)
                .map(inUse -> inUse.registration().getReference());
        return reference -> before.equals(Optional.of(reference));
    }

    @Override
    public Deployed deploy(Verified verified, Optional<Deployed> previous, Consumer<Fault> fault) {
        var next = (VerifiedModel) verified;
        ImpactModel model = next.model().orElseThrow();
        // The new one first: at no moment is there none.
        var registration = context.registerService(ImpactModel.class, model, properties(next, model));
        previous.ifPresent(this::withdraw);
        return new ModelInUse(identity(model), next.offers(), model, registration);
    }

    @Override
    public void believe(Verified verified, Deployed deployed) {
        var same = (ModelInUse) deployed;
        same.registration().setProperties(properties((VerifiedModel) verified, same.model()));
    }

    private static Hashtable<String, Object> properties(VerifiedModel next, ImpactModel model) {
        ModelRef ref = model.description().ref();
        var properties = new Hashtable<String, Object>();
        properties.put(ImpactModel.ID, ref.id().value());
        properties.put(ImpactModel.VERSION, ref.version());
        properties.put(ImpactModel.ORIGIN, next.fileName());
        properties.put(Owners.TRUST, next.verdict().trust().name());
        next.verdict().publisher().ifPresent(publisher -> properties.put(Owners.PUBLISHER, publisher));
        return properties;
    }

    @Override
    public void withdraw(Deployed deployed) {
        try {
            ((ModelInUse) deployed).registration().unregister();
        } catch (IllegalStateException e) {
            // This bundle has stopped meanwhile, and its services went with it.
        }
    }

    @Override
    public List<String> changes(Verified next, Deployed previous) {
        ImpactModel before = ((ModelInUse) previous).model();
        ImpactModel after = ((VerifiedModel) next).model().orElseThrow();
        var changes = new ArrayList<String>();
        ModelRef from = before.description().ref();
        ModelRef to = after.description().ref();
        if (!from.equals(to)) {
            changes.add("model " + from + " -> " + to);
        }
        Comparisons present = comparisons.get();
        if (present != null && from.id().equals(to.id())) {
            present.diff(before, after).stream().map(ModelDeployer::inWords).forEach(changes::add);
        }
        return changes;
    }

    /** {@code themes.nature.weight: 1 -> 2 (needs a minor version)}. */
    private static String inWords(ModelChange change) {
        String what =
                switch (change.kind()) {
                    case ADDED -> "added " + change.after();
                    case REMOVED -> "removed " + change.before();
                    case CHANGED -> change.before() + " -> " + change.after();
                };
        return change.place() + ": " + what + " (needs a "
                + change.step().name().toLowerCase(Locale.ROOT) + " version)";
    }

    private static Identity identity(ImpactModel model) {
        ModelRef ref = model.description().ref();
        return new Identity(ref.id().value(), ref.version());
    }

    /** @param model absent when it could not be read */
    private record VerifiedModel(
            String fileName,
            Verdict verdict,
            Optional<ImpactModel> model,
            Optional<Residence> residence,
            List<Finding> findings)
            implements Verified {

        @Override
        public Optional<Identity> identity() {
            return model.map(ModelDeployer::identity);
        }

        @Override
        public List<String> offers() {
            return identity().map(identity -> "model " + identity).stream().toList();
        }
    }

    private record ModelInUse(
            Identity identity, List<String> offers, ImpactModel model, ServiceRegistration<ImpactModel> registration)
            implements Deployed {

        @Override
        public Residence residence() {
            return Residence.DATA;
        }
    }
}
