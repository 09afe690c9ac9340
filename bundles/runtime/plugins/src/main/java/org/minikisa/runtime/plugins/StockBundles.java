package org.minikisa.runtime.plugins;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.runtime.api.Incident;
import org.minikisa.runtime.api.Plugin;
import org.minikisa.runtime.api.PluginFile;
import org.minikisa.runtime.api.PluginState;
import org.minikisa.runtime.api.Residence;
import org.minikisa.runtime.api.Trust;
import org.minikisa.runtime.plugins.BundleDeployer.VerifiedBundle;
import org.minikisa.runtime.plugins.Ledger.Coming;
import org.minikisa.runtime.plugins.PluginTables.Use;
import org.minikisa.runtime.plugins.guard.Curtain;
import org.minikisa.runtime.plugins.guard.Fault;
import org.minikisa.runtime.plugins.trust.Judge;
import org.minikisa.runtime.plugins.trust.Verdict;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bundles that a person installs, starts, stops and updates with the stock commands of the framework. They pass the same
 * checks as the folder's, when the framework tells of them:
 *
 * <pre>
 *   install, update ──> checked: VERIFIED, or REFUSED and barred     start ──> proven and shown: ACTIVE
 *   stop            ──> its services have gone: VERIFIED             a refused update ──> the bytes before come back
 * </pre>
 *
 * <p>They run in this process, since the framework starts them. The framework is asked for changes only on threads of their
 * own: whoever tells of an event holds the bundle's lock. Thread-safe.
 */
final class StockBundles implements Origin, SynchronousBundleListener {

    private static final Logger LOG = LoggerFactory.getLogger(StockBundles.class);

    /** How long calls in flight may hold up the one who stops a bundle. */
    private static final Duration DRAIN = Duration.ofSeconds(10);

    /** What misbehaves so soon after it came into use is replaced by what was in use before. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final BundleContext context;
    private final BundleDeployer deployer;
    private final Curtain curtain;
    private final Judge judge;
    private final Ledger ledger;
    private final KeptBytes kept;
    private final Clock clock;
    private final Map<String, Entry> entries = new ConcurrentSkipListMap<>();

    StockBundles(
            BundleContext context,
            BundleDeployer deployer,
            Curtain curtain,
            Judge judge,
            Ledger ledger,
            KeptBytes kept,
            Clock clock) {
        this.context = context;
        this.deployer = deployer;
        this.curtain = curtain;
        this.judge = judge;
        this.ledger = ledger;
        this.kept = kept;
        this.clock = clock;
    }

    /** One bundle. Guarded by itself. */
    private static final class Entry {
        private final String name;
        private final Bundle bundle;
        private PluginState state = PluginState.STAGED;
        private Instant since = Instant.EPOCH;
        private String digest = "";
        private Verdict verdict = new Verdict(Trust.UNSIGNED, Optional.empty(), List.of());
        private List<Finding> findings = List.of();

        /** What the framework has now and may be resolved. */
        private Optional<VerifiedBundle> verified = Optional.empty();

        /** What may be brought back when an update is refused. */
        private Optional<PluginFile> lastGood = Optional.empty();

        /** What was in use last: when the laws refuse an update, this comes back. */
        private Optional<PluginFile> proven = Optional.empty();

        /** Shown while it is active. */
        private Optional<Showing> showing = Optional.empty();

        /** Counts starts and stops: what began before the last of them is of no consequence any more. */
        private int run;

        /** Held by the one who proves and shows it, so that a second start waits for the end of the first one's. */
        private final ReentrantLock shows = new ReentrantLock();

        /** Whether the next update is ours: its predecessor's refusal stays to be seen. */
        private boolean comesBack;

        private Entry(Bundle bundle) {
            this.name = bundle.getLocation();
            this.bundle = bundle;
        }

        private void become(PluginState next, Instant at) {
            if (next != state) {
                since = at;
            }
            state = next;
        }
    }

    /** Checks what is installed already; what was to be active is started again. */
    void open() {
        context.addBundleListener(this);
        for (Bundle bundle : context.getBundles()) {
            if (isStock(bundle)) {
                Entry entry = entry(bundle);
                check(entry);
                OwnThread.background("start of " + bundle.getSymbolicName(), () -> startIfWanted(entry));
            }
        }
        ledger.inUseOf(Plugin.SHELL).stream()
                .filter(name -> !entries.containsKey(name))
                .forEach(ledger::withdrawn);
        ledger.flush();
    }

