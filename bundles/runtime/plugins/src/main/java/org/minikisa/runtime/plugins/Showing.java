package org.minikisa.runtime.plugins;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.Problem;
import org.minikisa.runtime.plugins.guard.Fault;
import org.minikisa.runtime.plugins.guard.Offer;
import org.minikisa.runtime.plugins.guard.Warden;
import org.minikisa.runtime.plugins.guard.Warden.Shown;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one plug-in shows: each of its offers is held to the laws of its contract, then seen by everyone behind a guard.
 * Thread-safe.
 */
final class Showing {

    private static final Logger LOG = LoggerFactory.getLogger(Showing.class);

    private final String plugin;
    private final Warden warden;
    private final BundleContext owner;
    private final Predicate<ServiceReference<?>> own;
    private final Consumer<Fault> fault;

    /** The objects behind the offers that were proven, whatever came of it. */
    private final Map<Object, Boolean> met = Collections.synchronizedMap(new IdentityHashMap<>());

    private final Map<Object, Shown> shown = Collections.synchronizedMap(new IdentityHashMap<>());
    private final List<Finding> findings = new CopyOnWriteArrayList<>();
    private volatile boolean over;

    /**
     * @param plugin its name
     * @param owner in whose name its services are registered
     * @param own which services are the plug-in's own or its predecessor's: these are no twins
     * @param fault told of each offer that misbehaves while it is seen
     */
    Showing(
            String plugin,
            Warden warden,
            BundleContext owner,
            Predicate<ServiceReference<?>> own,
            Consumer<Fault> fault) {
        this.plugin = plugin;
        this.warden = warden;
        this.owner = owner;
        this.own = own;
        this.fault = fault;
    }

    /** Holds offers to their laws; nothing is seen of them yet. @return what was found, each with the offer's name */
    List<Finding> prove(List<Offer> offers) {
        var all = new ArrayList<Finding>();
        for (Offer offer : offers) {
            if (met.putIfAbsent(offer.service(), true) == null) {
                twin(offer).forEach(problem -> all.add(Finding.error(problem)));
                warden.prove(offer).forEach(finding -> all.add(named(offer, finding)));
            }
        }
        findings.addAll(all);
        return all;
    }

    /** Lets everyone see what was proven. */
    synchronized void show(List<Offer> offers) {
        for (Offer offer : offers) {
            if (!over && !shown.containsKey(offer.service())) {
                shown.put(offer.service(), warden.show(offer, owner, this::told));
            }
        }
    }

    /** An offer that came later than the others: it is shown when it holds; when not, the others stay. */
    void late(Offer offer) {
        if (over || hasMet(offer)) {
            return;
        }
        List<Finding> found = prove(List.of(offer));
        if (found.stream().anyMatch(Finding::isError)) {
            LOG.warn("{} of plug-in {} is not used: {}", offer.name(), plugin, Finding.errors(found));
            return;
        }
        show(List.of(offer));
        LOG.info("{} of plug-in {} came later and is in use", offer.name(), plugin);
    }

    boolean hasMet(Offer offer) {
        return met.containsKey(offer.service());
    }

    /** The plug-in itself takes an offer back. */
    void takeBack(Offer offer, Duration patience) {
        met.remove(offer.service());
        Shown gone = shown.remove(offer.service());
        if (gone != null) {
            gone.hide(patience);
        }
    }

    /** Nobody finds any of it any more; calls in flight go on. */
    synchronized void withdraw() {
        over = true;
        shown.values().forEach(Shown::withdraw);
    }

    /**
     * Withdraws everything, then waits for the calls in flight.
     *
     * @return whether they have all ended
     */
    boolean hide(Duration patience) {
        withdraw();
        long end = System.nanoTime() + patience.toNanos();
        boolean ended = true;
        for (Shown one : List.copyOf(shown.values())) {
            ended &= one.hide(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
        return ended;
    }

    boolean isEmpty() {
        return shown.isEmpty();
    }

    /** The names of what is shown. */
    List<String> offers() {
        return List.copyOf(shown.values()).stream()
                .map(one -> one.offer().name())
                .sorted()
                .toList();
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    void note(List<Finding> more) {
        findings.addAll(more);
    }

    /** What a call that is in flight does after the plug-in has been replaced is of no consequence. */
    private void told(Fault what) {
        if (!over) {
            fault.accept(what);
        }
    }

    private List<Problem> twin(Offer offer) {
        if (offer.contract() != ImpactModel.class) {
            return List.of();
        }
        Object id = offer.properties().get(ImpactModel.ID);
        Object version = offer.properties().get(ImpactModel.VERSION);
        return id instanceof String i && version instanceof String v && !i.isBlank() && !v.isBlank()
                ? Twins.find(owner, new ModelRef(new ModelId(i), v), own::test).stream()
                        .toList()
                : List.of(); // no id of a model: its laws say so
    }

    private static Finding named(Offer offer, Finding finding) {
        Problem problem = finding.problem();
        return new Finding(
                finding.severity(),
                new Problem(
                        problem.code(),
                        (offer.name() + " " + problem.place()).strip(),
                        problem.found(),
                        problem.expected(),
                        problem.remedy()));
    }
}
