package org.minikisa.runtime.plugins;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.hooks.bundle.CollisionHook;
import org.osgi.framework.hooks.resolver.ResolverHook;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Lets a plug-in stand beside its successor until that one is in use, also when both have the same name and version or are
 * singletons: a framework holds one such bundle only, unless it is told otherwise (OSGi Core 8, sections 54 and 57).
 */
final class Coexistence implements CollisionHook, ResolverHookFactory {

    private final Set<Bundle> leaving = ConcurrentHashMap.newKeySet();

    /** For as long as the bundle of this context is active. */
    static Coexistence in(BundleContext context) {
        var coexistence = new Coexistence();
        context.registerService(CollisionHook.class, coexistence, null);
        context.registerService(ResolverHookFactory.class, coexistence, null);
        return coexistence;
    }

    /** It leaves, or would if its successor came into use: it is in nobody's way. */
    void leaves(Bundle bundle) {
        leaving.add(bundle);
    }

    /** It has gone, or it stays after all. */
    void forget(Bundle bundle) {
        leaving.remove(bundle);
    }

    boolean isLeaving(Bundle bundle) {
        return leaving.contains(bundle);
    }

    @Override
    public void filterCollisions(int operation, Bundle target, Collection<Bundle> candidates) {
        candidates.removeIf(leaving::contains);
    }

    @Override
    public ResolverHook begin(Collection<BundleRevision> triggers) {
        return leaving.isEmpty() ? null : new Singletons();
    }

    private final class Singletons implements ResolverHook {

        @Override
        public void filterSingletonCollisions(BundleCapability singleton, Collection<BundleCapability> candidates) {
            if (leaving.contains(singleton.getRevision().getBundle())) {
                candidates.clear();
            } else {
                candidates.removeIf(
                        candidate -> leaving.contains(candidate.getRevision().getBundle()));
            }
        }

        @Override
        public void filterResolvable(Collection<BundleRevision> candidates) {
            // the curtain's to say
        }

        @Override
        public void filterMatches(BundleRequirement requirement, Collection<BundleCapability> candidates) {
            // as the framework has it
        }

        @Override
        public void end() {
            // nothing was begun
        }
    }
}
