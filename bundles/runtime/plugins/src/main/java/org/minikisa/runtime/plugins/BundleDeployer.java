package org.minikisa.runtime.plugins;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelReader;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;
import org.minikisa.runtime.api.Plugin.Identity;
import org.minikisa.runtime.api.PluginFile;
import org.minikisa.runtime.api.Residence;
import org.minikisa.runtime.plugins.Backstage.Gathered;
import org.minikisa.runtime.plugins.Policy.Admission;
import org.minikisa.runtime.plugins.guard.Curtain;
import org.minikisa.runtime.plugins.guard.Fault;
import org.minikisa.runtime.plugins.guard.Offer;
import org.minikisa.runtime.plugins.guard.Warden;
import org.minikisa.runtime.plugins.lint.JarLint;
import org.minikisa.runtime.plugins.lint.JarReport;
import org.minikisa.runtime.plugins.lint.Needs;
import org.minikisa.runtime.plugins.lint.Unresolved;
import org.minikisa.runtime.plugins.trust.Verdict;
import org.minikisa.runtime.plugins.worker.Workers;
import org.minikisa.runtime.plugins.worker.Workers.Worker;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bundles. A new one is installed and started behind the curtain, where nobody sees it; what it offers is held to the laws
 * of its contract; then everyone sees it behind a guard, and its predecessor is taken back: nothing is missing at any moment.
 * The predecessor leaves when its calls in flight have ended. Bundles are started for this run only; after a restart the
 * folder decides anew.
 *
 * <pre>
 *   lint, needs, models, trust ──> admitted ──> started, hidden ──> proven ──> shown   (predecessor hidden, drained, gone)
 *                                     └──> opened in a worker ──> proven ──> shown
 * </pre>
 */
final class BundleDeployer implements Deployer {

    /** What the locations of plug-ins begin with. */
    static final String LOCATION = "minikisa-plugin:";

    private static final Logger LOG = LoggerFactory.getLogger(BundleDeployer.class);
    private static final long LARGEST = 64L << 20;

    /** How long calls in flight may take to end before their plug-in leaves all the same. */
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final BundleContext context;
    private final BundleContext framework;
    private final Policy policy;
    private final Supplier<ModelReader> reader;
    private final Curtain curtain;
    private final Warden warden;
    private final Workers workers;
    private final Backstage backstage;
    private final Coexistence coexistence;
    private final Set<ServedFiles> inWorkers = ConcurrentHashMap.newKeySet();
    private final AtomicLong installed = new AtomicLong(System.currentTimeMillis());

    /** @param reader of the models in bundles; gives null while there is none */
    BundleDeployer(
            BundleContext context,
            Policy policy,
            Supplier<ModelReader> reader,
            Curtain curtain,
            Warden warden,
            Workers workers) {
        this.context = context;
        this.policy = policy;
        this.reader = reader;
        this.curtain = curtain;
        this.warden = warden;
        this.workers = workers;
        this.backstage = new Backstage(curtain, context);
        this.coexistence = Coexistence.in(context);
        // Installed in the framework's name: this bundle's own end does not pull them away under a call in flight.
        this.framework = context.getBundle(0).getBundleContext();
    }

