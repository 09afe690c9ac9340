package org.minikisa.impact.core;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDecided;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.Competitions;
import org.minikisa.competition.api.Nature;
import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.Models;
import org.minikisa.impact.api.Moment;
import org.minikisa.procurement.api.BaseValues;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.store.api.Entry;
import org.minikisa.store.api.Reaction;
import org.minikisa.store.api.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Assesses every decided competition of the house, as of its award: by the model that its customer chose by, and by
 * every model for which its joint procurement has approved base values. Awards from elsewhere are not assessed. What a
 * model refuses is parked with its reason and can be tried again when that is mended.
 */
@Component
public final class AssessDecisions implements Reaction {

    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
    private static final Set<Nature> OF_THE_HOUSE = Set.of(Nature.LIVE, Nature.CONSTRUCTED);

    private final StoredAssessments assessments;
    private final Models models;
    private final Competitions competitions;
    private final Procurements procurements;

    @Activate
    public AssessDecisions(
            @Reference StoredAssessments assessments,
            @Reference Models models,
            @Reference Competitions competitions,
            @Reference Procurements procurements) {
        this.assessments = assessments;
        this.models = models;
        this.competitions = competitions;
        this.procurements = procurements;
    }

    @Override
    public String name() {
        return "impact.decisions";
    }

    @Override
    public Set<Class<? extends Record>> facts() {
        return Set.of(CompetitionDecided.class);
    }

    @Override
    public void on(Entry entry, Record fact, Transaction tx) {
        var decided = (CompetitionDecided) fact;
        if (OF_THE_HOUSE.contains(Nature.valueOf(decided.nature()))) {
            competitions.find(new CompetitionId(decided.competition())).ifPresent(competition -> modelsFor(
                            competition.draft())
                    .forEach(model -> assessments.assess(request(competition, model, decided), tx)));
        }
    }

    private Set<String> modelsFor(CompetitionDraft draft) {
        var chosen = new LinkedHashSet<String>();
        if (!draft.impactModel().isBlank()) {
            chosen.add(draft.impactModel());
        }
        if (!draft.jointProcurement().isBlank()) {
            chosen.addAll(approvedFor(new JointProcurementId(draft.jointProcurement())));
        }
        return chosen;
    }

    private List<String> approvedFor(JointProcurementId jointProcurement) {
        return models.list().stream()
                .filter(model -> model.answering())
                .map(model -> model.ref().id().value())
                .distinct()
                .filter(model -> procurements
                        .baseValues(jointProcurement, model)
                        .filter(BaseValues::approved)
                        .isPresent())
                .toList();
    }

    private static AssessmentRequest request(Competition competition, String model, CompetitionDecided decided) {
        CompetitionDraft draft = competition.draft();
        var request = AssessmentRequest.of(new ModelId(model), decided.competition(), Moment.AWARD)
                .asOf(Instant.parse(decided.decidedAt()).atZone(FINLAND).toLocalDate());
        var chosen = model.equals(draft.impactModel()) ? request.choices(draft.impactChoices()) : request;
        return draft.jointProcurement().isBlank() ? chosen : chosen.jointProcurement(draft.jointProcurement());
    }
}
