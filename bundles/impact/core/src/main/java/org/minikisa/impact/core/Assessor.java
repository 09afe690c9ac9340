package org.minikisa.impact.core;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.Fingerprint;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.core.declarative.CanonicalJson;
import org.minikisa.impact.core.declarative.Engine;
import org.minikisa.impact.core.declarative.Json;
import org.minikisa.impact.laws.AnswerLaws;
import org.minikisa.impact.laws.ResultLaws;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;

/** Asks a model and checks what it answers. Pure: the same question gives the same assessment, bit for bit. */
final class Assessor {

    private Assessor() {}

    /**
     * Everything an assessment is computed from.
     *
     * @param jointProcurement empty for none
     * @param base x1 as it was written
     * @param choices x2 as it was written
     */
    record Question(
            String subject,
            String jointProcurement,
            Moment moment,
            LocalDate asOf,
            Map<String, String> base,
            Map<String, String> choices) {

        /** Of all that may change the result; the day only where the model has numbers that change with it. */
        String digest(ModelDescription model) {
            var members = new LinkedHashMap<String, Json>();
            members.put("subject", AssessmentForm.text(subject));
            members.put("jointProcurement", AssessmentForm.text(jointProcurement));
            members.put("moment", AssessmentForm.text(moment.name()));
            members.put("base", AssessmentForm.json(base));
            members.put("choices", AssessmentForm.json(choices));
            if (!model.parameters().isEmpty()) {
                members.put("asOf", AssessmentForm.text(asOf.toString()));
            }
            return CanonicalJson.digest(new Json.Obj(members));
        }
    }

    /** A model broke a law: it is refused for this question, and somebody should look at it. */
    static final class Misbehaved extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient InvalidInputException refusal;

        Misbehaved(InvalidInputException refusal) {
            super(refusal);
            this.refusal = refusal;
        }

        InvalidInputException refusal() {
            return refusal;
        }
    }

    /**
     * @param id of the assessment; empty for a preview
     * @throws InvalidInputException with all problems of the answers
     * @throws Misbehaved when the model is at fault
     */
    static Assessment assess(ImpactModel model, String digest, Question question, String id, Instant at) {
        var description = model.description();
        var checked = AnswerLaws.check(
                description,
                Answers.of(question.asOf(), question.base()),
                Answers.of(question.asOf(), question.choices()));
        if (!checked.problems().isEmpty()) {
            throw new InvalidInputException(what(question, description), checked.problems());
        }
        var evaluation = evaluate(model, checked.base(), checked.choices(), what(question, description));
        var headroom = headroom(model, checked.base(), evaluation, what(question, description));
        var printed = Printing.waterfall(description, evaluation);
        var uptake = headroom.isPresent() && headroom.getAsDouble() > 0
                ? OptionalDouble.of(evaluation.uplift() / headroom.getAsDouble())
                : OptionalDouble.empty();
        return new Assessment(
                id,
                description.ref(),
                description.title(),
                description.status(),
                new Fingerprint(digest, question.digest(description), Engine.VERSION, "", "", Map.of()),
                question.subject(),
                question.jointProcurement(),
                question.moment(),
                question.asOf(),
                at,
                question.base(),
                question.choices(),
                Map.of(),
                "",
                description.scale(),
                evaluation.base().value(),
                evaluation.index().value(),
                evaluation.uplift(),
                headroom,
                uptake,
                evaluation.index().coverage(),
                evaluation.base(),
                evaluation.index(),
                Optional.empty(),
                evaluation.contributions(),
                evaluation.gates(),
                evaluation.nodes(),
                description.themes(),
                printed,
                Wording.of(
                        description,
                        evaluation,
                        printed,
                        headroom,
                        checked.base().with(checked.choices())));
    }

    private static String what(Question question, ModelDescription model) {
        return "assessment of " + question.subject() + " with " + model.ref();
    }

    private static Evaluation evaluate(ImpactModel model, Answers base, Answers choices, String what) {
        Evaluation evaluation;
        try {
            evaluation = OwnTime.ask(model, () -> model.evaluate(base, choices));
        } catch (InvalidInputException e) {
            throw new InvalidInputException(what, e.problems());
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw threw(what, e);
        }
        if (evaluation == null) {
            throw threw(what, new NullPointerException("the result is null"));
        }
        var problems = ResultLaws.check(model.description().scale(), evaluation);
        if (!problems.isEmpty()) {
            throw new Misbehaved(new InvalidInputException(what, problems));
        }
        return evaluation;
    }

    private static OptionalDouble headroom(ImpactModel model, Answers base, Evaluation evaluation, String what) {
        OptionalDouble headroom;
        try {
            headroom = OwnTime.ask(model, () -> {
                var known = model.headroom(base);
                return known.isPresent() ? known : SmallSearch.headroom(model, base);
            });
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw threw(what, e);
        }
        var slack = ResultLaws.TOLERANCE * model.description().scale().width();
        if (headroom.isPresent() && !(headroom.getAsDouble() >= Math.max(0, evaluation.uplift()) - slack)) {
            throw new Misbehaved(InvalidInputException.of(
                    what,
                    "impact.result.headroom",
                    "headroom",
                    Double.toString(headroom.getAsDouble()),
                    "at least 0 and at least the uplift, " + evaluation.uplift(),
                    "Mend the model: its headroom is the largest uplift that allowed choices reach."));
        }
        return headroom;
    }

    private static Misbehaved threw(String what, Throwable thrown) {
        return new Misbehaved(new InvalidInputException(
                what,
                List.of(new Problem(
                        "impact.model.threw",
                        "",
                        thrown instanceof OwnTime.Late ? thrown.getMessage() : thrown.toString(),
                        "a result",
                        "Mend the model, or deploy a version that works; others are not affected."))));
    }
}