    /** Removes what an earlier run left installed: the folder decides what is in use now. */
    void clean() {
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getLocation().startsWith(LOCATION)) {
                leave(bundle);
            }
        }
    }

    @Override
    public String kind() {
        return "bundle";
    }

    @Override
    public boolean accepts(String fileName) {
        return fileName.endsWith(".jar");
    }

    @Override
    public long largest() {
        return LARGEST;
    }

    // ---------------------------------------------------------------- checking

    @Override
    public Verified verify(PluginFile file, Verdict verdict, Optional<Deployed> previous) {
        return verify(file, verdict, true);
    }

    /** Of a bundle that the framework has already, and will run itself. */
    VerifiedBundle verifyHere(PluginFile file, Verdict verdict) {
        return verify(file, verdict, false);
    }

    /** What is to be said of the models of an installed bundle beside those of others. */
    List<Finding> modelConflicts(VerifiedBundle next, Bundle bundle) {
        return modelTwins(next, Optional.of(bundle)).map(Finding::error).toList();
    }

    private VerifiedBundle verify(PluginFile file, Verdict verdict, boolean mayLeaveTheProcess) {
        JarReport report = JarLint.check(file.name(), file.content());
        var findings = new ArrayList<>(report.findings());
        if (report.isSound()) {
            var content = EmbeddedModels.of(file.content());
            findings.addAll(Needs.check(report, context));
            var problems = new Problems();
            List<ModelRef> models = content.check(report.headers(), reader.get(), problems);
            problems.list().forEach(problem -> findings.add(Finding.error(problem)));
            Admission admission = content.hasCode()
                    ? policy.code(verdict, mayLeaveTheProcess && report.isContained())
                    : policy.data(verdict);
            findings.addAll(admission.findings());
            return new VerifiedBundle(file, report, content, models, admission.residence(), findings);
        }
        findings.addAll(policy.code(verdict, report.isContained()).findings());
        return new VerifiedBundle(file, report, EmbeddedModels.NONE, List.of(), Optional.empty(), findings);
    }

    @Override
    public List<Finding> conflicts(Verified verified, Optional<Deployed> previous) {
        var next = (VerifiedBundle) verified;
        Optional<Bundle> before = previous.flatMap(deployed -> ((InUse) deployed).inFramework());
        return Stream.concat(bundleTwins(next, before), modelTwins(next, before))
                .map(Finding::error)
                .toList();
    }

    private Stream<Problem> bundleTwins(VerifiedBundle next, Optional<Bundle> before) {
        return Arrays.stream(context.getBundles())
                .filter(b -> next.id().id().equals(b.getSymbolicName()))
                .filter(b -> next.id().version().equals(b.getVersion().toString()))
                .filter(b -> !coexistence.isLeaving(b) && !before.equals(Optional.of(b)))
                .map(twin -> new Problem(
                        "plugins.bundle.twin",
                        Constants.BUNDLE_SYMBOLICNAME,
                        next.id() + ", which is installed already as " + twin.getLocation(),
                        "a name and version that no other bundle has",
                        "Raise the plug-in's version, or remove the other one first."));
    }

    private Stream<Problem> modelTwins(VerifiedBundle next, Optional<Bundle> before) {
        return next.models.stream()
                .flatMap(model ->
                        Twins.find(context, model, reference -> isOwn(next.name(), before.orElse(null), reference))
                                .stream());
    }

    // ---------------------------------------------------------------- deploying

    @Override
    public Deployed deploy(Verified verified, Optional<Deployed> previous, Consumer<Fault> fault) {
        var next = (VerifiedBundle) verified;
        Optional<Bundle> before = previous.flatMap(deployed -> ((InUse) deployed).inFramework());
        before.ifPresent(coexistence::leaves);
        InUse now;
        try {
            Backstage.refuse(next.name(), conflicts(next, previous));
            now = next.residence.orElseThrow() == Residence.WORKER ? inWorker(next, fault) : inProcess(next, fault);
        } catch (RuntimeException | Error e) {
            before.ifPresent(coexistence::forget);
            throw e;
        }
        previous.ifPresent(deployed -> retire((InUse) deployed));
        return now;
    }

    private InUse inProcess(VerifiedBundle next, Consumer<Fault> fault) {
        Bundle bundle = install(next);
        try {
            return started(next, bundle, fault);
        } catch (BundleException e) {
            leave(bundle);
            throw refused(next, e);
        } catch (RuntimeException | Error e) {
            leave(bundle);
            throw e;
        }
    }

    private InUse started(VerifiedBundle next, Bundle bundle, Consumer<Fault> fault) throws BundleException {
        curtain.admit(bundle);
        OwnThread.run(
                "start of " + next.id(), () -> bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY));
        Showing showing = show(next, bundle, fault);
        return new BundleInUse(next.id(), next.residence.orElseThrow(), bundle, showing, next.offers());
    }

    /**
     * Proves and shows what a bundle offers that has been started, behind the curtain.
     *
     * @throws InvalidInputException when it does not hold; then nobody has seen it
     * @throws BundleException when making its components does not end
     */
    Showing show(VerifiedBundle next, Bundle bundle, Consumer<Fault> fault) throws BundleException {
        Gathered gathered = backstage.gather(bundle, next.report.contracts());
        Backstage.refuse(next.name(), gathered.findings());
        BundleContext owner = bundle.getBundleContext();
        if (owner == null) {
            throw new IllegalStateException(next.name() + " was stopped while it was shown");
        }
        var showing =
                new Showing(next.name(), warden, owner, reference -> isOwn(next.name(), bundle, reference), fault);
        showing.note(gathered.findings());
        Backstage.refuse(next.name(), showing.prove(gathered.offers()));
        showing.show(gathered.offers());
        backstage.open(bundle, showing);
        return showing;
    }

    /** What the bundle offers is not brought to anyone any more. */
    void closes(Bundle bundle) {
        backstage.close(bundle);
    }

    private Bundle install(VerifiedBundle next) {
        try {
            // Counted, because its predecessor, of the same version even, is still there.
            String location = LOCATION + next.name() + "#" + next.id().version() + "#" + installed.incrementAndGet();
            Bundle bundle = framework.installBundle(location, new ByteArrayInputStream(next.file.content()));
            startsWithUs(bundle);
            return bundle;
        } catch (BundleException e) {
            throw refused(next, e);
        }
    }

    /** While the runtime comes up, the level that new bundles are given is not reached yet when the folder is looked at. */
    private void startsWithUs(Bundle bundle) {
        int ours = context.getBundle().adapt(BundleStartLevel.class).getStartLevel();
        bundle.adapt(BundleStartLevel.class).setStartLevel(ours);
    }

    private InUse inWorker(VerifiedBundle next, Consumer<Fault> fault) {
        Worker worker = workers.open(next.name(), next.file.content());
        var showing =
                new Showing(next.name(), warden, context, reference -> isOwn(next.name(), null, reference), fault);
        try {
            List<Offer> offers =
                    worker.offers().stream().map(offer -> from(next, offer)).toList();
            Backstage.refuse(next.name(), showing.prove(offers));
            showing.show(offers);
            return new WorkerInUse(next.id(), worker, showing, next.offers(), modelsOf(next));
        } catch (RuntimeException | Error e) {
            showing.hide(Duration.ZERO);
            worker.close();
            throw e;
        }
    }

    private ServedFiles modelsOf(VerifiedBundle next) {
        var served = new ServedFiles(next.name(), next.content, context);
        served.readWith(reader.get());
        inWorkers.add(served);
        return served;
    }

    /** The models of jars in workers come and go with the one that reads them, as all models in JSON do. */
    void readWith(ModelReader newReader) {
        inWorkers.forEach(served -> read(served, newReader));
    }

    /** A function has come that a model may have waited for. */
    void readWaiting() {
        inWorkers.stream().filter(ServedFiles::isWaiting).forEach(served -> read(served, reader.get()));
    }

    private static void read(ServedFiles served, ModelReader newReader) {
        try {
            served.readWith(newReader);
        } catch (InvalidInputException e) {
            LOG.warn("{}", e.getMessage());
        }
    }

    /** What runs in a worker is registered in the name of this bundle: its origin tells whose it is. */
    private static Offer from(VerifiedBundle next, Offer offer) {
        var properties = new HashMap<>(offer.properties());
        properties.put(ImpactModel.ORIGIN, next.name());
        return new Offer(offer.contract(), properties, offer.service());
    }

    private boolean isOwn(String name, Bundle bundle, ServiceReference<?> reference) {
        Bundle owner = reference.getBundle();
        return owner == null
                || owner.equals(bundle)
                || coexistence.isLeaving(owner)
                || name.equals(reference.getProperty(ImpactModel.ORIGIN));
    }

    private static InvalidInputException refused(VerifiedBundle next, BundleException e) {
        LOG.warn("plug-in {} did not start", next.name(), e);
        if (e instanceof OwnThread.Abandoned) {
            return InvalidInputException.of(
                    "plug-in " + next.name(),
                    "plugins.bundle.hangs",
                    "",
                    e.getMessage(),
                    "a bundle that starts at once",
                    "Mend its activator or the constructor of its component: what takes long is done later.");
        }
        return new InvalidInputException("plug-in " + next.name(), List.of(Unresolved.explain(e)));
    }

    // ---------------------------------------------------------------- leaving

    @Override
    public void withdraw(Deployed deployed) {
        retire((InUse) deployed);
    }

    /** Nobody sees it any more when this returns; it leaves when its last call has ended. */
    private void retire(InUse inUse) {
        inUse.inFramework().ifPresent(coexistence::leaves);
        inUse.inFramework().ifPresent(backstage::close);
        if (inUse instanceof WorkerInUse one) {
            inWorkers.remove(one.files);
            one.files.readWith(null);
        }
        if (inUse.showing().isEmpty()) {
            leave(inUse);
            return;
        }
        inUse.showing().withdraw();
        OwnThread.background("farewell of " + inUse.identity(), () -> {
            if (!inUse.showing().hide(DRAIN)) {
                LOG.warn(
                        "{} leaves with calls in flight that did not end in {} s", inUse.identity(), DRAIN.toSeconds());
            }
            leave(inUse);
        });
    }

    private void leave(InUse inUse) {
        if (inUse instanceof WorkerInUse one) {
            one.worker.close();
        }
        inUse.inFramework().ifPresent(this::leave);
    }

    private void leave(Bundle bundle) {
        coexistence.leaves(bundle);
        backstage.close(bundle);
        curtain.bar(bundle);
        if (bundle.getState() == Bundle.STARTING || bundle.getState() == Bundle.STOPPING) {
            // Its own thread is in there: whoever waited for it would wait as long.
            OwnThread.background("end of " + bundle.getSymbolicName(), () -> uninstall(bundle));
        } else {
            uninstall(bundle);
        }
    }

    private void uninstall(Bundle bundle) {
        try {
            if (bundle.getState() != Bundle.UNINSTALLED) {
                OwnThread.run("uninstall of " + bundle.getSymbolicName(), bundle::uninstall);
            }
            // Lets go of its classes, so that its class loader can be collected; nobody else is touched.
            framework.getBundle().adapt(FrameworkWiring.class).refreshBundles(List.of(bundle));
            coexistence.forget(bundle);
        } catch (IllegalStateException e) {
            LOG.debug("the framework ends, and {} with it", bundle.getSymbolicName());
        } catch (BundleException e) {
            LOG.error("plug-in bundle {} did not leave: {}", bundle.getSymbolicName(), e.getMessage(), e);
        }
    }

    /** Takes everything out of use that is left, and looks after nothing any more. */
    void close() {
        clean();
        backstage.close();
    }

    // ---------------------------------------------------------------- what is kept

    record VerifiedBundle(
            PluginFile file,
            JarReport report,
            EmbeddedModels content,
            List<ModelRef> models,
            Optional<Residence> residence,
            List<Finding> findings)
            implements Verified {

        String name() {
            return file.name();
        }

        Identity id() {
            return report.identity().orElseThrow();
        }

        @Override
        public Optional<Identity> identity() {
            return report.identity();
        }

        @Override
        public List<String> offers() {
            return models.stream()
                    .map(ref -> "model " + ref.id() + " " + ref.version())
                    .toList();
        }
    }

    private sealed interface InUse extends Deployed {

        /** Absent for what runs in a worker. */
        Optional<Bundle> inFramework();

        Showing showing();

        /** The names of the models that were read for it. */
        List<String> models();

        @Override
        default List<String> offers() {
            return Stream.concat(models().stream(), showing().offers().stream())
                    .distinct()
                    .toList();
        }

        @Override
        default List<Finding> findings() {
            return showing().findings();
        }
    }

    private record BundleInUse(
            Identity identity, Residence residence, Bundle bundle, Showing showing, List<String> models)
            implements InUse {

        @Override
        public Optional<Bundle> inFramework() {
            return Optional.of(bundle);
        }
    }

    private record WorkerInUse(
            Identity identity, Worker worker, Showing showing, List<String> models, ServedFiles files)
            implements InUse {

        @Override
        public Residence residence() {
            return Residence.WORKER;
        }

        @Override
        public Optional<Bundle> inFramework() {
            return Optional.empty();
        }

        @Override
        public List<Finding> findings() {
            var all = new ArrayList<>(showing.findings());
            all.add(Finding.note(new Problem(
                    "plugins.worker",
                    "",
                    "process " + worker.pid(),
                    "a JVM of its own for what nobody stands behind",
                    "Approve or sign it, and it runs in this process.")));
            return all;
        }
    }
}
