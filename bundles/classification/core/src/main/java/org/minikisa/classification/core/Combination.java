package org.minikisa.classification.core;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.minikisa.classification.api.Alternative;
import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.ContactClassifier;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Judgement;
import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Label;
import org.minikisa.classification.api.Opinion;
import org.minikisa.classification.api.Topic;
import org.minikisa.classification.api.Urgency;

/** Adds up what the classifiers say. */
final class Combination {

    private static final int MOST_EVIDENCE = 6;
    private static final int MOST_ALTERNATIVES = 3;

    private static final Map<Axis, Double> SURE =
            Map.of(Axis.KIND, 0.7, Axis.TOPIC, 0.6, Axis.JOINT_PROCUREMENT, 0.7, Axis.LANGUAGE, 0.8, Axis.URGENCY, 0.7);

    private Combination() {}

    static Judgement of(List<ContactClassifier> classifiers, ContactText contact) {
        List<Opinion> opinions =
                classifiers.stream().flatMap(c -> c.judge(contact).stream()).toList();
        var labels = new EnumMap<Axis, Label>(Axis.class);
        for (Axis axis : Axis.values()) {
            labels.put(
                    axis,
                    label(axis, opinions.stream().filter(o -> o.axis() == axis).toList()));
        }
        String model = classifiers.stream().map(ContactClassifier::model).collect(Collectors.joining(" + "));
        return new Judgement(labels, List.of(), Map.of(), model);
    }

    private static Label label(Axis axis, List<Opinion> opinions) {
        var weights = new TreeMap<String, Double>();
        opinions.forEach(o -> o.weights().keySet().forEach(value -> weights.put(value, 0.0)));
        if (weights.isEmpty()) {
            return Label.unknown(none(axis));
        }
        weights.replaceAll((value, zero) -> opinions.stream()
                .mapToDouble(o -> o.weights().getOrDefault(value, o.otherwise()))
                .sum());
        double most = weights.values().stream().mapToDouble(w -> w).max().orElse(0);
        double all =
                weights.values().stream().mapToDouble(w -> Math.exp(w - most)).sum();
        List<Alternative> ranked = weights.entrySet().stream()
                .map(e -> new Alternative(e.getKey(), Math.min(1, Math.exp(e.getValue() - most) / all)))
                .sorted(Comparator.comparingDouble(Alternative::probability).reversed())
                .toList();
        Alternative best = ranked.get(0);
        boolean familiar = opinions.stream().allMatch(o -> o.familiarity() > 0);
        return new Label(
                best.value(),
                best.probability(),
                familiar && best.probability() >= SURE.get(axis),
                opinions.stream()
                        .flatMap(o -> o.evidence(best.value(), "", MOST_EVIDENCE).stream())
                        .toList(),
                ranked.stream().skip(1).limit(MOST_ALTERNATIVES).toList());
    }

    private static String none(Axis axis) {
        return switch (axis) {
            case KIND -> Kind.OTHER.name();
            case TOPIC -> Topic.NONE.name();
            case JOINT_PROCUREMENT, LANGUAGE -> "";
            case URGENCY -> Urgency.NORMAL.name();
        };
    }
}
