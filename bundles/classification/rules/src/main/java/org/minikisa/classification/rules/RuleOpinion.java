package org.minikisa.classification.rules;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.Opinion;

/**
 * What rules say on an axis: the evidence for each value adds up.
 *
 * @param prior weights that no word gives
 * @param reasons what speaks for each value
 */
record RuleOpinion(Axis axis, Map<String, Double> prior, Map<String, List<Evidence>> reasons) implements Opinion {

    RuleOpinion {
        prior = Map.copyOf(prior);
        reasons = Map.copyOf(reasons);
    }

    @Override
    public Map<String, Double> weights() {
        var weights = new LinkedHashMap<>(prior);
        reasons.forEach((value, evidence) -> weights.merge(
                value, evidence.stream().mapToDouble(Evidence::weight).sum(), Double::sum));
        return weights;
    }

    @Override
    public List<Evidence> evidence(String value, String rival, int most) {
        Stream<Evidence> against = reasons.getOrDefault(rival, List.of()).stream()
                .map(e -> new Evidence(e.text(), -e.weight(), e.source()));
        return Stream.concat(reasons.getOrDefault(value, List.of()).stream(), against)
                .filter(e -> e.weight() != 0)
                .sorted(Comparator.comparingDouble((Evidence e) -> Math.abs(e.weight()))
                        .reversed())
                .limit(most)
                .toList();
    }

    /** Tells how much there is, never the words: records end up in logs. */
    @Override
    public String toString() {
        return "RuleOpinion[" + axis + ", " + reasons.size() + " values]";
    }
}
