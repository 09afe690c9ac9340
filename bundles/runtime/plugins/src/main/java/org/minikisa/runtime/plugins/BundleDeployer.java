package org.minikisa.runtime.plugins;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.jar.Attributes;

import org.minikisa.impact.api.ModelReader;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;
import org.minikisa.runtime.api.Plugin.Identity;
import org.minikisa.runtime.api.PluginFile;
import org.minikisa.runtime.api.Residence;
import org.minikisa.runtime.plugins.guard.Fault;
import org.minikisa.runtime.plugins.lint.Headers;
import org.minikisa.runtime.plugins.lint.JarLint;
import org.minikisa.runtime.plugins.lint.JarReport;
import org.minikisa.runtime.plugins.lint.Needs;
import org.minikisa.runtime.plugins.trust.Verdict;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bundles: code that runs with all rights of this process, so only those whose word can be trusted belong into the folder.
 *
 * <p>A new version is installed and started beside the old one, which is uninstalled only then: nothing is missing at any
 * moment. Of two with the same symbolic name and version a framework holds one, so such a one takes the other's place, and
 * the old bytes come back should it fail. Bundles are started for this run only; after a restart the folder decides anew.
 */
final class BundleDeployer implements Deployer {

    /** What the locations of plug-ins begin with. */
    static final String LOCATION = "minikisa-plugin:";

    private static final Logger LOG = LoggerFactory.getLogger(BundleDeployer.class);
    private static final long LARGEST = 64L << 20;
    private static final long PATIENCE_SECONDS = 10;

    private final BundleContext context;
    private final BundleContext framework;
    private final Supplier<ModelReader> reader;

    /** @param reader of the models in bundles; gives null while there is none */
    BundleDeployer(BundleContext context, Supplier<ModelReader> reader) {
        this.context = context;
        this.reader = reader;
        // Installed in the framework's name: a plug-in outlives a restart of this bundle.
        this.framework = context.getBundle(0).getBundleContext();
    }

    /** Removes what an earlier run left installed: the folder decides what is in use now. */
    void clean() {
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getLocation().startsWith(LOCATION)) {
                uninstall(bundle);
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

    @Override
    public Verified verify(PluginFile file, Verdict verdict, Optional<Deployed> previous) {
        try {
            return verify(file.name(), file.content());
        } catch (InvalidInputException e) {
            return new RefusedBundle(e.problems().stream().map(Finding::error).toList());
        }
    }

    private VerifiedBundle verify(String fileName, byte[] bytes) {
        JarReport report = JarLint.check(fileName, bytes);
        var problems = new Problems();
        Finding.errors(report.findings()).forEach(problems::add);
        problems.refuseIfAny("plug-in " + fileName);
        Finding.errors(Needs.check(report, context)).forEach(problems::add);
        Attributes headers = report.headers();
        List<ModelRef> models = EmbeddedModels.check(bytes, headers, reader.get(), problems);
        problems.refuseIfAny("plug-in " + fileName);
        String name = Headers.clauses(headers.getValue(Constants.BUNDLE_SYMBOLICNAME))
                .get(0)
                .names()
                .get(0);
        Version version = Version.parseVersion(headers.getValue(Constants.BUNDLE_VERSION));
        return new VerifiedBundle(fileName, new Identity(name, version.toString()), bytes, models);
    }

    @Override
    public Deployed deploy(Verified verified, Optional<Deployed> previous, Consumer<Fault> fault) {
        var next = (VerifiedBundle) verified;
        Optional<BundleInUse> before = previous.map(BundleInUse.class::cast);
        refuseTwin(next, before);
        next.models.forEach(model -> Twins.refuse(
                context,
                "plug-in " + next.fileName,
                model,
                reference -> before.isPresent() && before.get().bundle.equals(reference.getBundle())));
        // A singleton cannot stand beside its older self either.
        boolean replace = before.isPresent()
                && before.get().identity.id().equals(next.id.id())
                && (before.get().identity.equals(next.id) || isSingleton(before.get().bundle));
        return replace ? replace(next, before.get()) : installBeside(next, before);
    }

    private Deployed installBeside(VerifiedBundle next, Optional<BundleInUse> before) {
        Bundle bundle = null;
        try {
            // The version makes the location another one than its predecessor's.
            String location = LOCATION + next.fileName + "#" + next.id.version();
            bundle = framework.installBundle(location, new ByteArrayInputStream(next.bytes));
            start(bundle);
        } catch (BundleException e) {
            if (bundle != null) {
                uninstall(bundle);
            }
            throw refused(next, e);
        }
        before.ifPresent(this::withdraw);
        return new BundleInUse(next.id, bundle, next.bytes);
    }

    private Deployed replace(VerifiedBundle next, BundleInUse before) {
        Bundle bundle = before.bundle;
        try {
            update(bundle, next.bytes);
            return new BundleInUse(next.id, bundle, next.bytes);
        } catch (BundleException e) {
            try {
                update(bundle, before.bytes);
            } catch (BundleException again) {
                LOG.error("plug-in {}: {} could not be brought back", next.fileName, before.identity, again);
            }
            throw refused(next, e);
        }
    }

    private void update(Bundle bundle, byte[] bytes) throws BundleException {
        OwnThread.run("stop " + bundle.getSymbolicName(), () -> bundle.stop(Bundle.STOP_TRANSIENT));
        bundle.update(new ByteArrayInputStream(bytes));
        refreshed(bundle);
        start(bundle);
    }

    private static void start(Bundle bundle) throws BundleException {
        OwnThread.run(
                "start " + bundle.getSymbolicName(),
                () -> bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY));
    }

