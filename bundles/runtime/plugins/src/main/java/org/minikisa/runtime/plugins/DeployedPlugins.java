package org.minikisa.runtime.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.minikisa.competition.api.Competitions;
import org.minikisa.impact.api.Assessments;
import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.impact.api.ModelReader;
import org.minikisa.impact.api.Models;
import org.minikisa.impact.api.analysis.Comparisons;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.StatusSource;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.runtime.api.Incident;
import org.minikisa.runtime.api.Plan;
import org.minikisa.runtime.api.Plugin;
import org.minikisa.runtime.api.PluginFile;
import org.minikisa.runtime.api.PluginState;
import org.minikisa.runtime.api.Plugins;
import org.minikisa.runtime.api.Replayed;
import org.minikisa.runtime.plugins.PluginTables.Use;
import org.minikisa.runtime.plugins.guard.Curtain;
import org.minikisa.runtime.plugins.guard.Warden;
import org.minikisa.runtime.plugins.trust.SignatureJudge;
import org.minikisa.runtime.plugins.trust.TrustStore;
import org.minikisa.runtime.plugins.worker.Workers;
import org.minikisa.store.api.Store;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The plug-ins of the folder {@code plugins} of the data folder, and bundles that were installed by hand. When the component
 * is active, what lay in the folder is in use; models as soon as their reader is there as well.
 */
@Component(
        service = {Plugins.class, DeployedPlugins.class, StatusSource.class},
        immediate = true)
public final class DeployedPlugins implements Plugins, StatusSource {

    private final Policy policy;
    private final Ledger ledger;
    private final ModelDeployer models;
    private final BundleDeployer bundles;
    private final Replays replays;
    private final PluginFolder folder;
    private final StockBundles byHand;
    private final FolderWatch watch;
    private final ExecutorService faults;
    private final Users users = new Users();
    private ModelReader reader;

