package org.minikisa.impact.core;

import java.util.List;
import java.util.function.Supplier;

import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.analysis.Draw;
import org.minikisa.impact.api.analysis.Preference;
import org.minikisa.impact.api.analysis.Sampling;
import org.minikisa.impact.api.analysis.Sensitivity;
import org.minikisa.impact.api.analysis.Simulation;
import org.minikisa.impact.api.analysis.Uncertainties;
import org.minikisa.impact.core.ServedModels.Served;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes requests ready and draws what is uncertain of them. */
@Component
public final class SampledUncertainties implements Uncertainties {

    private static final Logger LOG = LoggerFactory.getLogger(SampledUncertainties.class);

    private final Questions questions;

    @Activate
    public SampledUncertainties(@Reference Questions questions) {
        this.questions = questions;
    }

    @Override
    public Simulation simulate(AssessmentRequest request, Sampling sampling) {
        var served = questions.served(request);
        return guarded(served, () -> ready(served, request, sampling).simulate());
    }

    @Override
    public Sensitivity sensitivity(AssessmentRequest request, Sampling sampling) {
        var served = questions.served(request);
        return guarded(served, () -> ready(served, request, sampling).analyse());
    }

    @Override
    public Draw draw(AssessmentRequest request, Sampling sampling, long number) {
        var served = questions.served(request);
        return guarded(served, () -> ready(served, request, sampling).draw(number));
    }

    @Override
    public Preference prefer(AssessmentRequest first, AssessmentRequest second, Sampling sampling) {
        var problems = new Problems();
        var one = questions.served(first);
        var other = questions.served(second);
        var question = guarded(one, () -> new UncertainQuestion(questions.ask(one, first), sampling, problems));
        return guarded(other, () -> {
            var against = new UncertainQuestion(questions.ask(other, second), sampling, problems);
            UncertainInputs.requireKnown(sampling, List.of(question.model(), against.model()), problems);
            requireOneScale(question, against, problems);
            refuseIfAny(question, problems);
            return question.over(against);
        });
    }

    private UncertainQuestion ready(Served served, AssessmentRequest request, Sampling sampling) {
        var problems = new Problems();
        var question = new UncertainQuestion(questions.ask(served, request), sampling, problems);
        UncertainInputs.requireKnown(sampling, List.of(question.model()), problems);
        refuseIfAny(question, problems);
        return question;
    }

    private static void requireOneScale(UncertainQuestion one, UncertainQuestion other, Problems problems) {
        var scale = one.model().scale();
        var otherScale = other.model().scale();
        if (scale.min() != otherScale.min() || scale.max() != otherScale.max()) {
            problems.add(
                    "impact.sampling.scale",
                    "",
                    scale.min() + " to " + scale.max() + " and " + otherScale.min() + " to " + otherScale.max(),
                    "two indices on the same scale",
                    "Compare results of one model, or of two with the same scale.");
        }
    }

    /** Two questions to one model have the same problems: each is told once. */
    private static void refuseIfAny(UncertainQuestion question, Problems problems) {
        if (!problems.isEmpty()) {
            throw new InvalidInputException(
                    question.what(), problems.list().stream().distinct().toList());
        }
    }

    /** A model that misbehaves is marked. */
    private static <T> T guarded(Served served, Supplier<T> work) {
        try {
            return work.get();
        } catch (Assessor.Misbehaved e) {
            LOG.error("model {} misbehaved", served.description().ref(), e);
            served.mark(e.refusal().problems().get(0));
            throw e.refusal();
        }
    }
}
