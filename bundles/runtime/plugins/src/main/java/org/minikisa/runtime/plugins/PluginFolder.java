package org.minikisa.runtime.plugins;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.runtime.api.Incident;
import org.minikisa.runtime.api.Plan;
import org.minikisa.runtime.api.Plugin;
import org.minikisa.runtime.api.PluginFile;
import org.minikisa.runtime.api.PluginState;
import org.minikisa.runtime.api.Residence;
import org.minikisa.runtime.plugins.Deployer.Deployed;
import org.minikisa.runtime.plugins.Deployer.Verified;
import org.minikisa.runtime.plugins.FolderEntry.Content;
import org.minikisa.runtime.plugins.FolderEntry.InUse;
import org.minikisa.runtime.plugins.FolderFiles.Stamp;
import org.minikisa.runtime.plugins.Ledger.Coming;
import org.minikisa.runtime.plugins.Ledger.Misdeed;
import org.minikisa.runtime.plugins.PluginTables.Use;
import org.minikisa.runtime.plugins.Trials.Trial;
import org.minikisa.runtime.plugins.guard.Fault;
import org.minikisa.runtime.plugins.trust.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what is in use to what lies in a folder, file by file. What was in use is kept beside ({@value #KEPT}) and remembered
 * in the {@link Ledger}, so that a broken file leaves the last good one in use, also after a restart. Thread-safe; one file is
 * handled at a time, in slices that let others in, while listings read what is known.
 */
final class PluginFolder implements Origin {

    /** The folder of the contents that were in use. */
    static final String KEPT = ".kept";

    /** Names what is being tried in this process, while it is. */
    private static final String TRIAL = ".trial";

    /** A file that has not changed for so long is taken to be complete. */
    static final Duration QUIET = Duration.ofMillis(30);

    /**
     * A file that fails is given so long to change once more before it is refused: whoever copies slowly pauses longer than
     * the quiet period.
     */
    static final Duration GRACE = Duration.ofMillis(250);

    /** How often the folder is looked at without any event: some file systems tell nothing. */
    static final Duration RESCAN = Duration.ofSeconds(2);

    /** When a look that has much to do lets others in. */
    static final Duration SLICE = Duration.ofMillis(200);

    /** What is quarantined so soon after it came into use is replaced by what was in use before. */
    static final Duration FRESH = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(PluginFolder.class);

    private final FolderFiles files;
    private final KeptBytes kept;
    private final Trials trials;
    private final List<Deployer> deployers;
    private final ApprovingJudge judge;
    private final Ledger ledger;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Executor faults;
    private final Runnable opinionChanged;

    /** Fair: an administrator who waits comes before the next slice. */
    private final ReentrantLock lock = new ReentrantLock(true);

    private final Map<String, FolderEntry> entries = new TreeMap<>();
    private final Map<String, Plugin> shown = new ConcurrentSkipListMap<>();

    /** How often something came into use or went. */
    private long changes;

    /** At which count of changes the refused ones were tried last. */
    private long triedAt;

    private volatile boolean othersChanged;

    /**
     * @param faults runs what is to be done about a fault, soon and not on the thread that tells it
     * @param opinionChanged told when the judge may think otherwise of what it has judged; returns at once
     */
    PluginFolder(
            Path folder,
            List<Deployer> deployers,
            ApprovingJudge judge,
            Ledger ledger,
            Clock clock,
            LongSupplier nanos,
            Executor faults,
            Runnable opinionChanged) {
        this.files = new FolderFiles(folder);
        this.kept = new KeptBytes(folder.resolve(KEPT));
        this.trials = new Trials(folder.resolve(TRIAL));
        this.deployers = List.copyOf(deployers);
        this.judge = judge;
        this.ledger = ledger;
        this.clock = clock;
        this.nanos = nanos;
        this.faults = faults;
        this.opinionChanged = opinionChanged;
    }

    Path path() {
        return files.path();
    }

    /** Why the folder cannot be read now; what was in use stays in use meanwhile. */
    Optional<String> trouble() {
        return files.trouble();
    }

    @Override
    public List<Plugin> list() {
        return List.copyOf(shown.values());
    }

    // ---------------------------------------------------------------- looking

    /** Why a file is handled. */
    enum Occasion {
        /** Was there before: nobody waits for it. */
        START,
        /** Has come to rest: may still be growing. */
        AT_REST,
        /** Was put there in one piece: what is wrong with it is wrong for good. */
        PUT,
        /** Was put there by an administrator who wants the earlier version back. */
        ROLLBACK,
        /** The file is the same, but not what speaks for or against it. */
        AGAIN
    }

    /** Handles everything that lies there, without waiting for quiet: at the start, and when a reader of a kind came. */
    void settle() {
        alone(() -> {
            trials.unended().ifPresent(this::quarantine);
            Optional<Map<String, Stamp>> found = look(Duration.ZERO);
            if (found.isPresent()) {
                withdrawWhatWentWhileNobodyRan(found.get());
                entries.values().stream()
                        .filter(entry -> entry.state == PluginState.STAGED)
                        .forEach(entry -> entry.handled = false);
                handleAll(Occasion.START, Duration.ZERO, Long.MAX_VALUE);
                kept.retain(ledger.digests()::contains);
            }
            return null;
        });
    }

    /**
     * Looks once and handles what has come to rest.
     *
     * @return when to look again, at the latest
     */
    Duration look(Occasion occasion) {
        return alone(() -> {
            Optional<Map<String, Stamp>> found = look(QUIET);
            if (found.isEmpty()) {
                return RESCAN;
            }
            if (judge.thinksOtherwise()) {
                entries.values().forEach(entry -> entry.isDoubted = true);
                opinionChanged.run();
            }
            return handleAll(occasion, QUIET, SLICE.toNanos());
        });
    }

    /** Something outside of the folder came or went that a refused file may have needed: they are tried again soon. */
    void othersChanged() {
        othersChanged = true;
    }

    private Optional<Map<String, Stamp>> look(Duration patience) {
        Optional<Map<String, Stamp>> found = files.look(this::isPlugin);
        found.ifPresent(stamps -> {
            long now = nanos.getAsLong();
            stamps.forEach((name, stamp) ->
                    entries.computeIfAbsent(name, FolderEntry::new).noticed(Optional.of(stamp), now));
            forgetMissing(stamps, patience, now);
        });
        return found;
    }

    /** Forgets files that have been missing for some time: many a program replaces a file by deleting it first. */
    private void forgetMissing(Map<String, Stamp> found, Duration patience, long now) {
        for (FolderEntry entry : List.copyOf(entries.values())) {
            if (!found.containsKey(entry.name)) {
                entry.noticed(Optional.empty(), now);
                if (now - entry.changedAt >= patience.toNanos()) {
                    forget(entry);
                }
            }
        }
    }

    private void forget(FolderEntry entry) {
        if (entry.inUse.isPresent()) {
            LOG.info(
                    "plug-in {} is withdrawn: {}", entry.name, entry.inUse.get().identity());
            withdraw(entry);
        }
        ledger.withdrawn(entry.name);
        entries.remove(entry.name);
        shown.remove(entry.name);
    }

    private void withdrawWhatWentWhileNobodyRan(Map<String, Stamp> found) {
        ledger.inUseOf(Plugin.FOLDER).stream()
                .filter(name -> !found.containsKey(name))
                .forEach(ledger::withdrawn);
    }

    /**
     * Handles what is due, and then again what was refused for its neighbours (an older twin, a bundle that was not there
     * yet) as long as something comes or goes: so the order in which files come does not matter. Ends, because each round but
     * the last puts one more to use.
     *
     * @param quiet how long a file must have rested
     * @param slice nanoseconds after which the rest is left to the next look
     * @return when something is due next
     */
    private Duration handleAll(Occasion occasion, Duration quiet, long slice) {
        long begun = nanos.getAsLong();
        Duration next = RESCAN;
        do {
            for (FolderEntry entry : entries.values()) {
                if (nanos.getAsLong() - begun >= slice) {
                    return Duration.ZERO;
                }
                Duration due = handleIfDue(entry, occasion, quiet);
                next = due.compareTo(next) < 0 ? due : next;
            }
        } while (isSomeoneToBeTriedAgain());
        return next;
    }

    /** @return when it is due next */
    private Duration handleIfDue(FolderEntry entry, Occasion occasion, Duration quiet) {
        if (entry.stamp.isEmpty()) {
            return QUIET;
        }
        if (entry.isDoubted) {
            entry.isDoubted = false;
            doubt(entry);
        }
        if (entry.comesBackFor.isPresent() && entry.inUse.isEmpty()) {
            comeBack(entry);
            show(entry);
        }
        if (entry.handled && entry.triedAgain) {
            return entry.comesBackFor.isPresent() ? GRACE : RESCAN;
        }
        Duration rested = Duration.ofNanos(nanos.getAsLong() - entry.changedAt);
        if (!entry.handled && rested.compareTo(quiet) < 0) {
            return quiet.minus(rested);
        }
        entry.triedAgain = true;
        handle(entry, entry.handled ? Occasion.AGAIN : occasion);
        return entry.handled ? RESCAN : QUIET;
    }

    private boolean isSomeoneToBeTriedAgain() {
        if (othersChanged) {
            othersChanged = false;
            changes++;
        }
        if (triedAt == changes) {
            return false;
        }
        triedAt = changes;
        List<FolderEntry> waiting = entries.values().stream()
                .filter(entry -> entry.handled && entry.hangsOnOthers())
                .toList();
        waiting.forEach(entry -> entry.triedAgain = false);
        return !waiting.isEmpty();
    }

    // ---------------------------------------------------------------- one file

    private void handle(FolderEntry entry, Occasion occasion) {
        try {
            Deployer deployer = deployer(entry.name).orElseThrow(() -> unknownKind(entry.name));
            entry.deployer = Optional.of(deployer);
            Optional<PluginFile> file = files.read(entry.name, entry.stamp.orElseThrow(), deployer.largest());
            if (file.isPresent()) { // else it changed while it was read, and the next look sees that
                decide(entry, deployer, file.get(), occasion);
            }
        } catch (IOException e) {
            refuse(entry, Content.UNREADABLE, List.of(Finding.error(unreadable(entry.name, e))), occasion);
        } catch (InvalidInputException e) {
            refuse(entry, Content.UNREADABLE, errors(e), occasion);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.error("plug-in {} failed in a way its checks do not know", entry.name, e);
            refuse(entry, Content.UNREADABLE, List.of(Finding.error(unexpected(e))), occasion);
        }
        show(entry);
    }

    private void decide(FolderEntry entry, Deployer deployer, PluginFile file, Occasion occasion) {
        Content content = Content.of(file, judge);
        Optional<Problem> bar = bar(entry.name, content.digest());
        if (ledger.isRetired(entry.name)) {
            stay(entry, PluginState.RETIRED, content, bar);
        } else if (!deployer.isReady()) {
            stay(entry, PluginState.STAGED, content, Optional.of(waiting(entry.name, deployer)));
        } else if (bar.isPresent()) {
            stay(entry, PluginState.QUARANTINED, content, bar);
            useLast(entry);
        } else if (entry.isInUse(content)) {
            activate(entry, content, OptionalLong.empty());
        } else {
            use(entry, deployer, file, content, occasion);
        }
    }

    /** What an administrator, or the content's own past, has against its being used. */
    private Optional<Problem> bar(String name, String digest) {
        if (ledger.isRetired(name)) {
            return Optional.of(retired(name));
        }
        return ledger.quarantine(digest).map(PluginFolder::quarantined);
    }

    private void stay(FolderEntry entry, PluginState state, Content content, Optional<Problem> why) {
        entry.become(state, content, why.map(Finding::error).stream().toList(), clock.instant());
    }

    private void use(FolderEntry entry, Deployer deployer, PluginFile file, Content content, Occasion occasion) {
        long staged = nanos.getAsLong();
        Optional<Deployed> before = entry.inUse.map(InUse::deployed);
        Verified verified = entry.verified(content).orElseGet(() -> deployer.verify(file, content.verdict(), before));
        var findings = new ArrayList<>(verified.findings());
        if (verified.isAdmitted()) {
            entry.keep(content, verified);
            findings.addAll(deployer.conflicts(verified, before));
        }
        if (findings.stream().anyMatch(Finding::isError)) {
            refuse(entry, content, findings, occasion);
            return;
        }
        long checked = nanos.getAsLong();
        if (entry.isOnlyBelievedOtherwise(content, verified)) {
            deployer.believe(verified, before.orElseThrow());
        } else {
            if (entry.inUse.isEmpty()) {
                entry.become(PluginState.VERIFIED, content, findings, clock.instant());
                show(entry);
            }
            try {
                entry.inUse = Optional.of(deploy(entry, deployer, content, verified, before));
            } catch (InvalidInputException e) {
                findings.addAll(errors(e));
                refuse(entry, content, findings, occasion);
                return;
            }
        }
        long switched = nanos.getAsLong();
        OptionalLong millis = millis(entry, occasion);
        deployer.advice(verified, before).stream()
                .filter(advice -> occasion != Occasion.ROLLBACK || !isOfGoingBack(advice))
                .forEach(findings::add);
        entry.inUse = entry.inUse.map(inUse -> new InUse(inUse.deployed(), content, findings));
        remember(entry, file, occasion == Occasion.ROLLBACK);
        activate(entry, content, millis);
        LOG.info(
                "plug-in {} is in use: {}; verified in {} ms, switched in {} ms{}",
                entry.name,
                entry.inUse.map(InUse::identity).orElseThrow(),
                (checked - staged) / 1_000_000,
                (switched - checked) / 1_000_000,
                millis.isPresent() ? ", " + millis.getAsLong() + " ms after the file changed" : "");
    }

    /** An earlier version after a later one: just what was asked for. */
    private static boolean isOfGoingBack(Finding advice) {
        return advice.problem().code().equals("impact.version.back");
    }

    private InUse deploy(
            FolderEntry entry, Deployer deployer, Content content, Verified verified, Optional<Deployed> before) {
        String name = entry.name;
        Plugin.Identity identity = verified.identity().orElseThrow();
        Supplier<Deployed> work = () -> deployer.deploy(
                verified, before, fault -> faults.execute(() -> quarantine(name, identity, content.digest(), fault)));
        Deployed deployed = verified.residence().equals(Optional.of(Residence.PROCESS))
                ? trials.during(new Trial(name, identity, content.digest()), work)
                : work.get();
        changes++;
        return new InUse(deployed, content, verified.findings());
    }

    /** From the change of the file until now; nobody waited for what was there before. */
    private OptionalLong millis(FolderEntry entry, Occasion occasion) {
        return occasion == Occasion.START || occasion == Occasion.AGAIN
                ? OptionalLong.empty()
                : entry.stamp
                        .map(stamp -> OptionalLong.of(Math.max(
                                0,
                                Duration.between(stamp.changed(), clock.instant())
                                        .toMillis())))
                        .orElse(OptionalLong.empty());
    }

    private void activate(FolderEntry entry, Content content, OptionalLong millis) {
        entry.become(
                PluginState.ACTIVE,
                content,
                entry.inUse.map(InUse::findings).orElse(List.of()),
                ledger.inUse(entry.name).map(Use::since).orElseGet(clock::instant));
        entry.millis = millis.isPresent() ? millis : entry.millis;
    }

    /** Keeps the bytes, so that they can come back, and notes what is in use. */
    private void remember(FolderEntry entry, PluginFile file, boolean isRollback) {
        InUse inUse = entry.inUse.orElseThrow();
        kept.keep(inUse.content().digest(), file.content());
        Optional<String> signature = file.signature().map(KeptBytes::digest);
        signature.ifPresent(digest -> kept.keep(digest, file.signature().orElseThrow()));
        var coming = new Coming(
                entry.name,
                Plugin.FOLDER,
                inUse.content().digest(),
                signature,
                inUse.identity(),
                inUse.content().verdict().trust(),
                inUse.deployed().residence());
        if (isRollback) {
            ledger.rolledBack(coming);
        } else {
            ledger.activated(coming);
        }
    }

    private void refuse(FolderEntry entry, Content content, List<Finding> findings, Occasion occasion) {
        boolean mayGrow = occasion == Occasion.AT_REST
                && Duration.ofNanos(nanos.getAsLong() - entry.changedAt).compareTo(GRACE) < 0;
        entry.become(mayGrow ? PluginState.STAGED : PluginState.REFUSED, content, findings, clock.instant());
        entry.handled = !mayGrow;
        if (mayGrow) {
            return;
        }
        if (occasion != Occasion.AGAIN) {
            LOG.warn("plug-in {} is refused: {}", entry.name, Finding.errors(findings));
        }
        ledger.refused(entry.name, Plugin.FOLDER, content.digest(), Finding.errors(findings));
        useLast(entry);
    }

    // ---------------------------------------------------------------- what was in use before

    /** The file cannot be used, and nothing of its name is in use: what was in use last is in use again. */
    private void useLast(FolderEntry entry) {
        if (entry.inUse.isPresent() || entry.deployer.isEmpty()) {
            return;
        }
        ledger.inUse(entry.name).ifPresent(last -> {
            List<Problem> problems = bringBack(entry, last);
            entry.lastWaits = hangOnOthers(problems);
            if (problems.isEmpty()) {
                LOG.info("plug-in {}: {}, in use before, stays in use", entry.name, last.identity());
            } else if (!entry.lastWaits) {
                LOG.warn("plug-in {}: {} cannot stay in use either: {}", entry.name, last.identity(), problems);
                ledger.withdrawn(entry.name);
            }
        });
    }

    /** @return why it cannot be used; empty when it is in use */
    private List<Problem> bringBack(FolderEntry entry, Use use) {
        Deployer deployer = entry.deployer.orElseThrow();
        try {
            PluginFile file = kept(use);
            Content content = Content.of(file, judge);
            Verified verified = deployer.verify(file, content.verdict(), Optional.empty());
            var problems = new ArrayList<>(Finding.errors(verified.findings()));
            if (problems.isEmpty()) {
                problems.addAll(Finding.errors(deployer.conflicts(verified, Optional.empty())));
            }
            if (problems.isEmpty()) {
                entry.inUse = Optional.of(deploy(entry, deployer, content, verified, Optional.empty()));
            }
            return problems;
        } catch (InvalidInputException e) {
            return e.problems();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.error("plug-in {}: {} failed in a way its checks do not know", entry.name, use.identity(), e);
            return List.of(unexpected(e));
        }
    }

    /** @throws InvalidInputException when the bytes are not there any more */
    private PluginFile kept(Use use) {
        return read(use).orElseThrow(() -> gone(use));
    }

    private Optional<PluginFile> read(Use use) {
        return kept.read(use.digest())
                .map(content ->
                        new PluginFile(use.name(), content, use.signature().flatMap(kept::read)));
    }

    /** Whether what is in use would still be admitted; the file is judged anew as well. */
    private void doubt(FolderEntry entry) {
        entry.inUse.filter(inUse -> !isStillAdmitted(entry, inUse)).ifPresent(inUse -> {
            LOG.warn("plug-in {}: {} is not trusted any more", entry.name, inUse.identity());
            withdraw(entry);
            ledger.withdrawn(entry.name);
        });
        entry.triedAgain = false;
    }

    private boolean isStillAdmitted(FolderEntry entry, InUse inUse) {
        Optional<PluginFile> kept = ledger.inUse(entry.name).flatMap(this::read);
        if (kept.isEmpty()) {
            return false; // what cannot be judged is not believed; if the file can be, it is in use again at once
        }
        PluginFile file = kept.get();
        Verdict verdict = judge.judge(file);
        return verdict.equals(inUse.content().verdict())
                || entry.deployer
                        .orElseThrow()
                        .verify(file, verdict, Optional.of(inUse.deployed()))
                        .residence()
                        .isPresent();
    }

    private void withdraw(FolderEntry entry) {
        Deployed deployed = entry.inUse.orElseThrow().deployed();
        entry.inUse = Optional.empty();
        changes++;
        try {
            entry.deployer.orElseThrow().withdraw(deployed);
        } catch (RuntimeException e) {
            LOG.error("plug-in {} could not be withdrawn", entry.name, e);
        }
    }

    // ---------------------------------------------------------------- quarantine

    /** The runtime ended while it was tried: it is not tried again, or it might end it at each start. */
    private void quarantine(Trial trial) {
        if (ledger.quarantine(trial.digest()).isEmpty()) {
            Incident incident = ledger.quarantine(
                    trial.name(),
                    trial.identity(),
                    trial.digest(),
                    new Misdeed(
                            "plug-in " + trial.identity(),
                            notSurvived(trial),
                            "{\"ask\":\"start\"}",
                            Optional.empty()));
            LOG.error("plug-in {} is quarantined, {}: {}", trial.name(), incident.id(), incident.problem());
        }
    }

    private static Problem notSurvived(Trial trial) {
        return new Problem(
                "plugins.ended.runtime",
                trial.name(),
                "the runtime ended twice in a row while this was started and proven in its process",
                "a plug-in that leaves the JVM alone",
                "Mend what ends the JVM. If somebody else ended it at that moment: kisa:plugins restore "
                        + trial.name());
    }

    /**
     * What misbehaved leaves as a whole and is not used again; when it was new, what was in use before it comes back. What
     * misbehaves while it is leaving anyway is remembered as well.
     */
    private void quarantine(String name, Plugin.Identity identity, String digest, Fault fault) {
        alone(() -> {
            if (ledger.quarantine(digest).isPresent()) {
                return null; // another service of the same plug-in has misbehaved before
            }
            boolean isFresh = ledger.isInUseForLess(name, digest, FRESH);
            Incident incident = ledger.quarantine(name, identity, digest, Misdeed.of(fault));
            LOG.error("plug-in {} is quarantined, {}: {}", name, incident.id(), fault.problem());
            entries.values().stream()
                    .filter(entry -> entry.holds(digest))
                    .forEach(entry -> leave(entry, incident, isFresh));
            return null;
        });
    }

    private void leave(FolderEntry entry, Incident incident, boolean isFresh) {
        boolean isInUse = entry.inUse
                .filter(inUse -> inUse.content().digest().equals(incident.digest()))
                .isPresent();
        if (isInUse) {
            withdraw(entry);
            if (isFresh) {
                entry.comesBackFor = Optional.of(incident);
                comeBack(entry);
            }
        }
        if (entry.content.digest().equals(incident.digest())) {
            stay(entry, PluginState.QUARANTINED, entry.content, bar(entry.name, incident.digest()));
        }
        show(entry);
    }

    /** The predecessor may just be leaving itself, and is in its own way until it has: then it is tried again. */
    private void comeBack(FolderEntry entry) {
        Incident incident = entry.comesBackFor.orElseThrow();
        entry.comesBackFor = Optional.empty();
        for (Use earlier : ledger.predecessors(entry.name)) {
            List<Problem> problems = bringBack(entry, earlier);
            if (problems.isEmpty()) {
                remember(entry, kept(earlier), true);
                ledger.instead(incident, earlier.identity());
                LOG.info("plug-in {}: {} has come back", entry.name, earlier.identity());
                return;
            }
            LOG.warn("plug-in {}: {} cannot come back: {}", entry.name, earlier.identity(), problems);
            if (hangOnOthers(problems) && isSoonAfter(incident)) {
                entry.comesBackFor = Optional.of(incident);
                return;
            }
        }
    }

    private boolean isSoonAfter(Incident incident) {
        return Duration.between(incident.at(), clock.instant()).compareTo(FRESH) < 0;
    }

    private static boolean hangOnOthers(List<Problem> problems) {
        return problems.stream().anyMatch(problem -> Deployer.HANGS_ON_OTHERS.contains(problem.code()));
    }

    // ---------------------------------------------------------------- administrators

    /** Runs all checks without any effect. @param uses tells what works with what would be replaced */
    Plan plan(PluginFile file, UnaryOperator<List<String>> uses) {
        return alone(() -> {
            Deployer deployer = deployer(file.name()).orElseThrow(() -> unknownKind(file.name()));
            if (file.content().length > deployer.largest()) {
                throw FolderFiles.tooLarge(file.name(), file.content().length, deployer.largest());
            }
            Content content = Content.of(file, judge);
            Optional<Deployed> before = before(file.name());
            Verified verified = deployer.verify(file, content.verdict(), before);
            var findings = new ArrayList<>(verified.findings());
            bar(file.name(), content.digest()).ifPresent(problem -> findings.add(Finding.error(problem)));
            var changed = List.<String>of();
            if (verified.isAdmitted()) {
                findings.addAll(deployer.conflicts(verified, before));
                findings.addAll(deployer.advice(verified, before));
                changed = before.map(deployed -> deployer.changes(verified, deployed))
                        .orElse(List.of());
            }
            return new Plan(
                    file.name(),
                    verified.identity(),
                    before.map(Deployed::identity),
                    content.digest(),
                    content.verdict().trust(),
                    content.verdict().publisher(),
                    verified.residence(),
                    findings,
                    verified.offers(),
                    changed,
                    uses.apply(before.map(Deployed::offers).orElse(List.of())));
        });
    }

    /**
     * Puts a file there, whole at once, and handles it.
     *
     * @throws InvalidInputException when it is refused; then the folder is as it was before
     */
    Plugin install(PluginFile file) throws IOException {
        return alone(() -> put(file, Occasion.PUT));
    }

    /** @throws InvalidInputException when there is nothing to go back to, or it would be refused */
    @Override
    public Plugin rollback(String name) throws IOException {
        return alone(() -> {
            if (ledger.isRetired(name)) {
                throw new InvalidInputException("rollback of " + name, List.of(retired(name)));
            }
            Use before = ledger.history(name).stream()
                    .filter(use -> !Optional.of(use.digest()).equals(inUseDigest(name)))
                    .findFirst()
                    .orElseThrow(() -> nothingBefore(name));
            return put(kept(before), Occasion.ROLLBACK);
        });
    }

    private Optional<String> inUseDigest(String name) {
        return Optional.ofNullable(entries.get(name))
                .flatMap(entry -> entry.inUse)
                .map(inUse -> inUse.content().digest());
    }

    private Plugin put(PluginFile file, Occasion occasion) throws IOException {
        Deployer deployer = deployer(file.name()).orElseThrow(() -> unknownKind(file.name()));
        if (deployer.isReady()) {
            List<Problem> problems = Finding.errors(plan(file, List::copyOf).findings());
            if (!problems.isEmpty()) {
                throw new InvalidInputException("plug-in " + file.name(), problems);
            }
        }
        Optional<PluginFile> before = present(file.name(), deployer);
        FolderEntry entry = write(file, occasion);
        if (entry.state == PluginState.REFUSED) {
            var refused = new InvalidInputException("plug-in " + file.name(), Finding.errors(entry.findings));
            if (before.isPresent()) {
                write(before.get(), Occasion.AGAIN);
            } else {
                files.delete(file.name());
                forget(entry);
            }
            throw refused;
        }
        handleAll(Occasion.AT_REST, QUIET, SLICE.toNanos());
        return entry.plugin();
    }

    private Optional<PluginFile> present(String name, Deployer deployer) throws IOException {
        Optional<Stamp> stamp = files.stamp(name);
        return stamp.isPresent() ? files.read(name, stamp.get(), deployer.largest()) : Optional.empty();
    }

    private FolderEntry write(PluginFile file, Occasion occasion) throws IOException {
        files.write(file);
        FolderEntry entry = entries.computeIfAbsent(file.name(), FolderEntry::new);
        entry.noticed(files.stamp(file.name()), nanos.getAsLong());
        if (entry.stamp.isPresent()) { // else someone has removed it at once
            handle(entry, occasion);
        }
        return entry;
    }

    /**
     * Deletes a file and takes it out of use.
     *
     * @throws InvalidInputException when it is a folder that holds something: that is nothing of ours to delete
     */
    @Override
    public void remove(String name) throws IOException {
        alone(() -> {
            try {
                files.delete(name);
            } catch (DirectoryNotEmptyException e) {
                throw FolderFiles.noFile(name);
            }
            Optional.ofNullable(entries.get(name)).ifPresent(this::forget);
            ledger.removed(name);
            handleAll(Occasion.AT_REST, QUIET, SLICE.toNanos());
            return null;
        });
    }

    /** @throws InvalidInputException when these bytes would be refused all the same */
    @Override
    public Plugin approve(String name, String by) throws IOException {
        return alone(() -> {
            FolderEntry entry = known(name);
            if (entry.content.isUnreadable()) {
                throw new InvalidInputException("approval of " + name, Finding.errors(entry.findings));
            }
            Deployer deployer = entry.deployer.orElseThrow();
            PluginFile file = present(name, deployer)
                    .filter(read -> KeptBytes.digest(read.content()).equals(entry.content.digest()))
                    .orElseThrow(() -> changedMeanwhile(name));
            approve(file, deployer, entry.inUse.map(InUse::deployed), by);
            return again(entry);
        });
    }

    /** @throws InvalidInputException when these bytes would be refused all the same */
    Plugin installApproved(PluginFile file, String by) throws IOException {
        return alone(() -> {
            Deployer deployer = deployer(file.name()).orElseThrow(() -> unknownKind(file.name()));
            if (file.content().length > deployer.largest()) {
                throw FolderFiles.tooLarge(file.name(), file.content().length, deployer.largest());
            }
            approve(file, deployer, before(file.name()), by);
            return put(file, Occasion.PUT);
        });
    }

    private Optional<Deployed> before(String name) {
        return Optional.ofNullable(entries.get(name))
                .flatMap(entry -> entry.inUse)
                .map(InUse::deployed);
    }

    private void approve(PluginFile file, Deployer deployer, Optional<Deployed> before, String by) {
        Verdict verdict = ApprovingJudge.approved(judge.unapproved(file), by);
        List<Problem> problems =
                Finding.errors(deployer.verify(file, verdict, before).findings());
        if (!problems.isEmpty()) {
            throw new InvalidInputException("approval of " + file.name(), problems);
        }
        ledger.approve(file.name(), KeptBytes.digest(file.content()), by);
    }

    @Override
    public Plugin retire(String name) {
        return alone(() -> {
            FolderEntry entry = known(name);
            ledger.retire(name, Plugin.FOLDER, entry.content.digest());
            if (entry.inUse.isPresent()) {
                withdraw(entry);
            }
            return again(entry);
        });
    }

    /** @throws InvalidInputException when it is neither retired nor quarantined */
    @Override
    public Plugin restore(String name) {
        return alone(() -> {
            FolderEntry entry = known(name);
            if (!ledger.restore(name, entry.content.digest())) {
                throw InvalidInputException.of(
                        "plug-in " + name,
                        "plugins.restore.nothing",
                        name,
                        entry.state.toString(),
                        "a plug-in that is RETIRED or QUARANTINED",
                        "See kisa:plugins " + name + ".");
            }
            return again(entry);
        });
    }

    private Plugin again(FolderEntry entry) {
        handle(entry, Occasion.AGAIN);
        handleAll(Occasion.AT_REST, QUIET, SLICE.toNanos());
        return entry.plugin();
    }

    private FolderEntry known(String name) {
        FolderEntry entry = entries.get(name);
        if (entry == null || entry.state == null) {
            throw InvalidInputException.of(
                    "plug-in " + name,
                    "plugins.unknown",
                    "",
                    name,
                    "the name of a plug-in in the folder",
                    "See kisa:plugins.");
        }
        return entry;
    }

    /** Stops using plug-ins of a kind, without forgetting their files: what made them goes away. */
    void suspend(Deployer deployer) {
        alone(() -> {
            for (FolderEntry entry : entries.values()) {
                if (entry.inUse.isPresent() && entry.deployer.equals(Optional.of(deployer))) {
                    withdraw(entry);
                    stay(entry, PluginState.STAGED, entry.content, Optional.of(waiting(entry.name, deployer)));
                    entry.handled = false;
                    show(entry);
                }
            }
            return null;
        });
    }

    // ---------------------------------------------------------------- small things

    private interface Work<T, E extends Exception> {
        T run() throws E;
    }

    /** What was noted meanwhile is durable before anyone else comes in, and before the caller knows. */
    private <T, E extends Exception> T alone(Work<T, E> work) throws E {
        lock.lock();
        try {
            return work.run();
        } finally {
            if (lock.getHoldCount() == 1) {
                ledger.flush();
                ledger.dropped().forEach(kept::delete);
            }
            lock.unlock();
        }
    }

    private void show(FolderEntry entry) {
        if (entry.state != null) {
            shown.put(entry.name, entry.plugin());
        }
    }

    private boolean isPlugin(String name) {
        return deployer(name).isPresent() || !isHidden(name) && lower(name).endsWith(".json");
    }

    /** Hidden files are nobody's plug-ins; an ending in capitals, as some systems make it, is the same ending. */
    private Optional<Deployer> deployer(String name) {
        return isHidden(name)
                ? Optional.empty()
                : deployers.stream().filter(d -> d.accepts(lower(name))).findFirst();
    }

    private static boolean isHidden(String name) {
        return name.startsWith(".");
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static List<Finding> errors(InvalidInputException e) {
        return e.problems().stream().map(Finding::error).toList();
    }

    // ---------------------------------------------------------------- words

    private static InvalidInputException unknownKind(String name) {
        return InvalidInputException.of(
                "plug-in " + name,
                "plugins.kind",
                name,
                "a file of no known kind",
                "NAME.model.json (an impact model) or NAME.jar (a bundle)",
                "Rename the file: its ending tells what it is.");
    }

    private static InvalidInputException nothingBefore(String name) {
        return InvalidInputException.of(
                "rollback of " + name,
                "plugins.rollback.nothing",
                name,
                "no earlier version that may be used",
                "a plug-in that was in use in another version before",
                "See kisa:plugins; install the version that is wanted.");
    }

    private static InvalidInputException changedMeanwhile(String name) {
        return InvalidInputException.of(
                "approval of " + name,
                "plugins.approve.changed",
                name,
                "a file that is changing right now",
                "the bytes that were looked at",
                "Look at it again, then approve it.");
    }

    private static InvalidInputException gone(Use use) {
        return InvalidInputException.of(
                use.name() + " " + use.identity(),
                "plugins.kept.gone",
                KEPT + "/" + use.digest(),
                "nothing, or another content than was kept there",
                "the bytes that were in use",
                "Install the version again from where it came.");
    }

    private static Problem waiting(String name, Deployer deployer) {
        return new Problem(
                "plugins.waiting",
                name,
                "nothing that reads a " + deployer.kind(),
                "the bundle that reads it",
                "Start org.minikisa.impact.core; the file is taken up then by itself.");
    }

    private static Problem retired(String name) {
        return new Problem(
                "plugins.retired",
                name,
                "a plug-in that an administrator took out of use",
                "one that may be used",
                "Bring it back first: kisa:plugins restore " + name + ".");
    }

    private static Problem quarantined(Incident incident) {
        return new Problem(
                "plugins.quarantined",
                incident.offer(),
                incident.id() + ": " + incident.problem().found(),
                incident.problem().expected(),
                "Install a mended version; to use this one all the same: kisa:plugins restore " + incident.plugin()
                        + ".");
    }

    private static Problem unreadable(String name, IOException e) {
        return new Problem(
                "plugins.unreadable",
                name,
                String.valueOf(e.getMessage()),
                "a file that can be read",
                "Give the user that Minikisa runs as the right to read it.");
    }

    private static Problem unexpected(Throwable e) {
        return new Problem(
                "plugins.failed",
                "",
                e.toString(),
                "a plug-in that can be checked",
                "The log has the details; ask whoever made the plug-in.");
    }
}
