package org.minikisa.classification.core.learning;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.minikisa.classification.api.learning.Learner;
import org.minikisa.problem.api.InvalidInputException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The learners there are now. */
@Component(service = Learners.class)
public final class Learners {

    /** The learner of the house, without its number. */
    private static final String HOUSE = "linear";

    private final List<Learner> learners = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindLearner(Learner learner) {
        learners.add(learner);
    }

    void unbindLearner(Learner learner) {
        learners.remove(learner);
    }

    Optional<Learner> byId(String id) {
        return learners.stream().filter(l -> l.id().equals(id)).findFirst();
    }

    /** The one of the house; where it is not there, the first one by name. */
    Optional<Learner> usual() {
        return named(HOUSE).or(() -> learners.stream().min(Comparator.comparing(Learner::id)));
    }

    /**
     * @param name without number; empty for the usual one
     * @throws InvalidInputException where there is none
     */
    Learner require(Optional<String> name) {
        return name.map(this::named)
                .orElseGet(this::usual)
                .orElseThrow(() -> InvalidInputException.of(
                        "the learner",
                        "classification.learner.unknown",
                        "learner",
                        name.orElse("none"),
                        learners.isEmpty() ? "a learner that is started" : "one of " + String.join(", ", names()),
                        "Start the bundle that brings it."));
    }

    private Optional<Learner> named(String name) {
        return learners.stream().filter(l -> name(l).equals(name)).findFirst();
    }

    private List<String> names() {
        return learners.stream().map(Learners::name).distinct().sorted().toList();
    }

    private static String name(Learner learner) {
        return learner.id().replaceFirst("-\\d+$", "");
    }
}
