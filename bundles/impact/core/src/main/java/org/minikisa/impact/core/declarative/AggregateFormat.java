package org.minikisa.impact.core.declarative;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.Theme;
import org.minikisa.impact.laws.AnswerLaws;
import org.minikisa.problem.api.Problems;

/** Reads the aggregation: within and between themes, or a tree. */
final class AggregateFormat {

    private final Members model;
    private final List<Theme> themes;
    private final List<Indicator> indicators;
    private final List<Optional<Normaliser>> normalisers;
    private final Problems problems;

    /** @param indicators get the weights of a tree, when there is one */
    AggregateFormat(
            Members model,
            List<Theme> themes,
            List<Indicator> indicators,
            List<Optional<Normaliser>> normalisers,
            Problems problems) {
        this.model = model;
        this.themes = themes;
        this.indicators = indicators;
        this.normalisers = normalisers;
        this.problems = problems;
    }

    /** Empty where there is nothing to aggregate, or a problem was noted. */
    Optional<Node.Inner> read() {
        var aggregate = model.child("aggregate", "aggregate");
        if (aggregate.has("of")) {
            for (var name : List.of("within", "between")) {
                if (aggregate.has(name)) {
                    aggregate.problem(
                            "impact.aggregate",
                            name,
                            "beside a tree",
                            "either a tree or within and between",
                            "Remove one of them.");
                }
            }
            return tree(aggregate);
        }
        if (themes.isEmpty()) {
            var flat = aggregate.has("fn") ? aggregator(aggregate) : aggregator(aggregate, "between");
            return Optional.of(new Node.Inner("index", flat, leaves(""), 1)).filter(this::hasChildren);
        }
        var between = aggregator(aggregate, "between");
        var within = aggregator(aggregate, "within");
        var children = new ArrayList<Node>();
        for (int i = 0; i < themes.size(); i++) {
            var leaves = leaves(themes.get(i).id());
            if (leaves.isEmpty()) {
                problems.add(
                        "impact.theme.empty",
                        "themes[" + i + "]",
                        "no indicator with a weight",
                        "at least one",
                        "Give an indicator this theme, or remove the theme.");
            } else {
                children.add(new Node.Inner(
                        themes.get(i).id(), within, leaves, themes.get(i).weight()));
            }
        }
        for (int i = 0; i < indicators.size(); i++) {
            if (indicators.get(i).theme().isEmpty() && indicators.get(i).weight() > 0) {
                problems.add(
                        "impact.indicator.theme",
                        "indicators[" + i + "].theme",
                        "nothing",
                        "the id of a theme",
                        "Name its theme, or give it weight 0 when only gates and formulas read it.");
            }
        }
        return Optional.of(new Node.Inner("index", between, children, 1)).filter(this::hasChildren);
    }

    private boolean hasChildren(Node.Inner node) {
        if (node.children().isEmpty() && problems.isEmpty()) {
            model.problem(
                    "impact.aggregate",
                    "indicators",
                    "no indicator with a weight",
                    "at least one",
                    "Give one a weight.");
        }
        return !node.children().isEmpty();
    }

    /** The weighted indicators of a theme. */
    private List<Node> leaves(String theme) {
        var leaves = new ArrayList<Node>();
        for (int i = 0; i < indicators.size(); i++) {
            if (indicators.get(i).theme().equals(theme) && indicators.get(i).weight() > 0) {
                scored(i);
                leaves.add(new Node.Leaf(i, indicators.get(i).weight()));
            }
        }
        return leaves;
    }

    private void scored(int indicator) {
        if (normalisers.get(indicator).isEmpty()) {
            problems.add(
                    "impact.normalise",
                    "indicators[" + indicator + "].normalise",
                    "nothing",
                    "how its value becomes a score",
                    "Add {\"fn\": \"goalposts\", \"lo\": …, \"hi\": …}, or weight 0 when only gates read it.");
        }
    }

