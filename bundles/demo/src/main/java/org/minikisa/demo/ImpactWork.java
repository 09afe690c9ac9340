package org.minikisa.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

import org.minikisa.competition.api.Competition;
import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.Assessments;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.analysis.NextChoice;
import org.minikisa.impact.api.analysis.Obligation;
import org.minikisa.impact.api.analysis.Obligations;
import org.minikisa.impact.api.analysis.WhatIf;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.Procurements;
import com.google.gson.Gson;

/** The demo's answers to the impact models: base values with four eyes, customers' choices, what was realised. All made up. */
final class ImpactWork {

    private static final String PROPOSED_BY = "category manager (demo)";
    private static final String APPROVED_BY = "head of unit (demo)";

    /** The content of {@code impact.json}. */
    record Inputs(List<Base> base, List<Subject> subjects) {}

    /** What a joint procurement gives by itself, for one model. */
    record Base(String jointProcurement, String model, Map<String, String> values) {}

    /**
     * One competition to assess.
     *
     * @param targetAsOf day of the target, ISO
     * @param choices what the customer chose; the target is assessed from them
     * @param realisedBase what the joint procurement gave in the end; absent where it gave what was approved
     * @param realised what came true of the choices
     */
    record Subject(
            String competition,
            String model,
            String targetAsOf,
            Map<String, String> choices,
            String realisedAsOf,
            Map<String, String> realisedBase,
            Map<String, String> realised) {}

    private final Procurements procurements;
    private final Assessments assessments;
    private final Obligations obligations;
    private final WhatIf whatIf;
    private final Inputs inputs;

    ImpactWork(Procurements procurements, Assessments assessments, Obligations obligations, WhatIf whatIf) {
        this.procurements = procurements;
        this.assessments = assessments;
        this.obligations = obligations;
        this.whatIf = whatIf;
        this.inputs =
                new Gson().fromJson(new String(Resources.read("impact.json"), StandardCharsets.UTF_8), Inputs.class);
    }

    /** Proposes and approves what the joint procurements give by themselves, by two different people. */
    void baseValues() {
        for (Base base : inputs.base()) {
            var id = new JointProcurementId(base.jointProcurement());
            var there = procurements.baseValues(id, base.model());
            if (there.isEmpty()) {
                procurements.proposeBaseValues(id, base.model(), base.values(), PROPOSED_BY);
            }
            if (there.isEmpty() || there.get().approvedBy().isEmpty()) {
                procurements.approveBaseValues(id, base.model(), APPROVED_BY);
            }
        }
    }

    Map<String, String> choices(String competitionKey) {
        return subject(competitionKey).choices();
    }

    /**
     * Target at the start, realised at the end, for each competition that is there.
     *
     * @param competitions by the name they have in the inputs
     */
    void assess(Map<String, Competition> competitions, LongConsumer progress) {
        long done = 0;
        for (var entry : competitions.entrySet()) {
            var subject = subject(entry.getKey());
            var competition = entry.getValue();
            var request = AssessmentRequest.of(
                            new ModelId(subject.model()), competition.id().value(), Moment.TARGET)
                    .jointProcurement(competition.draft().jointProcurement());
            var target =
                    once(request.asOf(LocalDate.parse(subject.targetAsOf())).choices(subject.choices()));
            obligations.promise(target.id(), LocalDate.parse(subject.realisedAsOf()));
            progress.accept(++done);
            var realised = AssessmentRequest.of(
                            new ModelId(subject.model()), competition.id().value(), Moment.REALISED)
                    .jointProcurement(competition.draft().jointProcurement())
                    .asOf(LocalDate.parse(subject.realisedAsOf()))
                    .choices(subject.realised());
            once(subject.realisedBase() == null ? realised : realised.base(subject.realisedBase()));
            progress.accept(++done);
        }
    }

    /** By competition, and as its life went on. */
    List<Assessment> made() {
        return assessments.list().stream()
                .sorted(Comparator.comparing(Assessment::subject).thenComparing(Assessment::moment))
                .toList();
    }

    /** What was promised under the choices of an assessment. */
    List<Obligation> promises(Assessment made) {
        return obligations.list(made.subject()).stream()
                .filter(promise -> promise.assessment().equals(made.id()))
                .toList();
    }

    /** What would raise the index further, the best first. */
    List<NextChoice> next(Assessment made) {
        return whatIf.next(AssessmentRequest.of(made.model(), made.subject(), made.moment())
                .asOf(made.asOf())
                .base(made.baseAnswers())
                .choices(made.choices()));
    }

    private Assessment once(AssessmentRequest request) {
        return assessments.of(request.subject(), request.model()).stream()
                .filter(made -> made.moment() == request.moment())
                .findFirst()
                .orElseGet(() -> assessments.assess(request));
    }

    private Subject subject(String competitionKey) {
        return inputs.subjects().stream()
                .filter(s -> s.competition().equals(competitionKey))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("impact.json says nothing of " + competitionKey));
    }
}
