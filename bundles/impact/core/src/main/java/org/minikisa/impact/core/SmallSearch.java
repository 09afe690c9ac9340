package org.minikisa.impact.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

import org.minikisa.impact.api.Answer;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.laws.AnswerLaws;

/** The headroom of a model that does not know its own: tries every allowed set of choices, if they are few. */
final class SmallSearch {

    private static final int MOST = 2_000;

    private SmallSearch() {}

    /** @return empty where a choice is a number, or there are more than {@value #MOST} sets */
    static OptionalDouble headroom(ImpactModel model, Answers base) {
        var sets = new ArrayList<Answers>();
        sets.add(Answers.none(base.asOf()));
        for (var indicator : model.description().choices()) {
            if (indicator.domain() instanceof Domain.Numeric) {
                return OptionalDouble.empty();
            }
            for (int i = sets.size() - 1; i >= 0; i--) {
                for (var value : values(indicator)) {
                    sets.add(sets.get(i)
                            .with(new Answers(
                                    base.asOf(), Map.of(indicator.id(), new Answer.Answered(value, "headroom")))));
                }
            }
            if (sets.size() > MOST) {
                return OptionalDouble.empty();
            }
        }
        double most = 0;
        for (var choices : sets) {
            var checked = AnswerLaws.check(model.description(), asked(model, base), choices);
            if (checked.problems().isEmpty()) {
                most = Math.max(
                        most, model.evaluate(checked.base(), checked.choices()).uplift());
            }
        }
        return OptionalDouble.of(most);
    }

    /** Without what was filled in for questions that only the customer is asked. */
    private static Answers asked(ImpactModel model, Answers base) {
        var values = new TreeMap<>(base.values());
        model.description().indicators().stream()
                .filter(indicator ->
                        !indicator.askedOfJoint() && base.answer(indicator.id()) instanceof Answer.Answered)
                .forEach(indicator -> values.remove(indicator.id()));
        return new Answers(base.asOf(), values);
    }

    private static List<String> values(Indicator indicator) {
        if (indicator.domain() instanceof Domain.Ordinal ordinal) {
            return ordinal.levels().stream()
                    .map(level -> Integer.toString(level.value()))
                    .toList();
        }
        if (indicator.domain() instanceof Domain.Choice choice) {
            return choice.options().stream().map(option -> option.id()).toList();
        }
        return List.of("false", "true");
    }
}
