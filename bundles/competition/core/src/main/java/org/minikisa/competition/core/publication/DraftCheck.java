package org.minikisa.competition.core.publication;

import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.Competitions.PublicationCheck;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.MethodTraits;
import org.minikisa.competition.api.Nature;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.ProcurementType;

/** A draft that is looked at, what is around it, and what was found. */
public final class DraftCheck {

    private final CompetitionDraft draft;
    private final Surroundings surroundings;
    private final Problems refusals = new Problems();
    private final Problems warnings = new Problems();

    public DraftCheck(CompetitionDraft draft, Surroundings surroundings) {
        this.draft = draft;
        this.surroundings = surroundings;
    }

    CompetitionDraft draft() {
        return draft;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /**
     * Whether it is a real competition of a customer under a joint procurement, so that the Act's words bind it here.
     * Examples, awards from elsewhere and whatever says why it is exempt are judged by what decides an award only.
     */
    public boolean governed() {
        return draft.nature() == Nature.LIVE
                && !draft.jointProcurement().isBlank()
                && draft.exemption().isEmpty();
    }

    boolean exempt() {
        return draft.exemption().isPresent();
    }

    Optional<JointProcurement> jointProcurement() {
        return draft.jointProcurement().isBlank()
                ? Optional.empty()
                : surroundings
                        .procurements()
                        .flatMap(procurements -> procurements.find(new JointProcurementId(draft.jointProcurement())));
    }

    public boolean isDynamicPurchasingSystem() {
        return jointProcurement()
                .filter(found -> found.type() == ProcurementType.DYNAMIC_PURCHASING_SYSTEM)
                .isPresent();
    }

    Optional<MethodDescription> description(Criterion criterion) {
        return surroundings.newest(criterion.method()).map(offered -> offered.method()
                .description());
    }

    /** What its method does with equal offers and outliers; empty while that cannot be asked. */
    Optional<MethodTraits> traits(Criterion criterion) {
        return surroundings
                .newest(criterion.method())
                .filter(offered -> offered.method().problems(criterion).isEmpty())
                .map(offered -> offered.method().traits(criterion));
    }

    /** Of what a criterion gives; empty while that is not known. */
    Optional<Unit> unit(String criterion) {
        return draft.criterion(criterion).flatMap(this::description).map(MethodDescription::unit);
    }

    /** Criteria with their places, {@code criteria[2]}. */
    interface EachCriterion {
        void look(Criterion criterion, String place);
    }

    void eachCriterion(EachCriterion rule) {
        for (int i = 0; i < draft.criteria().size(); i++) {
            rule.look(draft.criteria().get(i), "criteria[" + i + "]");
        }
    }

    void refuse(String code, String place, String found, String expected, String remedy) {
        refusals.add(code, place, found, expected, remedy);
    }

    void refuse(Problem problem) {
        refusals.add(problem);
    }

    void warn(String code, String place, String found, String expected, String remedy) {
        warnings.add(code, place, found, expected, remedy);
    }

    void warn(Problem problem) {
        warnings.add(problem);
    }

    /** Refuses what the Act's words forbid where they bind, and warns of it elsewhere. */
    void forbid(String code, String place, String found, String expected, String remedy) {
        if (governed()) {
            refuse(code, place, found, expected, remedy);
        } else {
            warn(code, place, found, expected, remedy);
        }
    }

    List<Problem> refusals() {
        return refusals.list();
    }

    PublicationCheck result() {
        return new PublicationCheck(refusals.list(), warnings.list());
    }

    static Problem within(String place, Problem problem) {
        return new Problem(
                problem.code(),
                problem.place().isEmpty() ? place : place + "." + problem.place(),
                problem.found(),
                problem.expected(),
                problem.remedy());
    }
}
