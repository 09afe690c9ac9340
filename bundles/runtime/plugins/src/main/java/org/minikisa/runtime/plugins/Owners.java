package org.minikisa.runtime.plugins;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.Problem;
import org.minikisa.runtime.api.Trust;
import org.minikisa.runtime.plugins.trust.Verdict;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Whose the id of a model is. The newest version answers for its id, so a model of another version takes the id over: from a
 * publisher whom this runtime trusts only that publisher may.
 */
final class Owners {

    /** Service property: the {@link Trust} in who registered it. */
    static final String TRUST = "minikisa.plugins.trust";

    /** Service property: by whose word. */
    static final String PUBLISHER = "minikisa.plugins.publisher";

    /** What the locations of the launcher's bundles begin with. */
    private static final String DELIVERED = "minikisa:";

    private Owners() {}

    /** What is to be said of other versions of this id that are in use already; of several the most serious. */
    static Optional<Finding> find(
            BundleContext context,
            ModelRef ref,
            Verdict verdict,
            Predicate<ServiceReference<ImpactModel>> isPredecessor) {
        return others(context, ref)
                .filter(isPredecessor.negate())
                .map(other -> finding(other, ref, verdict))
                .filter(Objects::nonNull)
                .min((a, b) -> a.severity().compareTo(b.severity()));
    }

    /** What brought a service: a file, or a bundle. */
    static String origin(ServiceReference<ImpactModel> reference) {
        Object origin = reference.getProperty(ImpactModel.ORIGIN);
        return origin == null ? reference.getBundle().getSymbolicName() : origin.toString();
    }

    static Stream<ServiceReference<ImpactModel>> others(BundleContext context, ModelRef ref) {
        try {
            return context.getServiceReferences(ImpactModel.class, null).stream()
                    .filter(r -> ref.id().value().equals(r.getProperty(ImpactModel.ID)));
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("there is no filter to be wrong", e);
        }
    }

    private static Finding finding(ServiceReference<ImpactModel> other, ModelRef ref, Verdict verdict) {
        Trust trust = trust(other);
        boolean isOwner = verdict.trust() == Trust.VERIFIED
                && verdict.publisher().equals(Optional.ofNullable(other.getProperty(PUBLISHER)));
        if (isOwner || trust == Trust.UNSIGNED) {
            return null; // several versions of one model live side by side
        }
        String found = ref.id() + ", which is the id of " + origin(other) + " "
                + other.getProperty(ImpactModel.VERSION)
                + (trust == Trust.CORE ? ", delivered with the runtime" : " by " + other.getProperty(PUBLISHER));
        var problem = new Problem(
                "plugins.model.owner",
                "id",
                found,
                "an id of its own, or the same publisher",
                "Give the model another id; if it is meant to take over, let the same publisher sign it, or remove the other"
                        + " one first.");
        return trust == Trust.CORE ? Finding.warning(problem) : Finding.error(problem);
    }

    private static Trust trust(ServiceReference<ImpactModel> other) {
        Object told = other.getProperty(TRUST);
        if (told != null) {
            return named(told);
        }
        boolean isDelivered =
                other.getBundle() != null && other.getBundle().getLocation().startsWith(DELIVERED);
        return isDelivered ? Trust.CORE : Trust.UNSIGNED;
    }

    private static Trust named(Object name) {
        return Arrays.stream(Trust.values())
                .filter(trust -> trust.name().equals(name))
                .findFirst()
                .orElse(Trust.UNSIGNED);
    }
}
