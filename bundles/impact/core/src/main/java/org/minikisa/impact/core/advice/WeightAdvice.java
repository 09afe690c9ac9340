package org.minikisa.impact.core.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.minikisa.impact.core.declarative.CanonicalJson;
import org.minikisa.impact.core.declarative.DeclarativeModel;
import org.minikisa.impact.core.declarative.Json;

/** Weights that are not what they look like. Any scale is good, but a reader takes 0.3 for 30 % and 30 likewise. */
final class WeightAdvice {

    /** So far apart that a reader asks who decided it. */
    private static final double FAR = 10;

    private static final double EQUAL = 1e-9;

    private final Advice advice;

    private WeightAdvice(Advice advice) {
        this.advice = advice;
    }

    static void of(DeclarativeModel model, Advice advice) {
        var weights = new WeightAdvice(advice);
        Json.Obj definition = model.definition();
        if (definition.get("aggregate").orElse(null) instanceof Json.Obj aggregate
                && aggregate.get("of").isPresent()) {
            weights.tree("aggregate", aggregate);
            return;
        }
        weights.group("themes", weights(definition, "themes", ""));
        List<Weight> indicators = weights(definition, "indicators", "theme");
        indicators.stream()
                .map(Weight::group)
                .distinct()
                .forEach(theme -> weights.group(
                        theme.isEmpty() ? "indicators" : "indicators of " + theme,
                        indicators.stream()
                                .filter(weight -> weight.group.equals(theme))
                                .toList()));
    }

    /** As it is written. @param group the theme; empty for none */
    private record Weight(String place, String group, double value, boolean hasSource) {}

    private void tree(String place, Json.Obj node) {
        if (!(node.get("of").orElse(null) instanceof Json.Arr children)) {
            return;
        }
        group(
                place,
                weights(node, "of", "").stream()
                        .map(weight -> new Weight(place + "." + weight.place, "", weight.value, true))
                        .toList());
        for (int i = 0; i < children.elements().size(); i++) {
            if (children.elements().get(i) instanceof Json.Obj child) {
                tree(place + ".of[" + i + "]", child);
            }
        }
    }

    /** Those that are written down and count. */
    private static List<Weight> weights(Json.Obj parent, String list, String group) {
        var weights = new ArrayList<Weight>();
        List<Json> elements = parent.get(list).orElse(null) instanceof Json.Arr arr ? arr.elements() : List.of();
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof Json.Obj part
                    && part.get("weight").orElse(null) instanceof Json.Number weight
                    && weight.value() > 0) {
                String of = part.get(group).orElse(null) instanceof Json.Text text ? text.value() : "";
                weights.add(new Weight(
                        list + "[" + i + "].weight",
                        of,
                        weight.value(),
                        part.get("weightSource").isPresent()));
            }
        }
        return weights;
    }

    private void group(String what, List<Weight> weights) {
        if (weights.size() < 2) {
            return;
        }
        sum(what, weights);
        Weight least =
                weights.stream().min(Comparator.comparingDouble(Weight::value)).get();
        Weight most =
                weights.stream().max(Comparator.comparingDouble(Weight::value)).get();
        if (most.value > FAR * least.value && !(least.hasSource && most.hasSource)) {
            Weight open = most.hasSource ? least : most;
            advice.warning(
                    "impact.weight.source",
                    open.place,
                    CanonicalJson.number(open.value) + ", beside "
                            + CanonicalJson.number(open == most ? least.value : most.value) + " in the same group",
                    "a weightSource",
                    "Say who decided it, and why they are so far apart.");
        }
    }

    /** Nearly 1 or nearly 100 is meant to be just that. */
    private void sum(String what, List<Weight> weights) {
        double sum = weights.stream().mapToDouble(Weight::value).sum();
        boolean areParts = weights.stream().allMatch(weight -> weight.value < 1);
        double meant = areParts ? 1 : 100;
        double off = Math.abs(sum - meant) / meant;
        if (off > EQUAL && off < 0.06) {
            advice.warning(
                    "impact.weight.sum",
                    what,
                    "weights that sum to " + CanonicalJson.number(StrictMath.rint(sum * 1e9) / 1e9),
                    CanonicalJson.number(meant),
                    "Correct one of them: they are taken as shares of their sum, so none is quite what it looks like.");
        }
    }
}
