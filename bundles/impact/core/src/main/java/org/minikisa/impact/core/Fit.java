package org.minikisa.impact.core;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.core.gap.Fitting;
import org.minikisa.impact.laws.AnswerLaws;
import org.minikisa.problem.api.InvalidInputException;

/**
 * The part of a question that one version of a model asks.
 *
 * @param places of the answers that it does not ask: {@code base.water}, {@code choices.level}
 */
record Fit(Question question, Set<String> places) {

    static Fit of(Question question, ModelDescription model) {
        var places = new LinkedHashSet<String>();
        var base = fitting("base.", Fitting.of(model, question.baseAnswers(), Fit::isAskedOfJoint), places);
        var choices =
                fitting("choices.", Fitting.of(model, question.choiceAnswers(), Indicator::askedOfCustomer), places);
        var asked = question.answered(base.texts(), choices.texts());
        return new Fit(asked.withoutAlone(), places);
    }

    private static boolean isAskedOfJoint(Indicator indicator) {
        return indicator.askedOfJoint();
    }

    private static Answers fitting(String place, Fitting fitting, Set<String> places) {
        fitting.leftOut().forEach(id -> places.add(place + id));
        return fitting.answers();
    }

    /** Ids of what one of the two does not ask. */
    static List<String> leftOut(Fit a, Fit b) {
        var ids = new TreeSet<String>();
        a.places.forEach(place -> ids.add(place.substring(place.indexOf('.') + 1)));
        b.places.forEach(place -> ids.add(place.substring(place.indexOf('.') + 1)));
        return List.copyOf(ids);
    }

    /** What neither of the two asks is a mistake. */
    static void requireAskedOnce(String what, Question question, Fit a, Fit b, ModelDescription model) {
        var nobody = new LinkedHashSet<>(a.places);
        nobody.retainAll(b.places);
        var problems =
                AnswerLaws.check(model, question.baseAnswers(), question.choiceAnswers(), question.moment())
                        .problems()
                        .stream()
                        .filter(problem -> nobody.contains(problem.place()))
                        .toList();
        if (!problems.isEmpty()) {
            throw new InvalidInputException(what, problems);
        }
    }
}
