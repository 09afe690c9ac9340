package org.minikisa.classification.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.Opinion;

/**
 * What a text mentions of the register, as an opinion. The first mention of a joint procurement counts in full and further ones
 * less and less, for a mail that says {@code siivous} ten times says little more than one that says it twice; nor do the words of a
 * description add up without end.
 */
final class JointProcurementRules {

    /** What a further, different mention of the same source still counts. */
    private static final double FURTHER = 0.35;

    private static final double MOST_OF_A_SOURCE = 7;
    /** The words of descriptions taken together never weigh as much as a name. */
    private static final double MOST_OF_WORDS = 3;

    /** Everyday words alone name nothing, however many they are. */
    private static final double MOST_OF_GOODS = 2.9;

    /** Nor do those of goods that the register lacks. */
    private static final double MOST_OF_MISSING = 1.5;

    private static final double NAMING = 3;

    private static final int MOST_EVIDENCE = 12;

    private JointProcurementRules() {}

    static Optional<Opinion> judge(RegisterIndex index, Words words) {
        return judge(index, words, Sender.unknown());
    }

    static Optional<Opinion> judge(RegisterIndex index, Words words, Sender sender) {
        BitSet own = sender.namedIn(words);
        Map<String, List<Mention>> byJoint = new LinkedHashMap<>();
        for (Mention mention : index.mentions(words)) {
            if (own.get(mention.from())) {
                continue;
            }
            byJoint.computeIfAbsent(mention.jointProcurement(), j -> new ArrayList<>())
                    .add(mention.times(Negation.factor(words, mention)));
        }
        Map<String, List<Evidence>> reasons = new LinkedHashMap<>();
        byJoint.forEach((joint, mentions) -> reasons.put(joint, evidence(mentions, words)));
        if (byJoint.values().stream().flatMap(List::stream).anyMatch(JointProcurementRules::isNaming)) {
            reasons.remove("");
        }
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(new RuleOpinion(Axis.JOINT_PROCUREMENT, Map.of("", 0.0), reasons));
    }

    /** Who names a joint procurement means it, whatever else is mentioned. */
    private static boolean isNaming(Mention mention) {
        return mention.weight() >= NAMING && !mention.source().equals(RegisterIndex.SIZE);
    }

    private static List<Evidence> evidence(List<Mention> mentions, Words words) {
        var evidence = new ArrayList<Evidence>();
        Map<String, Double> bySource = new LinkedHashMap<>();
        Map<String, Integer> count = new LinkedHashMap<>();
        Map<String, Set<String>> said = new LinkedHashMap<>();
        mentions.stream()
                .sorted(Comparator.comparingDouble(Mention::weight).reversed())
                .filter(m -> said.computeIfAbsent(matter(m.source()), s -> new HashSet<>())
                        .add(words.get(m.from()).plain()))
                .limit(MOST_EVIDENCE)
                .forEach(m -> {
                    int before = count.merge(m.source(), 1, Integer::sum) - 1;
                    double left = most(m.source()) - bySource.getOrDefault(m.source(), 0.0);
                    double weight = Math.min(left, m.weight() * Math.pow(FURTHER, before));
                    if (weight > 0) {
                        bySource.merge(m.source(), weight, Double::sum);
                        evidence.add(new Evidence(words.written(m.from(), m.until()), weight, m.source()));
                    }
                });
        return List.copyOf(evidence);
    }

    /** A word that the everyday words, the scope and the CPV have is one word. */
    private static String matter(String source) {
        return switch (source) {
            case RegisterIndex.GOODS, RegisterIndex.SCOPE -> RegisterIndex.CPV;
            default -> source;
        };
    }

    private static double most(String source) {
        return switch (source) {
            case RegisterIndex.CPV -> MOST_OF_WORDS;
            case RegisterIndex.GOODS -> MOST_OF_GOODS;
            case RegisterIndex.MISSING -> MOST_OF_MISSING;
            default -> MOST_OF_A_SOURCE;
        };
    }
}
