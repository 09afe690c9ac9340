package org.minikisa.runtime.plugins;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Two models of one id and version are two truths: which one answered would depend on the order they came in. */
final class Twins {

    private Twins() {}

    /** What is wrong with a model when one of this id and version is there already. @param isPredecessor leaves for it */
    static Optional<Problem> find(
            BundleContext context, ModelRef ref, Predicate<ServiceReference<ImpactModel>> isPredecessor) {
        return Owners.others(context, ref)
                .filter(other -> ref.version().equals(other.getProperty(ImpactModel.VERSION)))
                .filter(isPredecessor.negate())
                .findFirst()
                .map(twin -> new Problem(
                        "plugins.model.twin",
                        "version",
                        ref.id() + " " + ref.version() + ", which is in use already from " + Owners.origin(twin),
                        "an id and version that nobody else has",
                        "Raise the model's version, or remove the other one first."));
    }

    /**
     * @param what is deployed, in a few words
     * @param isPredecessor tells the services that leave when it is in use
     * @throws InvalidInputException when a model of this id and version is there already
     */
    static void refuse(
            BundleContext context, String what, ModelRef ref, Predicate<ServiceReference<ImpactModel>> isPredecessor) {
        find(context, ref, isPredecessor).ifPresent(problem -> {
            throw new InvalidInputException(what, List.of(problem));
        });
    }
}
