package org.minikisa.classification.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Clue;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.Opinion;
import org.minikisa.classification.api.learning.LearntModel;
import org.minikisa.classification.api.learning.Prediction;

/**
 * What one of those who are heard says on one question.
 *
 * @param question the name of an {@link Axis}, or the id of a taxonomy of the unit's own
 * @param weights in nats, of the values it speaks of
 * @param otherwise the weight of all others
 * @param foreign whether the text resembles nothing that it has learnt
 */
record Voice(
        String question,
        Manner manner,
        Map<String, Double> weights,
        double otherwise,
        boolean foreign,
        Reasons reasons) {

    private static final double MOST_WEIGHT = 1e6;

    /** Characters of one reason; a word or a phrase is meant. */
    private static final int LONGEST_REASON = 200;

    /** Where its weights come from, which decides how they are added up. */
    enum Manner {
        /** Log probabilities of a model. Several have learnt from the same words, so they are averaged. */
        LEARNT,
        /** Weights for what the text says; added. */
        RULE,
        /** Weights for what is known beside the text; added. */
        CLUE,
        /** A person said so of the same text; added last, and great enough. */
        PERSON
    }

    /** Why a value and not its rival. */
    @FunctionalInterface
    interface Reasons {

        Reasons NONE = (value, rival, all, most) -> List.of();

        /** @param all against all other values together, where that can be told; the rival is then the best of them */
        List<Evidence> of(String value, String rival, boolean all, int most);
    }

    double weight(String value) {
        return weights.getOrDefault(value, otherwise);
    }

    static Voice of(String question, LearntModel model, Prediction prediction) {
        List<String> labels = model.labels();
        double[] logs = prediction.logProbabilities();
        var weights = new HashMap<String, Double>();
        var index = new HashMap<String, Integer>();
        double others = 0;
        for (int i = 0; i < logs.length; i++) {
            weights.put(labels.get(i), weighed(logs[i]));
            index.put(labels.get(i), i);
            others += logs[i] / logs.length;
        }
        Reasons reasons = (value, rival, all, most) -> {
            int against = all ? -1 : index.getOrDefault(rival, -1);
            return index.containsKey(value) ? prediction.evidence(index.get(value), against, most) : List.of();
        };
        return new Voice(question, Manner.LEARNT, weights, others, prediction.foreign(), guarded(reasons));
    }

    /** Log probabilities of a model, of which no reasons are known any more. */
    static Voice of(String question, Map<String, Double> logs) {
        double others = logs.values().stream().mapToDouble(log -> log).average().orElse(0);
        return new Voice(question, Manner.LEARNT, Map.copyOf(logs), others, false, Reasons.NONE);
    }

    /** @param who the classifier's id, which is the source of evidence that a rule gives without one */
    static Voice of(String who, Opinion opinion) {
        boolean learnt = Double.isFinite(opinion.familiarity());
        Map<String, Double> weights = Map.copyOf(opinion.weights());
        weights.values().forEach(Voice::weighed);
        Reasons reasons = (value, rival, all, most) -> opinion.evidence(value, rival, most).stream()
                .map(e -> learnt || !e.source().equals(Evidence.WORDS) ? e : new Evidence(e.text(), e.weight(), who))
                .toList();
        return new Voice(
                opinion.axis().name(),
                learnt ? Manner.LEARNT : Manner.RULE,
                weights,
                weighed(opinion.otherwise()),
                opinion.familiarity() < 0,
                guarded(reasons));
    }

    /** One for each axis that the clues speak of. @param source what gave them */
    static List<Voice> of(String source, List<Clue> clues) {
        Map<Axis, List<Clue>> byAxis = new LinkedHashMap<>();
        clues.forEach(clue ->
                byAxis.computeIfAbsent(clue.axis(), axis -> new ArrayList<>()).add(clue));
        return byAxis.entrySet().stream()
                .map(e -> ofAxis(e.getKey(), source, e.getValue()))
                .toList();
    }

    private static Voice ofAxis(Axis axis, String source, List<Clue> clues) {
        var weights = new HashMap<String, Double>();
        clues.forEach(clue -> weights.merge(clue.value(), clue.weight(), Double::sum));
        weights.values().forEach(Voice::weighed);
        Reasons reasons = (value, rival, all, most) -> clues.stream()
                .filter(clue -> clue.value().equals(value) || clue.value().equals(rival))
                .map(clue ->
                        new Evidence(clue.text(), clue.value().equals(value) ? clue.weight() : -clue.weight(), source))
                .limit(most)
                .toList();
        return new Voice(axis.name(), Manner.CLUE, weights, 0, false, guarded(reasons));
    }

    /** @param contact whose text was labelled so */
    static Voice ofPerson(String question, String value, double weight, String contact) {
        Reasons reasons = (asked, rival, all, most) -> asked.equals(value) || rival.equals(value)
                ? List.of(new Evidence("(as " + contact + ")", asked.equals(value) ? weight : -weight, "people"))
                : List.of();
        return new Voice(question, Manner.PERSON, Map.of(value, weight), 0, false, reasons);
    }

    /** Reasons are asked for later, when who gives none spoils nothing but the explanation. */
    private static Reasons guarded(Reasons strangers) {
        return (value, rival, all, most) -> {
            try {
                return strangers.of(value, rival, all, most).stream()
                        .limit(most)
                        .map(Voice::bounded)
                        .toList();
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                return List.of();
            }
        };
    }

    private static Evidence bounded(Evidence evidence) {
        return evidence.text().length() <= LONGEST_REASON
                ? evidence
                : new Evidence(
                        evidence.text().substring(0, LONGEST_REASON) + "…", evidence.weight(), evidence.source());
    }

    /** Beyond any odds there are, and sums of several are still numbers. */
    private static double weighed(double weight) {
        if (!(Math.abs(weight) <= MOST_WEIGHT)) {
            throw new IllegalArgumentException("a weight is beyond " + MOST_WEIGHT + " nats");
        }
        return weight;
    }
}
