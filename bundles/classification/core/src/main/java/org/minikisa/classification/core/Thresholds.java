package org.minikisa.classification.core;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.minikisa.classification.api.learning.LabelledText;
import org.minikisa.classification.api.learning.LearntModel;

/**
 * Finds the probability from which on a model is right often enough. On texts it has not learnt from, it answers the surest ones only:
 * as many as can be answered with the accuracy asked for. The probability of the least sure of these is the threshold, but never less
 * than {@link #LEAST}, and it is {@link #USUAL} where there are too few texts to tell.
 */
final class Thresholds {

    /** Whoever is sure thinks it more probable than not. */
    static final double LEAST = 0.5;

    /** What calibrated probabilities mean by themselves. */
    static final double USUAL = 0.7;

    /** Where no share can be answered well enough. */
    static final double GREATEST = 0.99;

    /** With so many of those who write the accuracy is to be reached. */
    private static final double HANDS = 0.75;

    /** Fewer texts tell nothing. */
    private static final int FEWEST = 30;

    /** More texts tell nothing new, and somebody waits. */
    private static final int MOST = 2_000;

    private Thresholds() {}

    /**
     * @param heldBack texts that were not learnt from
     * @param value what is asked, by the model's label: the label, or its kind
     * @param accuracy that is asked for, from 0.5 to 0.999
     */
    static double of(LearntModel model, List<LabelledText> heldBack, UnaryOperator<String> value, double accuracy) {
        return of(
                heldBack.stream()
                        .limit(MOST)
                        .map(text -> answer(model, text, value))
                        .toList(),
                accuracy);
    }

    /**
     * An answer that was given with a probability.
     *
     * @param group by whom the text is
     */
    record Answer(double probability, boolean right, String group) {}

    /**
     * So great that the accuracy is reached with the texts of three hands in four, for who writes next may be harder to understand than
     * most. Those who wrote too little to tell count as one.
     *
     * @param answers on texts of hands that were not learnt from
     */
    static double ofHands(List<Answer> answers, double accuracy) {
        Map<String, Long> counts =
                answers.stream().collect(Collectors.groupingBy(Answer::group, Collectors.counting()));
        double[] hands = answers.stream()
                .collect(Collectors.groupingBy(answer -> counts.get(answer.group()) < FEWEST ? "" : answer.group()))
                .values()
                .stream()
                .filter(hand -> hand.size() >= FEWEST)
                .mapToDouble(hand -> of(hand, accuracy))
                .sorted()
                .toArray();
        return hands.length == 0 ? USUAL : hands[(int) Math.ceil(HANDS * (hands.length - 1))];
    }

    /** @param answers on texts that were not learnt from */
    static double of(List<Answer> answers, double accuracy) {
        if (answers.size() < FEWEST) {
            return USUAL;
        }
        List<Answer> surest = answers.stream()
                .sorted(Comparator.comparingDouble((Answer a) -> -a.probability()))
                .toList();
        return Math.min(GREATEST, Math.max(LEAST, leastOf(surest, accuracy)));
    }

    private static Answer answer(LearntModel model, LabelledText text, UnaryOperator<String> value) {
        double[] probabilities = model.predict(text.text()).probabilities();
        Map<String, Double> byValue = new HashMap<>();
        for (int i = 0; i < probabilities.length; i++) {
            byValue.merge(value.apply(model.labels().get(i)), probabilities[i], Double::sum);
        }
        var best = byValue.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow();
        return new Answer(best.getValue(), best.getKey().equals(value.apply(text.label())), text.group());
    }

    /** @param answers the surest first */
    private static double leastOf(List<Answer> answers, double accuracy) {
        double threshold = GREATEST;
        int right = 0;
        for (int i = 0; i < answers.size(); i++) {
            right += answers.get(i).right() ? 1 : 0;
            if (right >= accuracy * (i + 1)) {
                threshold = answers.get(i).probability();
            }
        }
        return threshold;
    }
}
