package org.minikisa.classification.core;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Topic;
import org.minikisa.intake.api.ContactId;
import org.minikisa.store.api.Transaction;

/** What people said of contacts as far as it can be learnt, for one taxonomy: corrections and confirmations, not those taken back. */
public final class PeoplesLabels {

    private PeoplesLabels() {}

    /**
     * @param right the acceptable labels: one, or all topics of a kind where only the kind was said
     * @param at when it was said
     */
    public record Said(ContactId contact, Set<String> right, Instant at) {
        public Said {
            right = Set.copyOf(right);
        }
    }

    /** In the order they were said; of several of one contact only the last, unless that says less. */
    public static List<Said> of(String taxonomy, Transaction tx) {
        return new ClassificationTables(tx)
                .said(questions(taxonomy)).entrySet().stream()
                        .map(e -> new Said(
                                e.getKey(),
                                right(Statement.holding(e.getValue())),
                                e.getValue().get(e.getValue().size() - 1).at()))
                        .toList();
    }

    /** Forgets all labels of a taxonomy of the unit's own, the machine's too. */
    public static void forget(String taxonomy, Transaction tx) {
        new ClassificationTables(tx).forget(taxonomy);
    }

    private static List<String> questions(String taxonomy) {
        return switch (taxonomy) {
            case Serving.TOPIC -> List.of(Axis.KIND.name(), Axis.TOPIC.name());
            case Serving.JOINT_PROCUREMENT -> List.of(Axis.JOINT_PROCUREMENT.name());
            default -> List.of(taxonomy);
        };
    }

    /** The labels that are right by what holds of one taxonomy. */
    static Set<String> right(Map<String, String> holding) {
        String kind = holding.get(Axis.KIND.name());
        return kind == null || holding.containsKey(Axis.TOPIC.name())
                ? Set.of(holding.getOrDefault(
                        Axis.TOPIC.name(), holding.values().iterator().next()))
                : topics(Kind.valueOf(kind));
    }

    private static Set<String> topics(Kind kind) {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.kind() == kind)
                .map(Topic::name)
                .collect(Collectors.toSet());
    }
}