    @Activate
    public DeployedPlugins(
            BundleContext context,
            @Reference Store store,
            @Reference TrustStore trusted,
            @Reference Curtain curtain,
            @Reference Warden warden,
            @Reference Workers workers) {
        this.policy = Policy.of(context::getProperty);
        this.ledger = new Ledger(store, Clock.systemUTC());
        this.models = new ModelDeployer(context, policy);
        this.bundles = new BundleDeployer(context, policy, models::reader, curtain, warden, workers);
        // What is told when this stops already has no one to act on it.
        this.faults = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                DeployedPlugins::thread,
                new ThreadPoolExecutor.DiscardPolicy());
        var kept = new KeptBytes(folder(context).resolve(PluginFolder.KEPT));
        this.replays = new Replays(kept, workers);
        var judge = new ApprovingJudge(new SignatureJudge(trusted, Clock.systemUTC()), trusted::now, ledger);
        this.byHand = new StockBundles(context, bundles, curtain, judge, ledger, kept, Clock.systemUTC());
        this.folder = new PluginFolder(
                create(folder(context)),
                List.of(models, bundles),
                judge,
                ledger,
                Clock.systemUTC(),
                System::nanoTime,
                faults,
                byHand::judgeAnew);
        this.watch = new FolderWatch(folder);
        bundles.clean();
        byHand.open();
        folder.settle();
        watch.start();
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "minikisa-plugins-faults");
        thread.setDaemon(true);
        // A thread takes over its maker's, which may be anybody's.
        thread.setContextClassLoader(DeployedPlugins.class.getClassLoader());
        return thread;
    }

    private static Path folder(BundleContext context) {
        return DataFolder.of(context).resolve("plugins");
    }

    private static Path create(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw unusable("the plug-ins folder", folder, e);
        }
    }

    // ---------------------------------------------------------------- services that come and go

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    synchronized void setReader(ModelReader newReader) {
        reader = newReader;
        models.readWith(newReader);
        bundles.readWith(newReader);
        folder.settle();
    }

    /** Models hold on to the classes of the one that read them: they go with it. */
    synchronized void unsetReader(ModelReader oldReader) {
        if (reader == oldReader) {
            reader = null;
            models.readWith(null);
            bundles.readWith(null);
            folder.suspend(models);
        }
    }

    /** Models that were refused for want of a function are tried again by the next look at the folder. */
    @Reference(
            service = ImpactFunction.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addFunction(ServiceReference<ImpactFunction> function) {
        folder.othersChanged();
        bundles.readWaiting();
    }

    void removeFunction(ServiceReference<ImpactFunction> function) {
        // who serves the models takes those out that call it
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setComparisons(Comparisons comparisons) {
        models.compareWith(comparisons);
    }

    void unsetComparisons(Comparisons comparisons) {
        models.compareNoMoreWith(comparisons);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setAssessments(Assessments assessments) {
        users.assessments.set(assessments);
    }

    void unsetAssessments(Assessments assessments) {
        users.assessments.compareAndSet(assessments, null);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setCompetitions(Competitions competitions) {
        users.competitions.set(competitions);
    }

    void unsetCompetitions(Competitions competitions) {
        users.competitions.compareAndSet(competitions, null);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setModels(Models served) {
        users.models.set(served);
    }

    void unsetModels(Models served) {
        users.models.compareAndSet(served, null);
    }

    @Deactivate
    void close() {
        watch.close();
        faults.shutdown();
        byHand.close();
        folder.suspend(models);
        folder.suspend(bundles);
        bundles.close();
    }

    // ---------------------------------------------------------------- what administrators see and do

    @Override
    public List<Plugin> list() {
        return Stream.of(folder, byHand)
                .flatMap(origin -> origin.list().stream())
                .toList();
    }

    @Override
    public Optional<Plugin> find(String name) {
        return list().stream().filter(plugin -> plugin.name().equals(name)).findFirst();
    }

    @Override
    public Plan plan(PluginFile file) {
        return folder.plan(file, users::of);
    }

    @Override
    public Plugin install(PluginFile file) {
        return inFolder(file.name(), () -> folder.install(file));
    }

    @Override
    public Plugin installApproved(PluginFile file, String by) {
        return inFolder(file.name(), () -> folder.installApproved(file, by));
    }

    @Override
    public void remove(String name) {
        inFolder(name, () -> {
            origin(name).remove(name);
            return null;
        });
    }

    @Override
    public Plugin approve(String name, String by) {
        return inFolder(name, () -> origin(name).approve(name, by));
    }

    @Override
    public Plugin retire(String name) {
        return inFolder(name, () -> origin(name).retire(name));
    }

    @Override
    public Plugin restore(String name) {
        return inFolder(name, () -> origin(name).restore(name));
    }

    @Override
    public Plugin rollback(String name) {
        return inFolder(name, () -> find(name).isPresent() ? origin(name).rollback(name) : folder.rollback(name));
    }

    @Override
    public List<Plugin.Identity> history(String name) {
        return ledger.history(name).stream().map(Use::identity).toList();
    }

    @Override
    public List<String> uses(String name) {
        return users.of(known(name).offers());
    }

    @Override
    public List<Incident> incidents() {
        return ledger.incidents();
    }

    @Override
    public Replayed replay(String incident) {
        return replays.replay(ledger.incidents().stream()
                .filter(one -> one.id().equals(incident))
                .findFirst()
                .orElseThrow(() -> InvalidInputException.of(
                        "the replay",
                        "plugins.replay.unknown",
                        incident,
                        "no such incident",
                        "the id of an incident",
                        "See kisa:plugins quarantine.")));
    }

    @Override
    public Mode mode() {
        return policy.mode();
    }

    private Plugin known(String name) {
        return find(name)
                .orElseThrow(() -> InvalidInputException.of(
                        "plug-in " + name,
                        "plugins.unknown",
                        "",
                        name,
                        "one of "
                                + String.join(
                                        ", ", list().stream().map(Plugin::name).toList()),
                        "See kisa:plugins."));
    }

    private Origin origin(String name) {
        return known(name).origin().equals(Plugin.SHELL) ? byHand : folder;
    }

    private interface InFolder<T> {
        T run() throws IOException;
    }

    private <T> T inFolder(String name, InFolder<T> work) {
        try {
            return work.run();
        } catch (IOException | UncheckedIOException e) {
            throw unusable("plug-in " + name, folder.path(), e);
        }
    }

    private static InvalidInputException unusable(String what, Path folder, Exception e) {
        return InvalidInputException.of(
                what,
                "plugins.folder",
                folder.toString(),
                e.toString(),
                "a folder that can be written to",
                "Give the user that Minikisa runs as the right to it, or another data folder.");
    }

    @Override
    public void describe(Details status) {
        List<Plugin> all = list();
        status.add("pluginsFolder", "Plug-ins folder", folder.path());
        folder.trouble()
                .ifPresent(trouble -> status.add("pluginsTrouble", "Plug-ins folder unreadable", trouble, Tone.BAD));
        status.add("pluginsMode", "Plug-ins mode", policy.mode());
        status.add(
                "plugins",
                "Plug-ins in use",
                all.stream().filter(p -> p.inUse().isPresent()).count());
        count(status, all, "pluginsRefused", "Plug-ins refused", PluginState.REFUSED);
        count(status, all, "pluginsQuarantined", "Plug-ins quarantined", PluginState.QUARANTINED);
    }

    private static void count(Details status, List<Plugin> all, String key, String label, PluginState state) {
        long count = all.stream().filter(p -> p.state() == state).count();
        status.add(key, label, count, count == 0 ? Tone.PLAIN : Tone.BAD);
    }
}
