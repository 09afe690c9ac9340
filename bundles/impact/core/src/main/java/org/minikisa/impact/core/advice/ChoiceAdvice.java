package org.minikisa.impact.core.advice;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.MergeRule;
import org.minikisa.impact.core.declarative.CanonicalJson;
import org.minikisa.impact.core.declarative.DeclarativeModel;
import org.minikisa.impact.core.declarative.Extent;
import org.minikisa.impact.laws.AnswerLaws;

/** Answers that change nothing, that nobody can give, or that nobody would choose. */
final class ChoiceAdvice {

    private static final double EQUAL = 1e-12;

    private final Extent extent;
    private final Advice advice;

    private ChoiceAdvice(Extent extent, Advice advice) {
        this.extent = extent;
        this.advice = advice;
    }

    static void of(DeclarativeModel model, Advice advice) {
        var choices = new ChoiceAdvice(model.extent(), advice);
        List<Indicator> indicators = model.description().indicators();
        for (int i = 0; i < indicators.size(); i++) {
            choices.of(i, indicators.get(i));
        }
    }

    private void of(int place, Indicator indicator) {
        scored(place, indicator);
        if (indicator.domain() instanceof Domain.Computed) {
            return;
        }
        List<Value> values = values(indicator.domain(), extent.scoresOfValues(place));
        if (!extent.isReadElsewhere(indicator.id())) {
            dominated(place, values);
        }
        unreachable(place, indicator, values);
    }

    /** One of the few values of an indicator. @param at where it stands, below the indicator */
    private record Value(String id, String at, Optional<BigDecimal> cost, double score) {

        boolean isPriced() {
            return cost.isPresent() && !Double.isNaN(score);
        }

        /** Neither better nor cheaper, and one of both worse. */
        boolean isBeatenBy(Value other) {
            if (!isPriced() || !other.isPriced()) {
                return false;
            }
            int dearer = cost.get().compareTo(other.cost.get());
            double worse = other.score - score;
            return dearer >= 0 && worse > -EQUAL && (dearer > 0 || worse > EQUAL);
        }

        @Override
        public String toString() {
            return "\"" + id + "\": score " + CanonicalJson.number(score)
                    + cost.map(amount -> " for " + amount.toPlainString() + " EUR")
                            .orElse("");
        }
    }

    private static List<Value> values(Domain domain, List<Double> scores) {
        if (domain instanceof Domain.Ordinal ordinal) {
            return ordinal.levels().stream()
                    .map(level -> new Value(
                            Integer.toString(level.value()),
                            "levels[" + level.value() + "]",
                            level.cost(),
                            score(scores, level.value())))
                    .toList();
        }
        if (domain instanceof Domain.Choice choice) {
            return IntStream.range(0, choice.options().size())
                    .mapToObj(i -> new Value(
                            choice.options().get(i).id(),
                            "options[" + i + "]",
                            choice.options().get(i).cost(),
                            score(scores, i)))
                    .toList();
        }
        return List.of();
    }

    private static double score(List<Double> scores, int i) {
        return i < scores.size() ? scores.get(i) : Double.NaN;
    }

    private void scored(int place, Indicator indicator) {
        Optional<Extent.Span> scores = extent.scores(place);
        if (scores.isEmpty()) {
            return;
        }
        double high = scores.get().high();
        if (high - scores.get().low() < EQUAL) {
            if (!extent.isReadElsewhere(indicator.id())) {
                advice.warning(
                        "impact.indicator.constant",
                        "indicators[" + place + "]",
                        "score " + CanonicalJson.number(high) + " whatever is answered",
                        "an answer that tells",
                        "Correct its normaliser or its range, or remove the indicator: nobody should answer in vain.");
            }
        } else if (high < 1 - EQUAL) {
            advice.warning(
                    "impact.indicator.best",
                    "indicators[" + place + "]",
                    "score " + CanonicalJson.number(high) + " at most",
                    "an answer that scores 1",
                    "Let the best answer score 1, or say in a note why the whole weight cannot be reached.");
        }
    }

    private void dominated(int place, List<Value> values) {
        for (Value value : values) {
            values.stream()
                    .filter(value::isBeatenBy)
                    .findFirst()
                    .ifPresent(better -> advice.warning(
                            "impact.option.dominated",
                            "indicators[" + place + "]." + value.at(),
                            value.toString(),
                            "better or cheaper than " + better,
                            "Correct the score or the cost: nobody would choose it."));
        }
    }

    /** What is worse than what holds without a choice, where a customer may only better that. */
    private void unreachable(int place, Indicator indicator, List<Value> values) {
        boolean raisesOnly = indicator.merge() == MergeRule.MAY_RAISE || indicator.merge() == MergeRule.FLOOR;
        if (indicator.withoutChoice().isEmpty() || !raisesOnly) {
            return;
        }
        String floor = indicator.withoutChoice().get();
        for (Value value : values) {
            if (AnswerLaws.compare(indicator, value.id(), floor).orElse(0) < 0) {
                advice.warning(
                        "impact.option.unreachable",
                        "indicators[" + place + "]." + value.at(),
                        "\"" + value.id() + "\", worse than \"" + floor + "\" that holds without a choice",
                        "a value that somebody can choose",
                        "Lower withoutChoice, or let the customer replace it: \"merge\": \"mayReplace\".");
            }
        }
    }
}
