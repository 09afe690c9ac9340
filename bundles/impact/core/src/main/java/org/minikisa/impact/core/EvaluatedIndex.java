package org.minikisa.impact.core;

import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import org.minikisa.impact.api.Answer;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.core.sampling.Response;
import org.minikisa.problem.api.InvalidInputException;

/**
 * Of a model in Java: asked with written answers, and its result checked as for an assessment. Its weights and parameters
 * are its own affair; the time it takes is kept by who asks.
 *
 * @param isBase whether it is {@code F(x1)}
 */
record EvaluatedIndex(Asked asked, boolean isBase, List<UncertainInput> inputs) implements UncertainIndex {

    @Override
    public Supplier<Response> response() {
        return () -> drawn -> {
            var base = new TreeMap<>(asked.base().values());
            var choices = new TreeMap<>(asked.choices().values());
            for (int i = 0; i < drawn.length; i++) {
                lay(inputs.get(i), drawn[i], base, choices);
            }
            return evaluate(base, choices);
        };
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public double with(UncertainInput input, double drawn) {
        var base = new TreeMap<>(asked.base().values());
        var choices = new TreeMap<>(asked.choices().values());
        lay(input, drawn, base, choices);
        return evaluate(base, choices);
    }

    /** Into the choices what was chosen, so that it stays a choice. */
    private void lay(
            UncertainInput input, double drawn, TreeMap<String, Answer> base, TreeMap<String, Answer> choices) {
        BiConsumer<String, Answer> into = !isBase && choices.containsKey(input.id()) ? choices::put : base::put;
        into.accept(input.id(), new Answer.Answered(input.domain().text(drawn)));
    }

    private double evaluate(TreeMap<String, Answer> base, TreeMap<String, Answer> choices) {
        var day = asked.base().asOf();
        var x1 = new Answers(day, base);
        var x2 = isBase
                ? Answers.none(day)
                : new Answers(day, choices, asked.choices().weights());
        var model = asked.model();
        try {
            var evaluation = Assessor.evaluate(
                    model, () -> model.evaluate(x1, x2), asked.question().what(model.description()));
            return isBase ? evaluation.base().value() : evaluation.index().value();
        } catch (InvalidInputException e) {
            return Double.NaN;
        }
    }
}
