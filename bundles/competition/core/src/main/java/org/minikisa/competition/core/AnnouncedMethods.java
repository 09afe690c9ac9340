package org.minikisa.competition.core;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.Criterion;
import org.minikisa.problem.api.Problems;

/** The versions of scoring methods that were announced with a competition and stay with it. */
public final class AnnouncedMethods {

    private final Surroundings surroundings;

    public AnnouncedMethods(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Those that a draft is announced with now: criterion id to reference. All methods are known to be there. */
    public Map<String, String> newest(CompetitionDraft draft) {
        var methods = new LinkedHashMap<String, String>();
        draft.criteria()
                .forEach(criterion -> methods.put(
                        criterion.id(),
                        surroundings.newest(criterion.method()).orElseThrow().reference()));
        return methods;
    }

    /** As far as they are there. @param references criterion id to reference */
    public Function<Criterion, Optional<OfferedScoring>> present(Map<String, String> references) {
        return criterion -> surroundings.exactly(references.get(criterion.id()));
    }

    /** All of them. @param references criterion id to reference */
    public Map<String, OfferedScoring> require(CompetitionDraft draft, Map<String, String> references) {
        var problems = new Problems();
        var methods = new LinkedHashMap<String, OfferedScoring>();
        for (Criterion criterion : draft.criteria()) {
            String reference = references.get(criterion.id());
            surroundings
                    .exactly(reference)
                    .ifPresentOrElse(
                            offered -> methods.put(criterion.id(), offered),
                            () -> problems.add(
                                    "competition.method.absent",
                                    "criteria." + criterion.id() + ".method",
                                    reference + " is not deployed",
                                    "the version that was announced; there are "
                                            + surroundings.methods().stream()
                                                    .map(OfferedScoring::reference)
                                                    .collect(Collectors.joining(", ")),
                                    "Deploy that version again: an announced formula must not change. kisa:plugins tells whether it was quarantined."));
        }
        problems.refuseIfAny("the evaluation");
        return methods;
    }
}
