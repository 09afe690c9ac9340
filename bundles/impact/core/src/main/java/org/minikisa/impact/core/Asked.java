package org.minikisa.impact.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.laws.AnswerLaws;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;

/**
 * A question to a model, checked: the model can be asked as it stands.
 *
 * @param base x1, completed by what holds without a choice
 * @param choices x2 without those that a floor makes void, with moved weights
 * @param alone x0, completed likewise; empty when it is not asked
 */
public record Asked(ImpactModel model, Question question, Answers base, Answers choices, Optional<Answers> alone) {

    private static final String BASE = "base.";

    public Asked {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(choices, "choices");
        Objects.requireNonNull(alone, "alone");
    }

    /** @throws InvalidInputException with all problems of the answers */
    static Asked of(ImpactModel model, ModelDescription description, Question question) {
        var checked =
                AnswerLaws.check(description, question.baseAnswers(), question.choiceAnswers(), question.moment());
        var problems = new ArrayList<>(checked.problems());
        var alone = Optional.<Answers>empty();
        if (!question.alone().isEmpty()) {
            var checkedAlone = AnswerLaws.check(description, question.aloneAnswers(), Answers.none(question.asOf()));
            problems.addAll(ofAlone(checkedAlone.problems()));
            alone = Optional.of(checkedAlone.base());
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(question.what(description), problems);
        }
        return new Asked(model, question, checked.base(), checked.choices(), alone);
    }

    /** x1 with x2. */
    public Answers merged() {
        return base.with(choices);
    }

    private static List<Problem> ofAlone(List<Problem> problems) {
        return problems.stream()
                .map(problem -> new Problem(
                        problem.code(),
                        problem.place().startsWith(BASE)
                                ? "alone." + problem.place().substring(BASE.length())
                                : problem.place(),
                        problem.found(),
                        problem.expected(),
                        problem.remedy()))
                .toList();
    }
}
