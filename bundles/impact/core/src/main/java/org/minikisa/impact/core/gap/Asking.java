package org.minikisa.impact.core.gap;

import java.util.Map;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.ImpactModel;

/** How a model is asked: by its caller's rules for what throws, hangs or answers nonsense. */
@FunctionalInterface
public interface Asking {

    /** @throws org.minikisa.problem.api.InvalidInputException when there is no result for these answers */
    Evaluation evaluate(ImpactModel model, Answers base, Answers choices);

    /** The index of answers at the weights they move. */
    default double index(ImpactModel model, Answers answers) {
        return evaluate(model, answers.weights(Map.of()), new Answers(answers.asOf(), Map.of(), answers.weights()))
                .index()
                .value();
    }
}
