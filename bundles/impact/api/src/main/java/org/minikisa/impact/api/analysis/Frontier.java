package org.minikisa.impact.api.analysis;

import java.util.List;
import java.util.Objects;

import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.Scale;

/**
 * The sets of choices worth thinking of.
 *
 * @param base I1
 * @param sets cheapest first; cost and index rise strictly from one to the next
 * @param withoutCost choices the model states no cost for; they are counted as free
 */
public record Frontier(ModelRef model, Scale scale, double base, List<ChoiceSet> sets, List<String> withoutCost) {

    public Frontier {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(scale, "scale");
        sets = List.copyOf(sets);
        withoutCost = List.copyOf(withoutCost);
    }
}
