package org.minikisa.runtime.plugins;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import org.minikisa.problem.api.Problem;
import org.minikisa.runtime.api.Incident;
import org.minikisa.runtime.api.Plugin.Identity;
import org.minikisa.runtime.api.PluginActivated;
import org.minikisa.runtime.api.PluginApproved;
import org.minikisa.runtime.api.PluginQuarantined;
import org.minikisa.runtime.api.PluginRefused;
import org.minikisa.runtime.api.PluginRestored;
import org.minikisa.runtime.api.PluginRetired;
import org.minikisa.runtime.api.PluginRolledBack;
import org.minikisa.runtime.api.PluginWithdrawn;
import org.minikisa.runtime.api.Residence;
import org.minikisa.runtime.api.Trust;
import org.minikisa.runtime.plugins.PluginTables.Approval;
import org.minikisa.runtime.plugins.PluginTables.Named;
import org.minikisa.runtime.plugins.PluginTables.Use;
import org.minikisa.runtime.plugins.guard.Fault;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.StoreException;
import org.minikisa.store.api.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is remembered of plug-ins across restarts, whatever brought them: what was in use, what an administrator decided, what
 * misbehaved. State and facts are written in one transaction. An administrator's decisions and incidents are durable when
 * their method returns; comings and goings are noted, and durable after {@link #flush}: so a thousand files are some
 * transactions, not a thousand. Thread-safe.
 */
final class Ledger {

    /** How many versions are kept of a plug-in, what is in use among them. */
    static final int MOST_KEPT = 10;

    /** How long what is not in use any more is remembered. */
    static final Duration REMEMBERED = Duration.ofDays(90);

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final Store store;
    private final Clock clock;
    private final Map<String, Named> names = new HashMap<>();
    /** By name, the latest first. */
    private final Map<String, Deque<Use>> uses = new HashMap<>();

    private final Map<String, Map<String, String>> approvals = new HashMap<>();
    private final Map<String, Incident> quarantined = new HashMap<>();
    private final Set<String> dropped = new HashSet<>();
    private long lastUse;

    /** By name, the last use before an administrator took it out of use: nothing of that comes back by itself. */
    private final Map<String, Long> endedBy = new HashMap<>();

    /** Notes that are not written down yet. */
    private final List<BiConsumer<Transaction, PluginTables>> pending = new ArrayList<>();

    Ledger(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
        store.migrate("runtime", Ledger.class);
        store.<Void>read(tx -> {
            load(new PluginTables(tx));
            return null;
        });
        forgetLongGone();
        flush();
    }

    /** What has been in nobody's way for so long will not come back; its bytes need no place any more. */
    private void forgetLongGone() {
        Instant longAgo = clock.instant().minus(REMEMBERED);
        List.copyOf(uses.keySet()).stream()
                .filter(name -> inUse(name).isEmpty() && !isRetired(name) && !isPinned(name))
                .filter(name -> uses.get(name).getFirst().since().isBefore(longAgo))
                .forEach(name -> {
                    names.remove(name);
                    Deque<Use> gone = uses.remove(name);
                    note((tx, tables) -> {
                        tables.forget(name);
                        gone.forEach(tables::forget);
                    });
                });
    }

    private void load(PluginTables tables) {
        tables.names().forEach(named -> names.put(named.name(), named));
        tables.uses().stream().sorted(Comparator.comparingLong(Use::number)).forEach(use -> usesOf(use.name())
                .addFirst(use));
        lastUse = uses.values().stream()
                .mapToLong(of -> of.getFirst().number())
                .max()
                .orElse(0);
        tables.approvals().forEach(this::remember);
        tables.incidents().stream()
                .filter(incident -> incident.released().isEmpty())
                .forEach(incident -> quarantined.put(incident.digest(), incident));
    }

    // ---------------------------------------------------------------- what holds

    /** What is in use under a name, or was when the runtime ended. */
    synchronized Optional<Use> inUse(String name) {
        return Optional.ofNullable(names.get(name)).flatMap(Named::inUse).flatMap(digest -> use(name, digest));
    }

    /** What was in use before and can come back, the latest first: not what is in use, nor what is quarantined. */
    synchronized List<Use> history(String name) {
        Optional<String> inUse = inUse(name).map(Use::digest);
        return uses.getOrDefault(name, new ArrayDeque<>()).stream()
                .filter(use -> !inUse.equals(Optional.of(use.digest())))
                .filter(use -> !quarantined.containsKey(use.digest()))
                .toList();
    }

    /** What may come back by itself: what was in use before and no administrator has taken out of use since. */
    synchronized List<Use> predecessors(String name) {
        long ended = endedBy.getOrDefault(name, 0L);
        return history(name).stream().filter(use -> use.number() > ended).toList();
    }

    /** Names of an origin of which something is in use. */
    synchronized Set<String> inUseOf(String origin) {
        return names.values().stream()
                .filter(named -> named.origin().equals(origin) && named.inUse().isPresent())
                .map(Named::name)
                .collect(Collectors.toSet());
    }

    /** Digests of contents and signatures that may be needed again. */
    synchronized Set<String> digests() {
        var all = new HashSet<String>();
        uses.values()
                .forEach(of -> of.forEach(use -> {
                    all.add(use.digest());
                    use.signature().ifPresent(all::add);
                }));
        return all;
    }

    synchronized boolean isRetired(String name) {
        return Optional.ofNullable(names.get(name)).flatMap(Named::retired).isPresent();
    }

    synchronized Optional<String> approvedBy(String name, String digest) {
        return Optional.ofNullable(approvals.getOrDefault(name, Map.of()).get(digest));
    }

    /** Whether some content was approved under this name: then any other must be approved as well, or signed. */
    synchronized boolean isPinned(String name) {
        return approvals.containsKey(name);
    }

    /** Why a content must not be used, under whatever name. */
    synchronized Optional<Incident> quarantine(String digest) {
        return Optional.ofNullable(quarantined.get(digest));
    }

    List<Incident> incidents() {
        return store.read(tx -> new PluginTables(tx).incidents());
    }

    // ---------------------------------------------------------------- comings and goings, noted

    /** What came into use. @param signature digest of its detached signature */
    record Coming(
            String name,
            String origin,
            String digest,
            Optional<String> signature,
            Identity identity,
            Trust trust,
            Residence residence) {}

    /** @return since when it is in use; the content that was in use already is no news */
    synchronized Instant activated(Coming coming) {
        return cameIntoUse(
                coming,
                new PluginActivated(
                        coming.name,
                        coming.identity.id(),
                        coming.identity.version(),
                        coming.digest,
                        coming.trust.name(),
                        coming.residence.name()));
    }

    /** An earlier content is in use again. */
    synchronized Instant rolledBack(Coming coming) {
        return cameIntoUse(
                coming,
                new PluginRolledBack(coming.name, coming.identity.id(), coming.identity.version(), coming.digest));
    }

    private Instant cameIntoUse(Coming coming, Record fact) {
        Optional<Use> before = inUse(coming.name).filter(use -> use.digest().equals(coming.digest));
        var use = new Use(
                coming.name,
                coming.digest,
                coming.signature,
                coming.identity,
                before.map(Use::number).orElseGet(() -> ++lastUse),
                before.map(Use::since).orElseGet(clock::instant));
        var named =
                new Named(coming.name, coming.origin, Optional.of(coming.digest), Optional.empty(), Optional.empty());
        if (before.equals(Optional.of(use)) && named.equals(names.get(coming.name))) {
            return use.since();
        }
        put(named);
        usesOf(coming.name).removeIf(other -> other.digest().equals(coming.digest));
        usesOf(coming.name).addFirst(use);
        note((tx, tables) -> {
            tables.keep(named);
            tables.keep(use);
            if (before.isEmpty()) {
                tx.append(fact);
            }
        });
        forgetOldest(coming.name);
        return use.since();
    }

    private void forgetOldest(String name) {
        Deque<Use> of = usesOf(name);
        while (of.size() > MOST_KEPT) {
            Use oldest = of.removeLast();
            dropped.add(oldest.digest());
            oldest.signature().ifPresent(dropped::add);
            note((tx, tables) -> tables.forget(oldest));
        }
    }

    /** Digests that are not needed any more since this was asked last. */
    synchronized Set<String> dropped() {
        if (dropped.isEmpty()) {
            return Set.of();
        }
        var all = new HashSet<>(dropped);
        dropped.clear();
        all.removeAll(digests());
        return all;
    }

    /** The same refusal again is no news. */
    synchronized void refused(String name, String origin, String digest, List<Problem> problems) {
        List<String> codes = problems.stream().map(Problem::code).distinct().toList();
        String telling = digest + " " + String.join(" ", codes);
        Named before = named(name, origin);
        if (before.told().equals(Optional.of(telling))) {
            return;
        }
        var named = new Named(name, origin, before.inUse(), before.retired(), Optional.of(telling));
        put(named);
        note((tx, tables) -> {
            tables.keep(named);
            tx.append(new PluginRefused(name, digest, codes));
        });
    }

    /** Nothing is in use under this name any more. What was can still be rolled back to. */
    synchronized void withdrawn(String name) {
        inUse(name).ifPresent(use -> {
            var named = notInUse(name);
            note((tx, tables) -> {
                tables.keep(named);
                tx.append(new PluginWithdrawn(
                        name, use.identity().id(), use.identity().version(), use.digest()));
            });
        });
    }

    /**
     * Writes down what was noted, all in one transaction. What cannot be written now (a full disk) stays noted until the next
     * time; plug-ins stay in use meanwhile.
     */
    synchronized void flush() {
        if (pending.isEmpty()) {
            return;
        }
        try {
            write(pending);
            pending.clear();
        } catch (RuntimeException e) {
            if (isToPass(e)) {
                LOG.error("{} changes of plug-ins wait to be written down", pending.size(), e);
            } else {
                writeOneByOne();
            }
        }
    }

    /** A full disk, or a store that is closed: not the fault of what is to be written. */
    private static boolean isToPass(RuntimeException e) {
        return e instanceof IllegalStateException
                || e instanceof StoreException failed && failed.problem().isPresent();
    }

    /** One that can never be written does not keep the others from it. */
    private void writeOneByOne() {
        for (BiConsumer<Transaction, PluginTables> note : pending) {
            try {
                write(List.of(note));
            } catch (RuntimeException e) {
                LOG.error("a change of a plug-in could not be written down", e);
            }
        }
        pending.clear();
    }

    private void write(List<BiConsumer<Transaction, PluginTables>> notes) {
        store.transact(tx -> {
            var tables = new PluginTables(tx);
            notes.forEach(note -> note.accept(tx, tables));
        });
    }

    // ---------------------------------------------------------------- decisions and incidents, durable at once

    synchronized void approve(String name, String digest, String by) {
        var approval = new Approval(name, digest, by);
        decide((tx, tables) -> {
            tables.keep(approval);
            tx.append(new PluginApproved(name, digest));
        });
        remember(approval);
    }

    /** @param digest what the file holds */
    synchronized void retire(String name, String origin, String digest) {
        Optional<Use> use = inUse(name);
        var named = new Named(name, origin, Optional.empty(), Optional.of(clock.instant()), Optional.empty());
        decide((tx, tables) -> {
            tables.keep(named);
            tx.append(new PluginRetired(
                    name,
                    use.map(u -> u.identity().id()).orElse(""),
                    use.map(u -> u.identity().version()).orElse(""),
                    use.map(Use::digest).orElse(digest)));
        });
        put(named);
        endedBy.put(name, lastUse);
    }

    /**
     * Lifts what keeps a content from being used: that its name was retired, that it was quarantined.
     *
     * @return false when nothing did
     */
    synchronized boolean restore(String name, String digest) {
        if (!isRetired(name) && !quarantined.containsKey(digest)) {
            return false;
        }
        Named before = named(name, "");
        var named = new Named(name, before.origin(), before.inUse(), Optional.empty(), Optional.empty());
        decide((tx, tables) -> {
            tables.keep(named);
            tables.release(digest);
            tx.append(new PluginRestored(name, digest));
        });
        put(named);
        quarantined.remove(digest);
        return true;
    }

    /** An administrator removed it: whoever brings that name next is asked anew. */
    synchronized void removed(String name) {
        withdrawn(name);
        endedBy.put(name, lastUse);
        Named before = names.remove(name);
        boolean wasApproved = approvals.remove(name) != null;
        if (before != null || wasApproved) {
            note((tx, tables) -> {
                tables.forget(name);
                tables.forgetApprovals(name);
            });
        }
        flush();
    }

    /**
     * A content misbehaved: it is out of use, and is not used again before it is restored. When that cannot be written down
     * now, it holds all the same, and is written down later under a number of its own.
     */
    synchronized Incident quarantine(String name, Identity identity, String digest, Misdeed misdeed) {
        Instant at = clock.instant();
        boolean wasInUse =
                inUse(name).filter(use -> use.digest().equals(digest)).isPresent();
        var written = new AtomicReference<>(incident("Q-0", name, identity, digest, at, misdeed));
        Optional<Named> named = wasInUse ? Optional.of(withoutUse(name)) : Optional.empty();
        note((tx, tables) -> {
            Incident next = incident(tables.nextIncident(), name, identity, digest, at, misdeed);
            tables.insert(next);
            named.ifPresent(tables::keep);
            tx.append(new PluginQuarantined(
                    next.id(),
                    name,
                    identity.id(),
                    identity.version(),
                    digest,
                    misdeed.problem().code()));
            written.set(next);
        });
        named.ifPresent(this::put);
        flush();
        quarantined.putIfAbsent(digest, written.get());
        return written.get();
    }

    private static Incident incident(
            String id, String name, Identity identity, String digest, Instant at, Misdeed misdeed) {
        return new Incident(
                id,
                name,
                identity,
                digest,
                at,
                misdeed.what(),
                misdeed.problem(),
                misdeed.input(),
                misdeed.thread(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * What a plug-in did.
     *
     * @param what of it misbehaved
     * @param input JSON that it was asked with
     * @param thread the name of the one that was abandoned
     */
    record Misdeed(String what, Problem problem, String input, Optional<String> thread) {

        static Misdeed of(Fault fault) {
            return new Misdeed(
                    fault.offer().name(),
                    fault.problem(),
                    fault.input(),
                    fault.thread().map(Thread::getName));
        }
    }

    /** An earlier version came back for what was quarantined. */
    synchronized void instead(Incident incident, Identity identity) {
        note((tx, tables) -> tables.instead(incident.id(), identity));
    }

    /** Whether it is in use for so short a time that the one before is still fresh in mind. */
    synchronized boolean isInUseForLess(String name, String digest, Duration time) {
        return inUse(name)
                .filter(use -> use.digest().equals(digest))
                .filter(use -> Duration.between(use.since(), clock.instant()).compareTo(time) < 0)
                .isPresent();
    }

    private void decide(BiConsumer<Transaction, PluginTables> decision) {
        store.transact(tx -> {
            var tables = new PluginTables(tx);
            pending.forEach(note -> note.accept(tx, tables));
            decision.accept(tx, tables);
        });
        pending.clear();
    }

    private void note(BiConsumer<Transaction, PluginTables> note) {
        pending.add(note);
    }

    private Named notInUse(String name) {
        Named named = withoutUse(name);
        put(named);
        return named;
    }

    private Named withoutUse(String name) {
        Named before = names.get(name);
        return new Named(name, before.origin(), Optional.empty(), before.retired(), before.told());
    }

    private Named named(String name, String origin) {
        return names.getOrDefault(name, new Named(name, origin, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private void put(Named named) {
        names.put(named.name(), named);
    }

    private void remember(Approval approval) {
        approvals.computeIfAbsent(approval.name(), any -> new HashMap<>()).put(approval.digest(), approval.by());
    }

    private Deque<Use> usesOf(String name) {
        return uses.computeIfAbsent(name, any -> new ArrayDeque<>());
    }

    private Optional<Use> use(String name, String digest) {
        return uses.getOrDefault(name, new ArrayDeque<>()).stream()
                .filter(use -> use.digest().equals(digest))
                .findFirst();
    }
}
