package org.minikisa.runtime.plugins;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.runtime.plugins.guard.Curtain;
import org.minikisa.runtime.plugins.guard.Offer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/**
 * Between the start of a bundle and the moment it is seen: waits until its components have come, and brings those that come
 * later to the one who shows them. Thread-safe.
 */
final class Backstage implements Curtain.Listener {

    /** How long a component that the jar promises is waited for; one that comes later is taken up then. */
    private static final Duration COMING = Duration.ofSeconds(1);

    /** How long whoever takes an offer back waits for the calls in flight. */
    private static final Duration TAKEN_BACK = Duration.ofSeconds(3);

    private static final Set<String> GUARDED =
            Set.of(ImpactModel.class.getName(), ImpactFunction.class.getName(), ScoringMethod.class.getName());

    private final Curtain curtain;
    private final Components components;
    private final Curtain.Watching watching;
    private final Map<Bundle, Showing> open = new ConcurrentHashMap<>();

    Backstage(Curtain curtain, BundleContext context) {
        this.curtain = curtain;
        this.components = new Components(context);
        this.watching = curtain.watch(this);
    }

    /** @param offers behind the curtain @param findings why there are fewer than were promised */
    record Gathered(List<Offer> offers, List<Finding> findings) {}

    /**
     * What a bundle that has just been started offers, once all that it promises is there.
     *
     * @param promised the contracts that its components are to be offered under
     * @throws BundleException when making its components does not end
     * @throws InvalidInputException when one cannot be made
     */
    Gathered gather(Bundle bundle, Set<String> promised) throws BundleException {
        long end = System.nanoTime() + COMING.toNanos();
        List<Offer> offers = offers(bundle);
        while (!isAll(offers, promised) && !components.haveFailed(bundle)) {
            long left = end - System.nanoTime();
            if (left <= 0 || !await(left)) {
                break;
            }
            offers = offers(bundle);
        }
        return new Gathered(offers, isAll(offers, promised) ? List.of() : missing(bundle, offers, promised));
    }

    /** Making a delayed component runs its code: never on a thread that is kept. */
    private List<Offer> offers(Bundle bundle) throws BundleException {
        return OwnThread.call("components of " + bundle.getSymbolicName(), () -> curtain.offers(bundle));
    }

    private static boolean isAll(List<Offer> offers, Set<String> promised) {
        return missing(offers, promised).isEmpty();
    }

    private static Set<String> missing(List<Offer> offers, Set<String> promised) {
        Set<String> there =
                offers.stream().map(offer -> offer.contract().getName()).collect(Collectors.toSet());
        return promised.stream()
                .filter(GUARDED::contains)
                .filter(contract -> !there.contains(contract))
                .collect(Collectors.toSet());
    }

    private synchronized boolean await(long nanos) {
        try {
            wait(Math.max(1, Math.min(nanos / 1_000_000, 20)));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<Finding> missing(Bundle bundle, List<Offer> offers, Set<String> promised) {
        List<Finding> told = components.findings(bundle);
        return told.isEmpty()
                ? missing(offers, promised).stream()
                        .map(contract -> unmade(bundle, contract))
                        .toList()
                : told;
    }

    private static Finding unmade(Bundle bundle, String contract) {
        String simple = contract.substring(contract.lastIndexOf('.') + 1);
        var problem = new Problem(
                "plugins.offer.missing",
                contract,
                isRegistered(bundle, contract) ? "a component that could not be made" : "nothing yet",
                "the " + simple + " that the jar promises",
                "See the log for what its constructor threw, and whether all that its component refers to is there.");
        return isRegistered(bundle, contract) ? Finding.error(problem) : Finding.warning(problem);
    }

    private static boolean isRegistered(Bundle bundle, String contract) {
        var registered = bundle.getRegisteredServices();
        return registered != null
                && Arrays.stream(registered)
                        .anyMatch(reference -> Arrays.asList((String[]) reference.getProperty(Constants.OBJECTCLASS))
                                .contains(contract));
    }

    /** From now on what the bundle offers is brought to the one who shows it, also what came in between. */
    void open(Bundle bundle, Showing showing) {
        open.put(bundle, showing);
        if (bundle.getState() != Bundle.ACTIVE) {
            return;
        }
        try {
            offers(bundle).forEach(offer -> late(bundle, showing, offer));
        } catch (InvalidInputException e) {
            showing.note(e.problems().stream().map(Finding::warning).toList());
        } catch (BundleException e) {
            showing.note(List.of(Finding.warning(new Problem(
                    "plugins.offer.missing",
                    "",
                    String.valueOf(e.getMessage()),
                    "components that can be made",
                    "Mend the component; the log has more."))));
        }
    }

    void close(Bundle bundle) {
        open.remove(bundle);
    }

    void close() {
        watching.close();
        open.clear();
    }

    @Override
    public void offered(Bundle bundle, Offer offer) {
        synchronized (this) {
            notifyAll();
        }
        Showing showing = open.get(bundle);
        if (showing != null) {
            late(bundle, showing, offer);
        }
    }

    private static void late(Bundle bundle, Showing showing, Offer offer) {
        if (!showing.hasMet(offer)) {
            OwnThread.background("late offer of " + bundle.getSymbolicName(), () -> showing.late(offer));
        }
    }

    @Override
    public void withdrawn(Bundle bundle, Offer offer) {
        Showing showing = open.get(bundle);
        if (showing != null) {
            showing.takeBack(offer, TAKEN_BACK);
        }
    }

    /** Refuses when there is an error among the findings. */
    static void refuse(String plugin, List<Finding> findings) {
        List<Problem> errors = Finding.errors(findings);
        if (!errors.isEmpty()) {
            throw new InvalidInputException("plug-in " + plugin, errors);
        }
    }
}
