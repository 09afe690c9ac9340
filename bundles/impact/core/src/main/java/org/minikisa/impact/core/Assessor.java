package org.minikisa.impact.core;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.core.declarative.OwnTime;
import org.minikisa.impact.laws.ResultLaws;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;

/** Asks a model and checks what it answers. Pure: the same question gives the same assessment, bit for bit. */
final class Assessor {

    private Assessor() {}

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
     * @throws InvalidInputException when the model gives no result for these answers
     * @throws Misbehaved when the model is at fault
     */
    static Assessment assess(Asked asked, Provenance provenance, String id, Instant at) {
        var model = asked.model();
        var question = asked.question();
        var description = model.description();
        var what = question.what(description);
        var evaluation = evaluate(asked);
        var alone = asked.alone()
                .map(x0 -> evaluate(model, x0, Answers.none(x0.asOf()), what).base());
        var headroom = headroom(asked, evaluation, what);
        var printed = Printing.waterfall(description, evaluation);
        var uptake = headroom.isPresent() && headroom.getAsDouble() > 0
                ? OptionalDouble.of(evaluation.uplift() / headroom.getAsDouble())
                : OptionalDouble.empty();
        return new Assessment(
                id,
                description.ref(),
                description.title(),
                provenance.status(),
                provenance.fingerprint(question.digest(description, provenance)),
                question.subject(),
                question.jointProcurement(),
                question.moment(),
                question.asOf(),
                at,
                question.base(),
                question.choices(),
                question.alone(),
                question.by(),
                description.scale(),
                evaluation.base().value(),
                evaluation.index().value(),
                evaluation.uplift(),
                headroom,
                uptake,
                evaluation.index().coverage(),
                evaluation.base(),
                evaluation.index(),
                alone,
                evaluation.contributions(),
                evaluation.gates(),
                evaluation.nodes(),
                evaluation.computed(),
                description.themes(),
                printed,
                Wording.of(
                        description,
                        asked.merged(),
                        provenance.status(),
                        new Wording.Result(evaluation, printed, headroom, alone)));
    }

    /** Base, index and contributions alone. @throws as {@link #assess} */
    static Evaluation evaluate(Asked asked) {
        var model = asked.model();
        return evaluate(model, asked.base(), asked.choices(), asked.question().what(model.description()));
    }

    /**
     * @param what begins what is said when it goes wrong
     * @throws InvalidInputException when the model gives no result for these answers
     * @throws Misbehaved when the model is at fault
     */
    static Evaluation evaluate(ImpactModel model, Answers base, Answers choices, String what) {
        return evaluate(model, () -> OwnTime.ask(model, () -> model.evaluate(base, choices)), what);
    }

    /** @param question to the model, whose time somebody keeps */
    static Evaluation evaluate(ImpactModel model, Supplier<Evaluation> question, String what) {
        Evaluation evaluation;
        try {
            evaluation = question.get();
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

    private static OptionalDouble headroom(Asked asked, Evaluation evaluation, String what) {
        var model = asked.model();
        var base = asked.base().weights(asked.choices().weights());
        OptionalDouble headroom;
        try {
            headroom = OwnTime.ask(model, () -> {
                var known = model.headroom(base);
                return known.isPresent() ? known : SmallSearch.headroom(model, base);
            });
        } catch (InvalidInputException e) {
            throw new InvalidInputException(what, e.problems());
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw threw(what, e);
        }
        var slack = ResultLaws.TOLERANCE * model.description().scale().width();
        double least = base.weights().isEmpty() ? Math.max(0, evaluation.uplift()) : evaluation.uplift();
        double most = model.description().scale().max() - evaluation.base().value();
        if (headroom.isPresent()
                && !(headroom.getAsDouble() >= least - slack && headroom.getAsDouble() <= most + slack)) {
            throw new Misbehaved(InvalidInputException.of(
                    what,
                    "impact.result.headroom",
                    "headroom",
                    Double.toString(headroom.getAsDouble()),
                    "at least 0 and at least the uplift, " + evaluation.uplift() + ", and at most " + most
                            + ", what is left of the scale",
                    "Mend the model: its headroom is the largest uplift that allowed choices reach."));
        }
        return headroom;
    }

    static Misbehaved threw(String what, Throwable thrown) {
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