    void close() {
        context.removeBundleListener(this);
        entries.values().forEach(this::hide);
        entries.clear();
    }

    /** Publishers have come or gone: who is not believed any more leaves. */
    void judgeAnew() {
        entries.values()
                .forEach(entry ->
                        OwnThread.background("judging of " + entry.bundle.getSymbolicName(), () -> judgeAnew(entry)));
    }

    private void judgeAnew(Entry entry) {
        if (entry.bundle.getState() == Bundle.UNINSTALLED || !isJudgedOtherwise(entry)) {
            return;
        }
        check(entry);
        boolean isAdmitted;
        synchronized (entry) {
            isAdmitted = entry.verified.isPresent();
            if (isAdmitted && entry.showing.isPresent()) {
                entry.become(PluginState.ACTIVE, clock.instant());
            }
        }
        if (isAdmitted) {
            startIfWanted(entry);
        } else {
            stop(entry);
        }
        ledger.flush();
    }

    private boolean isJudgedOtherwise(Entry entry) {
        try {
            var file = new PluginFile(entry.name, CachedJar.of(entry.bundle), Optional.empty());
            Verdict verdict = judge.judge(file);
            synchronized (entry) {
                return !verdict.equals(entry.verdict);
            }
        } catch (RuntimeException e) {
            LOG.warn("plug-in {} cannot be judged anew: {}", entry.name, e.getMessage());
            return true;
        }
    }

    private boolean isStock(Bundle bundle) {
        return curtain.isPlugin(bundle)
                && !bundle.getLocation().startsWith(BundleDeployer.LOCATION)
                && !bundle.equals(context.getBundle());
    }

    private Entry entry(Bundle bundle) {
        // Another bundle may have had its location before.
        return entries.compute(
                bundle.getLocation(),
                (location, present) -> present != null && present.bundle.equals(bundle) ? present : new Entry(bundle));
    }

    // ---------------------------------------------------------------- what the framework tells

    @Override
    public void bundleChanged(BundleEvent event) {
        Bundle bundle = event.getBundle();
        if (!isStock(bundle)) {
            return;
        }
        switch (event.getType()) {
            case BundleEvent.INSTALLED, BundleEvent.UPDATED -> check(entry(bundle));
            case BundleEvent.STARTED -> showSoon(entry(bundle));
            case BundleEvent.STOPPING -> hide(entry(bundle));
            case BundleEvent.STOPPED -> stopped(entry(bundle));
            case BundleEvent.UNINSTALLED -> forget(bundle);
            default -> {
                // resolved, unresolved: of no consequence
            }
        }
        ledger.flush();
    }

    private void showSoon(Entry entry) {
        int run = runOf(entry);
        OwnThread.background("showing of " + entry.bundle.getSymbolicName(), () -> show(entry, run));
    }

    /** Reads what the framework has of it now, and lets it be resolved or not. */
    private void check(Entry entry) {
        synchronized (entry) {
            boolean isReturn = entry.comesBack;
            entry.comesBack = false;
            entry.verified = Optional.empty();
            try {
                var file = new PluginFile(entry.name, CachedJar.of(entry.bundle), Optional.empty());
                Verdict verdict = judge.judge(file);
                VerifiedBundle verified = deployer.verifyHere(file, verdict);
                List<Finding> found = findings(entry, file, verified);
                if (Finding.errors(found).isEmpty()) {
                    admit(entry, file, verdict, verified, found, isReturn);
                } else {
                    refuse(entry, KeptBytes.digest(file.content()), verdict, found);
                }
            } catch (InvalidInputException e) {
                refuse(
                        entry,
                        "",
                        entry.verdict,
                        e.problems().stream().map(Finding::error).toList());
            } catch (RuntimeException e) {
                LOG.error("plug-in {} could not be checked", entry.name, e);
                refuse(entry, "", entry.verdict, List.of(Finding.error(unexpected(e))));
            }
        }
    }

    private List<Finding> findings(Entry entry, PluginFile file, VerifiedBundle verified) {
        var all = new ArrayList<>(verified.findings());
        if (verified.isAdmitted()) {
            all.addAll(deployer.modelConflicts(verified, entry.bundle));
        }
        ledger.quarantine(KeptBytes.digest(file.content())).ifPresent(incident -> all.add(quarantined(incident)));
        return all;
    }

