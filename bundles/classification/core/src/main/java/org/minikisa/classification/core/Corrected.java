package org.minikisa.classification.core;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.minikisa.classification.api.Alternative;
import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.Judgement;
import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Label;
import org.minikisa.classification.api.Topic;

/** What holds of a contact: the machine's judgement with people's labels in its place. */
final class Corrected {

    private Corrected() {}

    /** @param statements what people said of it, oldest first */
    static Classification of(Classification judged, List<Statement> statements) {
        if (statements.isEmpty()) {
            return judged;
        }
        Map<String, String> said = Statement.holding(statements);
        Judgement now = judged.judgement();
        for (Axis axis : Axis.values()) {
            if (said.containsKey(axis.name())) {
                now = now.with(axis, certain(said.get(axis.name())));
            }
        }
        if (said.containsKey(Axis.KIND.name()) && !said.containsKey(Axis.TOPIC.name())) {
            Kind kind = Kind.valueOf(said.get(Axis.KIND.name()));
            now = now.with(Axis.TOPIC, topicOf(kind, now.labels().get(Axis.TOPIC)));
        }
        return new Classification(
                judged.contact(),
                new Judgement(now.labels(), further(now, said), own(now, said), now.model()),
                judged.at());
    }

    private static Label certain(String value) {
        return new Label(value, 1, true, List.of(), List.of());
    }

    /** Who says a kind says its topic when it has but one. Else it is the machine's best guess among them, if it has one. */
    private static Label topicOf(Kind kind, Label machines) {
        List<Topic> topics =
                Arrays.stream(Topic.values()).filter(t -> t.kind() == kind).toList();
        if (topics.size() == 1) {
            return certain(topics.get(0).name());
        }
        if (topics.contains(Topic.valueOf(machines.value()))) {
            return machines;
        }
        Optional<Alternative> next = machines.alternatives().stream()
                .filter(a -> topics.contains(Topic.valueOf(a.value())))
                .findFirst();
        return new Label(
                next.map(Alternative::value).orElse(machines.value()),
                next.map(Alternative::probability).orElse(0.0),
                false,
                List.of(),
                machines.alternatives());
    }

    /** Who names one does not say that no other is meant; who says that there is none does. */
    private static List<Label> further(Judgement now, Map<String, String> said) {
        String named = said.get(Axis.JOINT_PROCUREMENT.name());
        if (named == null) {
            return now.further();
        }
        return named.isEmpty()
                ? List.of()
                : now.further().stream().filter(l -> !l.value().equals(named)).toList();
    }

    private static Map<String, Label> own(Judgement now, Map<String, String> said) {
        var own = new TreeMap<>(now.own());
        said.forEach((question, value) -> {
            if (Arrays.stream(Axis.values()).noneMatch(axis -> axis.name().equals(question))) {
                own.put(question, certain(value));
            }
        });
        return own;
    }
}