    @Override
    public void withdraw(Deployed deployed) {
        uninstall(((BundleInUse) deployed).bundle);
    }

    private void uninstall(Bundle bundle) {
        try {
            if (bundle.getState() != Bundle.UNINSTALLED) {
                OwnThread.run("uninstall " + bundle.getSymbolicName(), bundle::uninstall);
            }
            refresh(bundle);
        } catch (BundleException e) {
            LOG.error("plug-in bundle {} did not leave", bundle.getSymbolicName(), e);
        }
    }

    /** Lets go of its classes, so that its class loader can be collected; nobody else is touched. */
    private void refresh(Bundle bundle) {
        framework.getBundle().adapt(FrameworkWiring.class).refreshBundles(List.of(bundle));
    }

    /** Waits as well: a refresh that is under way would stop what is being started. */
    private void refreshed(Bundle bundle) throws BundleException {
        var done = new CountDownLatch(1);
        framework.getBundle().adapt(FrameworkWiring.class).refreshBundles(List.of(bundle), event -> done.countDown());
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new BundleException(
                        bundle.getSymbolicName() + " was not refreshed in " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BundleException("interrupted while " + bundle.getSymbolicName() + " was refreshed", e);
        }
    }

    private void refuseTwin(VerifiedBundle next, Optional<BundleInUse> before) {
        Arrays.stream(context.getBundles())
                .filter(b -> next.id.id().equals(b.getSymbolicName()))
                .filter(b -> next.id.version().equals(b.getVersion().toString()))
                .filter(b -> before.isEmpty() || !before.get().bundle.equals(b))
                .findFirst()
                .ifPresent(twin -> {
                    throw InvalidInputException.of(
                            "plug-in " + next.fileName,
                            "plugins.bundle.twin",
                            Constants.BUNDLE_SYMBOLICNAME,
                            next.id + ", which is installed already as " + twin.getLocation(),
                            "a name and version that no other bundle has",
                            "Raise the plug-in's version, or remove the other one first.");
                });
    }

    private static boolean isSingleton(Bundle bundle) {
        return Headers.clauses(bundle.getHeaders("").get(Constants.BUNDLE_SYMBOLICNAME)).stream()
                .anyMatch(clause -> "true".equals(clause.directives().get(Constants.SINGLETON_DIRECTIVE)));
    }

    private static InvalidInputException refused(VerifiedBundle next, BundleException e) {
        LOG.warn("plug-in {} did not start", next.fileName, e);
        boolean unresolved = e.getType() == BundleException.RESOLVE_ERROR;
        Throwable reason = e.getCause() == null || e.getCause().getMessage() == null ? e : e.getCause();
        return InvalidInputException.of(
                "plug-in " + next.fileName,
                unresolved ? "plugins.bundle.resolve" : "plugins.bundle.start",
                "",
                reason.getClass().getSimpleName() + ": " + reason.getMessage(),
                unresolved ? "a bundle whose needs this runtime can meet together" : "a bundle that starts",
                unresolved
                        ? "Each need alone is met, but not all at once: build it against the versions of this runtime."
                        : "Mend its activator; the log has the stack trace.");
    }

    private record RefusedBundle(List<Finding> findings) implements Verified {
        @Override
        public Optional<Identity> identity() {
            return Optional.empty();
        }

        @Override
        public Optional<Residence> residence() {
            return Optional.empty();
        }

        @Override
        public List<String> offers() {
            return List.of();
        }
    }

    private record VerifiedBundle(String fileName, Identity id, byte[] bytes, List<ModelRef> models)
            implements Verified {
        @Override
        public Optional<Identity> identity() {
            return Optional.of(id);
        }

        @Override
        public Optional<Residence> residence() {
            return Optional.of(Residence.PROCESS);
        }

        @Override
        public List<String> offers() {
            return models.stream()
                    .map(ref -> "model " + ref.id() + " " + ref.version())
                    .toList();
        }

        @Override
        public List<Finding> findings() {
            return List.of();
        }
    }

    private record BundleInUse(Identity identity, Bundle bundle, byte[] bytes) implements Deployed {
        @Override
        public Residence residence() {
            return Residence.PROCESS;
        }

        @Override
        public List<String> offers() {
            return List.of();
        }
    }
}