    private void admit(
            Entry entry,
            PluginFile file,
            Verdict verdict,
            VerifiedBundle verified,
            List<Finding> found,
            boolean isReturn) {
        entry.verified = Optional.of(verified);
        entry.lastGood = Optional.of(file);
        if (!isReturn) {
            entry.digest = KeptBytes.digest(file.content());
            entry.verdict = verdict;
            entry.findings = found;
            entry.become(PluginState.VERIFIED, clock.instant());
        }
        if (ledger.isRetired(entry.name)) {
            entry.become(PluginState.RETIRED, clock.instant());
            curtain.bar(entry.bundle);
        } else {
            curtain.admit(entry.bundle);
        }
    }

    private void refuse(Entry entry, String digest, Verdict verdict, List<Finding> found) {
        curtain.bar(entry.bundle);
        entry.digest = digest;
        entry.verdict = verdict;
        entry.findings = found;
        boolean isQuarantined = ledger.quarantine(digest).isPresent();
        entry.become(isQuarantined ? PluginState.QUARANTINED : PluginState.REFUSED, clock.instant());
        LOG.warn("plug-in {} is refused: {}", entry.name, Finding.errors(found));
        ledger.refused(entry.name, Plugin.SHELL, digest, Finding.errors(found));
        before(entry, digest).ifPresent(file -> bringBack(entry, file));
    }

    /** The last bytes that passed, of this run or of the one before. */
    private Optional<PluginFile> before(Entry entry, String refused) {
        return entry.lastGood
                .filter(file -> !KeptBytes.digest(file.content()).equals(refused))
                .or(() -> earlier(entry.name, refused));
    }

    /** What was in use in an earlier run, or before that. */
    private Optional<PluginFile> earlier(String name, String other) {
        return Stream.concat(ledger.inUse(name).stream(), ledger.history(name).stream())
                .map(Use::digest)
                .filter(digest -> !digest.equals(other))
                .findFirst()
                .flatMap(kept::read)
                .map(bytes -> new PluginFile(name, bytes, Optional.empty()));
    }

    /** In the background: whoever refused holds the bundle's lock. */
    private void bringBack(Entry entry, PluginFile file) {
        OwnThread.background("return of " + entry.bundle.getSymbolicName(), () -> {
            try {
                synchronized (entry) {
                    entry.comesBack = true;
                }
                entry.bundle.update(new ByteArrayInputStream(file.content()));
                refresh(entry.bundle);
                LOG.warn("plug-in {}: what was verified before came back", entry.name);
                startIfWanted(entry);
            } catch (BundleException | IllegalStateException e) {
                LOG.error("plug-in {}: what was verified before could not come back", entry.name, e);
            }
        });
    }