    private Optional<Node.Inner> tree(Members aggregate) {
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < indicators.size(); i++) {
            places.put(indicators.get(i).id(), i);
        }
        var ids = new HashSet<String>();
        var weights = new LinkedHashMap<Integer, Double>();
        var children = children(aggregate, places, ids, weights);
        for (int i = 0; i < indicators.size(); i++) {
            if (indicators.get(i).weight() != 1 && weights.containsKey(i)) {
                problems.add(
                        "impact.weight.twice",
                        "indicators[" + i + "].weight",
                        "a weight beside a tree",
                        "none",
                        "Write weights in the tree, where the indicator is referred to.");
            }
            indicators.set(i, indicators.get(i).weight(weights.getOrDefault(i, 0.0)));
        }
        return children.isEmpty()
                ? Optional.empty()
                : Optional.of(new Node.Inner(
                        aggregate.optionalText("id").orElse("index"), aggregator(aggregate), children, 1));
    }

    private List<Node> children(
            Members node, Map<String, Integer> places, Set<String> ids, Map<Integer, Double> weights) {
        var children = new ArrayList<Node>();
        var elements = node.children("of", "child", ModelFormat.MOST_INDICATORS);
        for (var child : elements) {
            double weight = child.weight("weight", 1, false);
            if (child.has("ref")) {
                leaf(child, weight, places, weights).ifPresent(children::add);
            } else {
                var id = child.name("id");
                if (child.has("id") && !ids.add(id)) {
                    child.problem(
                            "impact.id.twice", "id", "\"" + id + "\" again", "an id of its own", "Rename one of them.");
                }
                var below = children(child, places, ids, weights);
                if (!below.isEmpty()) {
                    children.add(new Node.Inner(id, aggregator(child), below, weight));
                }
            }
        }
        if (elements.isEmpty()) {
            node.problem(
                    "impact.aggregate",
                    "of",
                    "no children",
                    "at least one",
                    "Refer to indicators: [ {\"ref\": \"id\"}, … ].");
        }
        return children;
    }

    private Optional<Node> leaf(
            Members child, double weight, Map<String, Integer> places, Map<Integer, Double> weights) {
        var ref = child.text("ref");
        var place = places.get(ref);
        if (place == null) {
            var near = AnswerLaws.near(ref, places.keySet());
            child.problem(
                    "impact.aggregate.ref",
                    "ref",
                    "\"" + ref + "\"",
                    "the id of an indicator",
                    near.isEmpty() ? "Name one that is there." : "Did you mean " + near.get(0) + "?");
            return Optional.empty();
        }
        if (weights.putIfAbsent(place, weight) != null) {
            child.problem(
                    "impact.aggregate.twice",
                    "ref",
                    "\"" + ref + "\" again",
                    "each indicator once",
                    "Add the weights up in one place.");
            return Optional.empty();
        }
        scored(place);
        return Optional.of(new Node.Leaf(place, weight));
    }

    private Aggregator aggregator(Members node) {
        return aggregator(node, node.optionalText("fn").orElse("arithmetic"), "fn");
    }

    /** {@code "within": "arithmetic"}, or {@code "between": {"fn": "geometric", "shift": 0.01}}. */
    private Aggregator aggregator(Members aggregate, String name) {
        var json = aggregate.json(name);
        if (json.isPresent() && json.get() instanceof Json.Obj) {
            return aggregator(aggregate.child(name, "aggregator"));
        }
        return aggregator(aggregate, aggregate.optionalText(name).orElse("arithmetic"), name);
    }

    private Aggregator aggregator(Members node, String fn, String member) {
        switch (fn) {
            case "arithmetic" -> {
                if (node.has("shift") && member.equals("fn")) {
                    node.problem(
                            "impact.aggregate.shift", "shift", "beside arithmetic", "geometric", "Remove the shift.");
                }
                return new Aggregator.Arithmetic();
            }
            case "geometric" -> {
                return new Aggregator.Geometric(member.equals("fn") ? node.within("shift", 0, 1e6, 0) : 0);
            }
            default -> {
                node.oneOf(member, fn, List.of("arithmetic", "geometric"));
                return new Aggregator.Arithmetic();
            }
        }
    }
}
