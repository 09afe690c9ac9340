package org.minikisa.runtime.plugins;

import java.util.Optional;
import java.util.function.Predicate;

import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.problem.api.InvalidInputException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Two models of one id and version are two truths: which one answered would depend on the order they came in. */
final class Twins {

    private Twins() {}

    /**
     * @param what is deployed, in a few words
     * @param predecessor tells the services that leave when it is in use
     * @throws InvalidInputException when a model of this id and version is there already
     */
    static void refuse(
            BundleContext context, String what, ModelRef ref, Predicate<ServiceReference<ImpactModel>> predecessor) {
        Optional<ServiceReference<ImpactModel>> twin;
        try {
            twin = context.getServiceReferences(ImpactModel.class, null).stream()
                    .filter(r -> ref.id().value().equals(r.getProperty(ImpactModel.ID)))
                    .filter(r -> ref.version().equals(r.getProperty(ImpactModel.VERSION)))
                    .filter(predecessor.negate())
                    .findFirst();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("there is no filter to be wrong", e);
        }
        if (twin.isPresent()) {
            Object origin = twin.get().getProperty(ImpactModel.ORIGIN);
            throw InvalidInputException.of(
                    what,
                    "plugins.model.twin",
                    "version",
                    ref.id() + " " + ref.version() + ", which is in use already from "
                            + (origin == null ? twin.get().getBundle().getSymbolicName() : origin),
                    "an id and version that nobody else has",
                    "Raise the model's version, or remove the other one first.");
        }
    }
}
