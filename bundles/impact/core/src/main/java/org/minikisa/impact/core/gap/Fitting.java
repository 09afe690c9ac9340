package org.minikisa.impact.core.gap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.minikisa.impact.api.Answer;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Band;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.Theme;
import org.minikisa.impact.laws.AnswerLaws;

/**
 * The part of some answers that a version of a model asks.
 *
 * @param leftOut ids of what it does not ask, or asks otherwise, so that the answer does not fit
 */
public record Fitting(Answers answers, List<String> leftOut) {

    public Fitting {
        leftOut = List.copyOf(leftOut);
    }

    /** Of merged answers: whoever was asked. */
    public static Fitting of(ModelDescription model, Answers answers) {
        return of(model, answers, indicator -> true);
    }

    /** @param asked whether an indicator is asked of who gave the answers */
    public static Fitting of(ModelDescription model, Answers answers, Predicate<Indicator> asked) {
        var values = new TreeMap<String, Answer>();
        var weights = new TreeMap<String, Double>();
        var leftOut = new ArrayList<String>();
        answers.values().forEach((id, answer) -> {
            if (model.indicator(id)
                    .filter(asked)
                    .filter(i -> fits(i, answers, id))
                    .isPresent()) {
                values.put(id, answer);
            } else {
                leftOut.add(id);
            }
        });
        answers.weights().forEach((id, weight) -> {
            if (band(model, id).filter(band -> band.contains(weight)).isPresent()) {
                weights.put(id, weight);
            } else {
                leftOut.add(Answers.WEIGHT + id);
            }
        });
        return new Fitting(new Answers(answers.asOf(), values, weights), leftOut);
    }

    private static boolean fits(Indicator indicator, Answers answers, String id) {
        return !(indicator.domain() instanceof Domain.Computed)
                && answers.value(id)
                        .map(value -> AnswerLaws.fits(indicator.domain(), value))
                        .orElse(true);
    }

    private static Optional<Band> band(ModelDescription model, String id) {
        return model.themes().stream()
                .filter(theme -> theme.id().equals(id))
                .findFirst()
                .map(Theme::band)
                .orElseGet(() -> model.indicator(id).flatMap(Indicator::band));
    }
}