    /** The framework starts only what it has been told to, and only once its start level is reached. */
    private void startIfWanted(Entry entry) {
        synchronized (entry) {
            if (entry.verified.isEmpty() || ledger.isRetired(entry.name)) {
                return;
            }
        }
        if (entry.bundle.getState() == Bundle.UNINSTALLED) {
            return;
        }
        try {
            var level = entry.bundle.adapt(BundleStartLevel.class);
            int reached = context.getBundle(0).adapt(FrameworkStartLevel.class).getStartLevel();
            if (level.isPersistentlyStarted() && level.getStartLevel() <= reached) {
                OwnThread.run(
                        "start of " + entry.bundle.getSymbolicName(),
                        () -> entry.bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY));
            }
        } catch (BundleException | IllegalStateException e) {
            LOG.warn("plug-in {} did not start: {}", entry.name, e.getMessage());
        }
    }

    // ---------------------------------------------------------------- in use and out of it

    private void show(Entry entry, int run) {
        entry.shows.lock();
        try {
            toShow(entry, run).ifPresent(verified -> show(entry, verified, run));
        } finally {
            entry.shows.unlock();
        }
        ledger.flush();
    }

    private static Optional<VerifiedBundle> toShow(Entry entry, int run) {
        synchronized (entry) {
            return entry.run == run && entry.showing.isEmpty() ? entry.verified : Optional.empty();
        }
    }

    private static int runOf(Entry entry) {
        synchronized (entry) {
            return entry.run;
        }
    }

    private void show(Entry entry, VerifiedBundle verified, int run) {
        String digest = KeptBytes.digest(verified.file().content());
        try {
            Showing showing = deployer.show(
                    verified,
                    entry.bundle,
                    fault -> OwnThread.background(
                            "quarantine of " + entry.bundle.getSymbolicName(), () -> quarantine(entry, digest, fault)));
            if (isShown(entry, verified, showing, run)) {
                cameIntoUse(entry, verified, digest);
            } else {
                deployer.closes(entry.bundle);
                showing.hide(DRAIN);
            }
        } catch (InvalidInputException e) {
            notProven(entry, digest, e.problems(), run);
        } catch (BundleException | IllegalStateException e) {
            notProven(entry, digest, List.of(unexpected(e)), run);
        }
    }

    /** @return false when it has been stopped meanwhile */
    private boolean isShown(Entry entry, VerifiedBundle verified, Showing showing, int run) {
        synchronized (entry) {
            if (entry.run != run) {
                return false;
            }
            entry.showing = Optional.of(showing);
            entry.proven = Optional.of(verified.file());
            if (entry.digest.equals(KeptBytes.digest(verified.file().content()))) {
                entry.become(PluginState.ACTIVE, clock.instant());
            }
            return true;
        }
    }

    private void cameIntoUse(Entry entry, VerifiedBundle verified, String digest) {
        kept.keep(digest, verified.file().content());
        ledger.activated(new Coming(
                entry.name,
                Plugin.SHELL,
                digest,
                Optional.empty(),
                verified.id(),
                entry.verdict.trust(),
                Residence.PROCESS));
        LOG.info("plug-in {} is in use: {}", entry.name, verified.id());
    }

    private void notProven(Entry entry, String digest, List<Problem> problems, int run) {
        synchronized (entry) {
            if (entry.run != run) {
                deployer.closes(entry.bundle);
                return; // it was stopped while it was proven: that says nothing about it
            }
            entry.verified = Optional.empty();
            // Not good after all: what was in use before it comes back, not this.
            entry.lastGood = entry.proven
                    .filter(file -> !KeptBytes.digest(file.content()).equals(digest))
                    .or(() -> earlier(entry.name, digest));
        }
        stop(entry);
        synchronized (entry) {
            refuse(
                    entry,
                    digest,
                    entry.verdict,
                    problems.stream().map(Finding::error).toList());
        }
    }

    private void quarantine(Entry entry, String digest, Fault fault) {
        VerifiedBundle verified = entry.verified.orElseThrow();
        boolean isFresh = ledger.isInUseForLess(entry.name, digest, FRESH);
        Incident incident = ledger.quarantine(entry.name, verified.id(), digest, Ledger.Misdeed.of(fault));
        LOG.error("plug-in {} is quarantined, {}: {}", entry.name, incident.id(), fault.problem());
        stop(entry);
        Optional<Use> before =
                isFresh ? ledger.predecessors(entry.name).stream().findFirst() : Optional.empty();
        Optional<PluginFile> file = before.map(Use::digest)
                .flatMap(kept::read)
                .map(bytes -> new PluginFile(entry.name, bytes, Optional.empty()));
        synchronized (entry) {
            curtain.bar(entry.bundle);
            entry.verified = Optional.empty();
            entry.lastGood = file;
            entry.proven = file;
            entry.findings = List.of(quarantined(incident));
            entry.become(PluginState.QUARANTINED, clock.instant());
        }
        file.ifPresent(good -> {
            ledger.instead(incident, before.orElseThrow().identity());
            bringBack(entry, good);
        });
        ledger.flush();
    }

    /** Stops it for this run and lets go of what it is wired to, so that it cannot be started as it is. */
    private void stop(Entry entry) {
        hide(entry);
        curtain.bar(entry.bundle);
        try {
            OwnThread.run("stop of " + entry.bundle.getSymbolicName(), () -> entry.bundle.stop(Bundle.STOP_TRANSIENT));
            refresh(entry.bundle);
        } catch (BundleException | IllegalStateException e) {
            LOG.error("plug-in {} did not stop: {}", entry.name, e.getMessage());
        }
    }

    /** Waits for it: a refresh that is under way would stop what is being started. Never by who tells of an event. */
    private void refresh(Bundle bundle) {
        var done = new CountDownLatch(1);
        context.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(List.of(bundle), event -> done.countDown());
        try {
            if (!done.await(DRAIN.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("{} was not refreshed in {} s", bundle.getSymbolicName(), DRAIN.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hide(Entry entry) {
        Optional<Showing> gone;
        synchronized (entry) {
            gone = entry.showing;
            entry.showing = Optional.empty();
            entry.run++;
        }
        deployer.closes(entry.bundle);
        gone.ifPresent(showing -> showing.hide(DRAIN));
    }

    private void stopped(Entry entry) {
        synchronized (entry) {
            if (entry.state == PluginState.ACTIVE) {
                entry.become(PluginState.VERIFIED, clock.instant());
            }
        }
        if (context.getBundle(0).getState() != Bundle.STOPPING) {
            ledger.withdrawn(entry.name);
        }
    }

    private void forget(Bundle bundle) {
        Entry gone = entries.remove(bundle.getLocation());
        if (gone != null) {
            hide(gone);
            ledger.withdrawn(gone.name);
        }
    }

    // ---------------------------------------------------------------- what administrators see and do

    @Override
    public List<Plugin> list() {
        return entries.values().stream().map(StockBundles::plugin).toList();
    }

    private static Plugin plugin(Entry entry) {
        synchronized (entry) {
            Optional<VerifiedBundle> inUse = entry.verified.filter(any -> entry.showing.isPresent());
            return new Plugin(
                    entry.name,
                    "bundle",
                    Plugin.SHELL,
                    entry.state,
                    entry.verdict.trust(),
                    entry.verdict.publisher(),
                    inUse.map(any -> Residence.PROCESS),
                    inUse.map(VerifiedBundle::id),
                    entry.since,
                    entry.digest,
                    inUse.map(any -> KeptBytes.digest(any.file().content())).orElse(""),
                    Stream.concat(
                                    entry.findings.stream(),
                                    entry.showing.stream().flatMap(one -> one.findings().stream()))
                            .distinct()
                            .toList(),
                    Stream.concat(
                                    inUse.stream().flatMap(any -> any.offers().stream()),
                                    entry.showing.stream().flatMap(one -> one.offers().stream()))
                            .distinct()
                            .toList(),
                    OptionalLong.empty());
        }
    }

    @Override
    public Plugin approve(String name, String by) {
        Entry entry = known(name);
        ledger.approve(name, KeptBytes.digest(CachedJar.of(entry.bundle)), by);
        return again(entry);
    }

    @Override
    public Plugin retire(String name) {
        Entry entry = known(name);
        ledger.retire(name, Plugin.SHELL, entry.digest);
        stop(entry);
        synchronized (entry) {
            entry.become(PluginState.RETIRED, clock.instant());
        }
        return plugin(entry);
    }

    @Override
    public Plugin restore(String name) {
        Entry entry = known(name);
        ledger.restore(name, entry.digest);
        return again(entry);
    }

    @Override
    public Plugin rollback(String name) {
        Entry entry = known(name);
        Optional<PluginFile> file = ledger.history(name).stream()
                .findFirst()
                .map(Use::digest)
                .flatMap(kept::read)
                .map(bytes -> new PluginFile(name, bytes, Optional.empty()));
        if (file.isEmpty()) {
            throw InvalidInputException.of(
                    "plug-in " + name,
                    "plugins.history",
                    "",
                    "nothing that was in use before",
                    "an earlier version",
                    "Update it with the bytes you want: update ID URL.");
        }
        try {
            entry.bundle.update(new ByteArrayInputStream(file.get().content()));
        } catch (BundleException e) {
            throw new InvalidInputException("plug-in " + name, List.of(unexpected(e)));
        }
        startIfWanted(entry);
        return plugin(entry);
    }

    @Override
    public void remove(String name) {
        Entry entry = known(name);
        try {
            OwnThread.run("uninstall of " + entry.bundle.getSymbolicName(), entry.bundle::uninstall);
            refresh(entry.bundle);
            ledger.removed(name);
        } catch (BundleException e) {
            throw new InvalidInputException("plug-in " + name, List.of(unexpected(e)));
        }
    }

    private Entry known(String name) {
        return Optional.ofNullable(entries.get(name))
                .orElseThrow(() -> InvalidInputException.of(
                        "plug-in " + name,
                        "plugins.unknown",
                        "",
                        name,
                        "one of " + String.join(", ", entries.keySet()),
                        "See kisa:plugins."));
    }

    private Plugin again(Entry entry) {
        check(entry);
        startIfWanted(entry);
        ledger.flush();
        return plugin(entry);
    }

    private static Finding quarantined(Incident incident) {
        return Finding.error(new Problem(
                "plugins.quarantined",
                incident.offer(),
                incident.problem().found(),
                incident.problem().expected(),
                "See incident " + incident.id() + "; bring another version, or kisa:plugins restore "
                        + incident.plugin() + "."));
    }

    private static Problem unexpected(Exception e) {
        return new Problem(
                "plugins.failed",
                "",
                e.toString(),
                "a bundle that can be checked and started",
                "The log has the details; ask whoever made the plug-in.");
    }
}
